import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTrayHost, type TrayHost, type TrayItem } from '../../electron/tray-host.ts'

/** An Electron program as a person starts it: no inspector and no test runner in it. */
export interface Running {
  readonly pid: number
  /** ms from the start until its icon stood in the tray. */
  readonly registeredAfter: number
  /** ms on the monotonic clock */
  readonly startedAt: number
  readonly item: TrayItem
  stop(): Promise<void>
}

/** As root there is no sandbox to be had, and without a display card nothing to accelerate: alike for all that is measured. */
const SWITCHES = ['--no-sandbox', '--disable-gpu']
const PATIENCE = 30_000

/**
 * `program` is the folder or file that Electron is to run. A `desktop` is shared with other programs; none = one for itself.
 * `prepare` puts into its data folder what is to be there before.
 */
export async function launchPlain(
  program: string,
  environment: Readonly<Record<string, string>>,
  switches: readonly string[] = [],
  desktop: TrayHost | null = null,
  prepare: (userData: string) => void = () => {},
): Promise<Running> {
  const electron = process.env['ONHOOK_ELECTRON']
  if (electron === undefined) throw new Error('ONHOOK_ELECTRON names no Electron.')
  const host = desktop ?? (await startTrayHost())
  host.expectAnother()
  const userData = mkdtempSync(path.join(tmpdir(), 'onhook-bench-'))
  prepare(userData)
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ONHOOK_')))
  const startedAt = performance.now()
  const child = spawn(electron, [program, ...SWITCHES, `--user-data-dir=${userData}`, ...switches], {
    env: { ...kept, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', ...environment },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(late)
    if (desktop === null) await host.close()
    // Its helpers outlive it by a moment, and write.
    rmSync(userData, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 })
  }
  let late: NodeJS.Timeout | undefined
  const item = await Promise.race([
    host.item(),
    ended.then(() => null),
    new Promise<null>((resolve) => {
      late = setTimeout(() => resolve(null), PATIENCE)
    }),
  ])
  clearTimeout(late)
  const registeredAfter = performance.now() - startedAt
  if (item === null || child.pid === undefined) {
    await stop()
    throw new Error(`${program} showed no tray icon.`)
  }
  return { pid: child.pid, registeredAfter, startedAt, item, stop }
}
