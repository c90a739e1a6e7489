import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, expect, type Locator, type Page } from '@playwright/test'
import { DRIVE } from './drivable.ts'

/** A packaged program that runs, seen through its own windows and worked by the mouse of the X server. */
export interface Running {
  readonly process: ChildProcess
  log(): string
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>
  /** The view, once it is shown. */
  view(name: 'popover' | 'window'): Promise<Page>
  /** Moves the real pointer there and presses its button. */
  click(place: Locator): Promise<void>
  /** The files that are mapped into the program and its helpers, by their path on this machine. */
  mappedFiles(): readonly string[]
  stop(): Promise<void>
}

export interface Start {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** The profile's folder, made anew. */
  readonly profile: string
  /** The same, as the program names it. */
  readonly profileSwitch: string
  /** Ends what is left of it. */
  readonly end: (child: ChildProcess) => void
}

export interface Started {
  log(): string
  /** null while it runs. */
  code(): number | null
  /** Whether Chromium says that it listens for an inspector. */
  listens(): boolean
  stop(): Promise<void>
}

/** ms: Wine takes its time. */
const PATIENCE = 60_000

export async function startPackaged(start: Start): Promise<Running> {
  const { command, args, environment, profile, profileSwitch, end } = start
  rmSync(profile, { recursive: true, force: true })
  mkdirSync(profile, { recursive: true })
  const child = spawn(command, [...args, `--user-data-dir=${profileSwitch}`], {
    env: { ...environment, [DRIVE]: 'yes' },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const log = (): string => textOf(path.join(profile, 'onhook.log'))
  await expect.poll(log, { message: 'the program starts', timeout: PATIENCE }).toMatch(/ engine: \d+ ms/)
  const [port] = textOf(path.join(profile, 'DevToolsActivePort')).split('\n')
  const listed = async () => (await fetch(`http://127.0.0.1:${port}/json/list`)).text()
  // Under Wine a view that is inspected while it loads never gets any further.
  await expect.poll(listed, { message: 'the window is loaded', timeout: PATIENCE }).toContain('"title": "OnHook"')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, timeout: PATIENCE })
  return {
    process: child,
    log,
    ended,
    view: (name) => viewOf(browser, name),
    click: (place) => clickOnScreen(place, environment),
    mappedFiles: () => mappedFiles(profileSwitch),
    stop: async () => {
      await browser.close().catch(() => {})
      end(child)
      await ended
    },
  }
}

/** Starts a package with more switches and nobody to drive it; its log, once it has started or ended. */
export async function startWith(start: Start, switches: readonly string[]): Promise<Started> {
  const { command, args, environment, profile, profileSwitch, end } = start
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  mkdirSync(profile, { recursive: true })
  const child = spawn(command, [...args, `--user-data-dir=${profileSwitch}`, ...switches], {
    env: environment,
    stdio: 'ignore',
  })
  let code: number | null = null
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (given) => {
      code = given
      resolve()
    })
  })
  const log = (): string => textOf(path.join(profile, 'onhook.log'))
  return {
    log,
    code: () => code,
    listens: () => existsSync(path.join(profile, 'DevToolsActivePort')),
    stop: async () => {
      end(child)
      await ended
    },
  }
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

async function viewOf(browser: Browser, name: string): Promise<Page> {
  const find = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().endsWith(`/${name}.html`))
  await expect.poll(() => find() !== undefined, { message: `the ${name} opens`, timeout: PATIENCE }).toBe(true)
  const page = find()
  if (page === undefined) throw new Error(`The ${name} has gone again.`)
  page.setDefaultTimeout(PATIENCE / 2)
  return page
}

/** As a hand does it: bring it into view, point at it, see that it is still there, press. */
async function clickOnScreen(place: Locator, environment: NodeJS.ProcessEnv): Promise<void> {
  await expect(async () => {
    await place.scrollIntoViewIfNeeded()
    const before = await middleOnScreen(place)
    execFileSync('xdotool', ['mousemove', `${before.x}`, `${before.y}`], { env: environment })
    // A button that hangs up acts only once it has stood still for a moment.
    if ((await place.getAttribute('data-guarded')) !== null) {
      await expect(place).toHaveAttribute('data-armed', '', { timeout: 2_000 })
    }
    expect(await middleOnScreen(place)).toEqual(before)
  }).toPass({ timeout: PATIENCE })
  execFileSync('xdotool', ['click', '1'], { env: environment })
}

async function middleOnScreen(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox()
  if (box === null) throw new Error(`Nothing to click on: ${place}`)
  // The frame is as wide at the sides as at the bottom; what is left above is the title bar.
  const origin = await place.page().evaluate(() => {
    const frame = (window.outerWidth - window.innerWidth) / 2
    return { x: window.screenX + frame, y: window.screenY + window.outerHeight - window.innerHeight - frame }
  })
  return { x: Math.round(origin.x + box.x + box.width / 2), y: Math.round(origin.y + box.y + box.height / 2) }
}

/** Of every process whose command line names the profile. */
function mappedFiles(profile: string): readonly string[] {
  const found = new Set<string>()
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(profile)) continue
      for (const line of readFileSync(`/proc/${id}/maps`, 'utf8').split('\n')) {
        const file = line.slice(line.indexOf('/'))
        if (line.includes('/')) found.add(file)
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return [...found]
}
