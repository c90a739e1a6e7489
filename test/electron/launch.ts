import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test'
import { electronHere } from '../../scripts/lib/electron-runtime.mjs'
import type { TrayHost, TrayItem } from './tray-host.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** As root there is no sandbox to be had, and without a display card nothing to accelerate. */
const SWITCHES = ['--no-sandbox', '--disable-gpu']

export interface Launch {
  readonly environment?: Readonly<Record<string, string>>
  /** `--hidden` and the like. */
  readonly switches?: readonly string[]
  /** Another one's folder, to start a second time on it; a new one where there is none. */
  readonly userData?: string
}

/** A running OnHook, as a person and the desktop see it. */
export interface OnHook {
  readonly app: ElectronApplication
  readonly userData: string
  /** The window, once it is shown. */
  window(): Promise<Page>
  /** The popover, once there is one. */
  popover(): Promise<Page>
  /** Whether a person sees this view. */
  sees(view: View): Promise<boolean>
  item(): Promise<TrayItem>
  log(): string
  /** The exit code; null for one that a signal ended. */
  readonly ended: Promise<number | null>
  /** ms on this process' monotonic clock at which it ended; null while it runs. */
  endedAt(): number | null
  /** Ends it by all means and removes its folder. */
  dispose(): Promise<void>
}

export type View = 'popover' | 'window'

export async function launchOnHook(host: TrayHost | null, options: Launch = {}): Promise<OnHook> {
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'onhook-electron-'))
  host?.expectAnother()
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [ROOT, ...SWITCHES, `--user-data-dir=${userData}`, ...(options.switches ?? [])],
    env: cleanEnvironment(options.environment ?? {}),
    cwd: ROOT,
  })
  const child = app.process()
  let endedAt: number | null = null
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      endedAt = performance.now()
      resolve(code)
    })
  })
  const page = async (view: View): Promise<Page> => {
    const shows = (candidate: Page) => candidate.url().endsWith(`/${view}.html`)
    // A window is announced before it has its address, so what is there is looked at again and again.
    await expect.poll(() => app.windows().some(shows), { message: `the ${view} opens`, timeout: 20_000 }).toBe(true)
    const found = app.windows().find(shows)
    if (found === undefined) throw new Error(`The ${view} has gone again.`)
    await found.waitForLoadState('domcontentloaded')
    return found
  }
  return {
    app,
    userData,
    window: () => page('window'),
    popover: () => page('popover'),
    sees: (view) =>
      app.evaluate(
        ({ BrowserWindow }, ending) =>
          BrowserWindow.getAllWindows().some((each) => each.isVisible() && each.webContents.getURL().endsWith(ending)),
        `/${view}.html`,
      ),
    item: async () => {
      if (host === null) throw new Error('There is no tray host on this bus.')
      return host.item()
    },
    log: () => {
      const file = path.join(userData, 'onhook.log')
      return existsSync(file) ? readFileSync(file, 'utf8') : ''
    },
    ended,
    endedAt: () => endedAt,
    dispose: async () => {
      // Past every gate; a program that hangs is killed.
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      if (endedAt === null) await app.evaluate((electron) => electron.app.exit(0)).catch(() => {})
      await ended
      clearTimeout(late)
      // Its helpers outlive a killed program by a moment, and write; what they leave is the system's to clear.
      await rm(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {})
    },
  }
}

/** Starts OnHook once more on the same folder, without a hand in it. */
export function startAgain(first: Pick<OnHook, 'userData'>, switches: readonly string[] = []): ChildProcess {
  return spawn(electronProgram(), [ROOT, ...SWITCHES, `--user-data-dir=${first.userData}`, ...switches], {
    env: cleanEnvironment({}),
    stdio: 'ignore',
  })
}

/** How a process of the same program on this folder is started, without a hand in it. */
export function onceStarted(userData: string, environment: Readonly<Record<string, string>> = {}) {
  return {
    program: electronProgram(),
    before: [ROOT, ...SWITCHES, `--user-data-dir=${userData}`],
    environment: cleanEnvironment(environment),
  }
}

function electronProgram(): string {
  const electron = electronHere()
  if (!electron.ok) throw new Error(`There is no Electron: ${electron.reason}.`)
  return electron.path
}

/** What the tests were started with must not decide what OnHook talks to. */
function cleanEnvironment(more: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('ONHOOK_'))
  const environment = Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return { ...environment, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', ...more }
}
