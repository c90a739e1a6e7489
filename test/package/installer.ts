import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { APP_ID } from '../../electron/shell/app/app-id.ts'
import { onWindows } from '../fixtures/wine-electron.ts'
import { WORK } from './packaged.ts'

const SCRIPT = fileURLToPath(new URL('./installer.nsi', import.meta.url))

/** A Windows program that does to the OnHook in this folder what the installer and the uninstaller do. */
export function buildInstallerTrial(folder: string, switches: readonly string[]): string {
  const output = path.join(WORK, 'installer-trial.exe')
  const defines = { FOLDER: onWindows(folder), APP_ID, OUTPUT: output, ONHOOK_QUIT: ['--quit', ...switches].join(' ') }
  execFileSync('makensis', [
    '-V2',
    '-WX',
    '-INPUTCHARSET',
    'UTF8',
    ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
    SCRIPT,
  ])
  return output
}

/** Runs it to its end; its exit code. */
export function runInstallerTrial(
  program: string,
  environment: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<number | null> {
  const child = spawn('wine', [program, ...args], { env: environment, stdio: 'ignore' })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}
