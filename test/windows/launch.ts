import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, expect, type Page } from '@playwright/test'
import type { Receipt } from '../../electron/contract/receipt.ts'
import { type DoubleLogEntry, parseDoubleLog } from '../fixtures/double-log.ts'
import { onWindows } from '../fixtures/wine-electron.ts'
import { desktopEnvironment, theDesktop } from './desktop.ts'

export interface Launch {
  /** What the double plays. */
  readonly scenario: string
  readonly switches?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Another one's folder; a new one where there is none. */
  readonly userData?: string
}

/** A running OnHook. */
export interface OnHook {
  readonly userData: string
  /** A view, once there is one. */
  view(name: 'window' | 'popover'): Promise<Page>
  log(): string
  double(): readonly DoubleLogEntry[]
  receipts(): readonly Receipt[]
  /** Hang-ups that the journal still holds. */
  journal(): readonly string[]
  /** Starts it once more on the same folder; resolves with the exit code of that one. */
  startAgain(): Promise<number | null>
  readonly ended: Promise<number | null>
  isRunning(): boolean
  dispose(): Promise<void>
}

/**
 * By the views' own debugging port alone: with a debugger in the main process, as Playwright brings it for Electron, threads
 * do not start under Wine.
 */
export async function launchOnHook({ scenario, switches = [], environment = {}, ...options }: Launch): Promise<OnHook> {
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'onhook-windows-'))
  const file = (name: string): string => path.join(userData, name)
  const text = (name: string): string => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '')
  for (const stale of ['DevToolsActivePort', 'double.log', 'onhook.log']) rmSync(file(stale), { force: true })
  writeFileSync(file('played.scenario'), scenario)
  const env = desktopEnvironment({
    ONHOOK_SCENARIO: onWindows(file('played.scenario')),
    ONHOOK_DOUBLE_LOG: onWindows(file('double.log')),
    ...environment,
  })
  const { electron, app } = theDesktop()
  const program = ['--lang=en-US', `--user-data-dir=${onWindows(userData)}`, app]
  const child = spawn(electron, ['--remote-debugging-port=0', ...program, ...switches], { env, stdio: 'ignore' })
  let running = true
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running = false
      resolve(code)
    })
  })
  // The library has answered, and the tray shows it.
  await expect.poll(() => text('onhook.log'), { message: 'OnHook starts' }).toMatch(/ engine: \d+ ms/)

  let browser: Promise<Browser> | null = null
  const connect = async (): Promise<Browser> => {
    const [port = ''] = text('DevToolsActivePort').split('\n')
    const address = `http://127.0.0.1:${port}`
    const once = () => chromium.connectOverCDP(address, { noDefaults: true, timeout: 15_000 })
    // Whoever comes while a page is being made may wait for ever.
    return once().catch(once).catch(once)
  }
  return {
    userData,
    view: async (name) => {
      browser ??= connect()
      const [context] = (await browser).contexts()
      const shows = (page: Page): boolean => page.url().endsWith(`/${name}.html`)
      await expect.poll(() => context?.pages().some(shows), { message: `the ${name} opens` }).toBe(true)
      const found = context?.pages().find(shows)
      if (found === undefined) throw new Error(`The ${name} has gone again.`)
      return found
    },
    log: () => text('onhook.log'),
    double: () => parseDoubleLog(text('double.log')),
    receipts: () => lines(text('receipts.jsonl')).map((line): Receipt => JSON.parse(line)),
    journal: () => stillOpen(lines(text('journal.jsonl'))),
    startAgain: () =>
      new Promise((resolve) => {
        spawn(electron, program, { env, stdio: 'ignore' }).once('exit', resolve)
      }),
    ended,
    isRunning: () => running,
    dispose: async () => {
      await (await browser?.catch(() => null))?.close().catch(() => {})
      child.kill('SIGKILL')
      await ended
      rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')

function stillOpen(journal: readonly string[]): readonly string[] {
  const open = new Set<string>()
  for (const line of journal) {
    const record: { readonly begin?: string; readonly end?: string } = JSON.parse(line)
    if (record.begin !== undefined) open.add(record.begin)
    if (record.end !== undefined) open.delete(record.end)
  }
  return [...open]
}
