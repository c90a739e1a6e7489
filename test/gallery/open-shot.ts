import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { IpcBridge } from '../../electron/contract/ipc.ts'
import type { Snapshot } from '../../electron/contract/snapshot.ts'
import type { Recording } from './stage.ts'
import type { Shot } from './story.ts'

/** Nobody answers there but this file. */
const ORIGIN = 'http://onhook.invalid'
const VIEWS = 'out/renderer'
/** A winter noon: which day it is must not show. */
const NOW = Date.UTC(2026, 0, 15, 12)
/** Until destructive buttons may be pressed, ms. */
const ARMED = 600
/** After so long without a sign of life a view says that it is lost, ms. */
const LOST = 9_000

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export const SIZES = {
  popover: { width: 360, height: 640 },
  window: { width: 880, height: 600 },
} as const

/**
 * Opens a view on a recording, with the clock of the page standing still: what is seen is what the engine said, to the
 * tenth of a second.
 */
export async function openShot(page: Page, shot: Shot, recording: Recording): Promise<void> {
  await page.setViewportSize(SIZES[shot.view])
  await page.route(`${ORIGIN}/**`, async (route) => {
    const file = path.join(VIEWS, new URL(route.request().url()).pathname)
    const contentType = TYPES[path.extname(file)] ?? 'application/octet-stream'
    await route.fulfill({ contentType, body: readFileSync(file) })
  })
  await page.addInitScript(playRecording, recording)
  await page.clock.install({ time: NOW })
  await page.clock.pauseAt(NOW + 60_000)
  await page.goto(`${ORIGIN}/${shot.view}.html${shot.address ?? ''}`)
  // The view begins once its words are there.
  await page.evaluate(() => Reflect.get(window, 'onhookHeard'))
  await page.evaluate(nextTurn)
  await page.clock.runFor(ARMED)
  await page.evaluate(() => window.dispatchEvent(new Event('onhook-gallery')))
  await page.getByRole(shot.view === 'popover' ? 'main' : 'navigation').waitFor()
  if (shot.address !== undefined) await pageIsThere(page)
  await shot.act?.(page)
  if (shot.silent) await page.clock.runFor(LOST)
  // What the view has asked for is answered, and drawn.
  for (let turns = 0; turns < 3; turns += 1) await page.evaluate(nextTurn)
}

/** A page of the window comes in a file of its own, and React waits a moment before it shows it. */
async function pageIsThere(page: Page): Promise<void> {
  for (let turns = 0; turns < 100 && (await page.locator('main h1').count()) === 0; turns += 1) {
    await page.clock.runFor(20)
    await page.evaluate(nextTurn)
  }
}

/** Presses a button that has to stand still first. */
export async function press(page: Page, name: string): Promise<void> {
  await page.clock.runFor(ARMED)
  await page.getByRole('button', { name }).click()
}

/** What the engine says next. */
export async function tell(page: Page, snapshot: Snapshot): Promise<void> {
  await page.evaluate((detail) => window.dispatchEvent(new CustomEvent('onhook-gallery', { detail })), snapshot)
  for (let turns = 0; turns < 3; turns += 1) await page.evaluate(nextTurn)
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}

/** Runs in the page, before any of its own scripts: a bridge that answers from the recording. */
function playRecording(recording: Recording): void {
  let show: (snapshot: Snapshot) => void = () => {}
  let listens: () => void = () => {}
  const heard = new Promise<void>((resolve) => {
    listens = resolve
  })
  const answers: Readonly<Record<string, (request: unknown) => unknown>> = {
    traffic: (request) => recording.traffic[String(Object.values(request ?? {})[0])] ?? [],
    steps: (request) => recording.steps[String(Object.values(request ?? {})[0])] ?? [],
    receipts: () => recording.receipts,
    nativeCalls: () => recording.nativeCalls,
  }
  const bridge = {
    call: (name: string, request: unknown): Promise<string> => {
      // The snapshot comes as an event, at its moment.
      if (name === 'snapshot') return new Promise(() => {})
      return Promise.resolve(JSON.stringify({ ok: true, value: answers[name]?.(request) ?? { ok: true } }))
    },
    on: (name: string, listener: (payload: string) => void): (() => void) => {
      if (name === 'snapshot') show = (snapshot) => listener(JSON.stringify(snapshot))
      listens()
      return () => {}
    },
  }
  Object.defineProperty(window, 'onhookHeard', { value: heard })
  Object.defineProperty(window, 'onhook', { value: bridge satisfies Record<keyof IpcBridge, unknown> })
  window.addEventListener('onhook-gallery', (event) => {
    show(event instanceof CustomEvent && event.detail !== null ? event.detail : recording.snapshot)
  })
}
