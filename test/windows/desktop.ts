import { execFile } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { stage } from '../../scripts/lib/package/stage.mjs'
import { startDisplay } from '../fixtures/display.ts'
import { runInWine, stopWine, wineEnvironment } from '../fixtures/wine.ts'
import { installDouble, onWindows, windowsElectron } from '../fixtures/wine-electron.ts'

/** A Windows desktop on this machine: a display, a Wine prefix with the double in it, and what is started there. */
export interface WindowsDesktop {
  /** Starts Electron. */
  readonly electron: string
  readonly prefix: string
  /** The application as it is packaged. */
  readonly app: string
  /** The program that clicks and types. */
  readonly hand: string
  readonly display: string
}

const NAME = 'ONHOOK_TEST_DESKTOP'
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = fileURLToPath(new URL('../../out/test/windows-desktop', import.meta.url))

/** ms; long, for the machine may be busy with other things. */
const LIMIT = 90_000

export async function prepareDesktop(): Promise<{ readonly desktop: WindowsDesktop; readonly stop: () => void }> {
  const electron = windowsElectron()
  if ('skipped' in electron) throw new Error(`${electron.skipped}.`)
  await installDouble(electron.prefix)
  showWithoutManager(electron.prefix)
  const [app, hand, display] = await Promise.all([stage({ os: 'win32', cpu: 'x64' }), buildHand(), startDisplay()])
  const stop = (): void => {
    stopWine(electron.prefix)
    display.stop()
  }
  const desktop = {
    electron: electron.command,
    prefix: electron.prefix,
    app,
    hand,
    display: display.environment.DISPLAY,
  }
  return { desktop, stop }
}

/** Nobody manages windows on this display: Wine would wait two seconds for each that goes away. */
function showWithoutManager(prefix: string): void {
  stopWine(prefix)
  const registry = path.join(prefix, 'user.reg')
  const setting = '\n[Software\\\\Wine\\\\X11 Driver]\n"Managed"="N"\n'
  if (!readFileSync(registry, 'utf8').includes('"Managed"="N"')) appendFileSync(registry, setting)
}

async function buildHand(): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const program = path.join(folder, 'hand.exe')
  const flags = ['-std=c11', '-O1', '-Wall', '-Wextra', '-Werror', '-Wno-missing-field-initializers', '-municode']
  await promisify(execFile)('x86_64-w64-mingw32-gcc', [...flags, '-o', program, path.join(here, 'hand.c')])
  return program
}

/** The tests run in processes of their own; the environment is what reaches them. */
export function offerDesktop(desktop: WindowsDesktop): void {
  process.env[NAME] = JSON.stringify(desktop)
}

export function theDesktop(): WindowsDesktop {
  const offered = process.env[NAME]
  if (offered === undefined) throw new Error('Run this by "npm test -- windows".')
  return JSON.parse(offered)
}

/** For a program on that desktop, the double playing. */
export function desktopEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { prefix, display } = theDesktop()
  const all = wineEnvironment(prefix, 'rasapi32=n', { DISPLAY: display })
  // What the tests were started with must not decide what OnHook talks to.
  const kept = Object.entries(all).flatMap(([name, value]) =>
    value === undefined || name.startsWith('ONHOOK_') ? [] : [[name, value]],
  )
  return { ...Object.fromEntries(kept), ...more }
}

/** Runs a Windows program to its end. Throws what it said where its exit code is not 0. */
export async function runOnDesktop(program: string, ...args: readonly string[]): Promise<void> {
  const output = path.join(folder, 'said.txt')
  const { prefix, display } = theDesktop()
  const env = { DISPLAY: display }
  const run = { command: 'wine', args: [program, ...args], prefix, cwd: folder, output, env, limit: LIMIT }
  const code = await runInWine(run)
  if (code !== 0) throw new Error(`${path.basename(program)} ${args.join(' ')} ended with ${code}. ${said(output)}`)
}

const said = (file: string): string => readFileSync(file, 'utf8').slice(-500)

/** The entry of the icon's menu that stands first or last. */
export const pickFromMenu = (entry: 'first' | 'last'): Promise<void> => runOnDesktop(theDesktop().hand, 'menu', entry)

/** The cross of OnHook's window. */
export const closeWindow = (): Promise<void> => runOnDesktop(theDesktop().hand, 'close')

/** What Explorer tells all windows when it was started again. */
export const announceTaskbar = (): Promise<void> => runOnDesktop(theDesktop().hand, 'taskbar')

export const clickIcon = (): Promise<void> => runOnDesktop(theDesktop().hand, 'click')

/** Windows asks every window whether the session may end, and then tells it that it does. */
export const logOff = (): Promise<void> => runOnDesktop('wineboot', '-e')

/** Ends whatever still runs there. */
export const endSession = (): void => stopWine(theDesktop().prefix)

const RUN = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
const APPROVED = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run'
const SWITCHED_OFF = '030000000000000000000000'

/** What Windows starts at login: names and command lines. */
export async function startedAtLogin(): Promise<ReadonlyMap<string, string>> {
  const file = path.join(folder, 'run.reg')
  rmSync(file, { force: true })
  await runOnDesktop('reg', 'export', RUN, onWindows(file), '/y')
  const lines = readFileSync(file, 'utf16le').matchAll(/^"((?:[^"\\]|\\.)*)"="((?:[^"\\]|\\.)*)"/gm)
  const bare = (text = ''): string => text.replace(/\\(.)/g, '$1')
  return new Map([...lines].map(([, name, command]) => [bare(name), bare(command)]))
}

/** What the Task Manager writes when a person switches a program off there. */
export const switchOffInTaskManager = (name: string): Promise<void> =>
  runOnDesktop('reg', 'add', APPROVED, '/v', name, '/t', 'REG_BINARY', '/d', SWITCHED_OFF, '/f')

/** Takes away what an earlier run has left. */
export async function forgetLogin(): Promise<void> {
  for (const key of [RUN, APPROVED]) {
    await runOnDesktop('reg', 'add', key, '/f')
    await runOnDesktop('reg', 'delete', key, '/va', '/f')
  }
}
