import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, expect, type Locator, type Page } from '@playwright/test'
import type { Receipt } from '../../../../electron/contract/receipt.ts'

export interface LaunchOptions {
  readonly electron: string
  /** The folder with package.json and what was built. */
  readonly app: string
  readonly userData: string
  readonly switches?: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
}

/** The built OnHook, as a user starts it, and its window by the views' debugging port. */
export class BuiltOnHook {
  readonly #process: ChildProcess
  readonly #userData: string
  #browser: Browser | null = null
  #window: Page | null = null

  constructor({ electron, app, userData, switches = [], environment = process.env }: LaunchOptions) {
    mkdirSync(userData, { recursive: true })
    this.#userData = userData
    const own = ['--remote-debugging-port=0', '--lang=en-US', `--user-data-dir=${userData}`, app]
    this.#process = spawn(electron, [...own, ...switches], { stdio: 'ignore', env: environment })
  }

  /** Until the window shows what the engine knows. */
  async ready(): Promise<void> {
    await expect.poll(() => this.#read('onhook.log'), { message: 'OnHook starts' }).toMatch(/ engine: \d+ ms/)
    const [port = ''] = this.#read('DevToolsActivePort').split('\n')
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    const pages = (): readonly Page[] => this.#browser?.contexts()[0]?.pages() ?? []
    const shown = (): Page | undefined => pages().find((page) => page.url().endsWith('/window.html'))
    await expect.poll(() => shown() !== undefined, { message: 'the window opens' }).toBe(true)
    this.#window = shown() ?? null
  }

  get window(): Page {
    if (this.#window === null) throw new Error('The window is not open yet.')
    return this.#window
  }

  /** The row of a connection, live or lately ended: the newest. */
  row(name: string): Locator {
    return this.window.getByRole('listitem', { name, exact: true }).first()
  }

  /** Presses "Hang up", once it has stood still for as long as OnHook wants. */
  async hangUp(name: string): Promise<void> {
    await this.window.waitForTimeout(600)
    await this.window
      .getByRole('button', { name: `Hang up ${name}`, exact: true })
      .first()
      .click()
  }

  receipts(): readonly Receipt[] {
    return this.#read('receipts.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Receipt => JSON.parse(line))
  }

  async close(): Promise<void> {
    await this.#browser?.close().catch(() => {})
    if (this.#process.exitCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await ended
  }

  #read(name: string): string {
    const file = path.join(this.#userData, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
}
