import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { DRIVE } from '../drivable.ts'
import type { Ended, Machine, Started } from './machine.ts'

/** ms: Wine takes its time, and so does a machine with much to do. */
export const PATIENCE = 240_000
const BETWEEN_LOOKS = 250

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = PATIENCE): Promise<void> {
  for (const end = Date.now() + patience; !(await holds()); await wait(BETWEEN_LOOKS)) {
    assert.ok(Date.now() < end, `${what}: not within ${patience / 1000} s`)
  }
}

/** Waits for what a program does at its start; that it ended instead is told at once. */
export async function untilStarted(what: string, started: Started, holds: () => boolean): Promise<void> {
  let ended: Ended | null = null
  void started.ended.then((end) => {
    ended = end
  })
  await until(what, () => {
    assert.equal(ended, null, `${what}: it has ended`)
    return holds()
  })
}

export const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Where an OnHook keeps its data, and what can be told from there. */
export class Profile {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  log(): string {
    return textOf(path.join(this.folder, 'onhook.log'))
  }

  /** How often it has started. */
  starts(): number {
    return this.log().match(/info engine: \d+ ms/g)?.length ?? 0
  }

  /** The version that started last. */
  version(): string | undefined {
    return [...this.log().matchAll(/ OnHook (\d+\.\d+\.\d+) on /g)].at(-1)?.[1]
  }

  /** Hang-ups that were never finished. */
  forgetHangUps(): void {
    rmSync(path.join(this.folder, 'journal.jsonl'), { force: true })
  }

  /** Names of connections that are known to be gone. */
  gone(): readonly string[] {
    return textOf(path.join(this.folder, 'receipts.jsonl'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .filter(({ outcome }) => outcome?.phase === 'gone')
      .map(({ subject }) => subject.name)
  }
}

export interface Launch {
  readonly machine: Machine
  readonly program: string
  readonly profile: Profile
  readonly switches: readonly string[]
}

/** Starts it with its window, on simulated connections of which some are slow to hang up and some never are. */
export async function openWindow({ machine, program, profile, switches }: Launch): Promise<OpenWindow> {
  const portFile = path.join(profile.folder, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const before = profile.starts()
  const started = machine.start(program, [...switches], { ...SIMULATED, [DRIVE]: '1' })
  await untilStarted('OnHook starts', started, () => profile.starts() > before)
  await until('its inspector listens', () => textOf(portFile) !== '')
  const port = textOf(portFile).split('\n')[0]
  const shown = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/json/list`)).text()).includes('"title": "OnHook"')
  // Under Wine a view that is inspected while it loads never gets any further.
  await until('its window is loaded', shown)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, timeout: PATIENCE })
  const find = () =>
    browser
      .contexts()
      .flatMap((each) => each.pages())
      .find((each) => each.url().endsWith('/window.html'))
  await until('its window opens', () => find() !== undefined)
  const page = find()
  assert.ok(page)
  page.setDefaultTimeout(PATIENCE)
  return { started, page, browser }
}

export interface OpenWindow {
  readonly started: Started
  readonly page: Page
  readonly browser: Browser
}

/** The scenario is one that every OnHook knows by name. */
export const SIMULATED = { ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: 'stuck' }
/** In it: gone after 14 s. */
export const SLOW = 'Weather service'
/** In it: never gone. */
export const ENDLESS = 'Pump station 7'

/** Presses the button that hangs a connection up, and waits until it has begun. */
export async function hangUp(page: Page, profile: Profile, name: string): Promise<void> {
  const before = profile.log().length
  const button = page.getByRole('button', { name: new RegExp(`^Hang up .*${name}`) }).first()
  // It acts only once it has stood still for a moment.
  await until('its button is armed', async () => (await button.getAttribute('data-armed')) !== null)
  await button.click()
  await until('the hang-up begins', () => profile.log().slice(before).includes('begun by window'))
}
