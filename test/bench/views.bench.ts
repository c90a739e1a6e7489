import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { servePreview } from '../../electron/preview/serve-preview.ts'
import { fakeEngine } from '../fixtures/fake-engine.ts'
import { noRecorder } from '../fixtures/recordings.ts'
import type { Recording } from '../gallery/stage.ts'
import { CHROMIUM, SWITCHES } from '../ui/chromium.ts'
import { type BenchTools, numberFrom } from './bench.ts'
import { percentile } from './percentile.ts'
import { crowdOf, type Motion, moved } from './views/moving.ts'
import { mainThreadOf } from './views/trace.ts'

export const about = 'what a snapshot costs the main thread of a view, by the browser’s own trace'

export const views = true

/** A snapshot each so many ms. */
const EVERY = 100

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

interface Case {
  readonly view: 'popover' | 'window'
  readonly connections: number
  /** The links of so many bundles are shown. */
  readonly unfolded: number
  readonly motion: Motion
}

const CASES: readonly Case[] = [
  { view: 'popover', connections: 64, unfolded: 0, motion: 'nothing' },
  { view: 'popover', connections: 64, unfolded: 0, motion: 'one hang-up' },
  { view: 'popover', connections: 64, unfolded: 0, motion: 'all rates' },
  { view: 'popover', connections: 64, unfolded: 64, motion: 'one hang-up' },
  { view: 'popover', connections: 64, unfolded: 64, motion: 'all rates' },
  { view: 'window', connections: 64, unfolded: 0, motion: 'one hang-up' },
  { view: 'window', connections: 64, unfolded: 0, motion: 'all rates' },
  { view: 'window', connections: 64, unfolded: 64, motion: 'all rates' },
  { view: 'window', connections: 300, unfolded: 0, motion: 'all rates' },
  { view: 'window', connections: 300, unfolded: 300, motion: 'all rates' },
]

interface Cost extends Case {
  /** ms of main-thread time a snapshot */
  readonly mean: number
  readonly p95: number
  /** ms a snapshot, by kind */
  readonly kinds: Readonly<Record<string, number>>
}

export async function run(
  print: (line: string) => void,
  args: readonly string[],
  tools: BenchTools,
): Promise<readonly Cost[]> {
  const seconds = numberFrom(args, 'seconds', 5)
  const { snapshot }: Recording = JSON.parse(readFileSync(`${tools.root}/test/gallery/fixtures/crowd.json`, 'utf8'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: SWITCHES })
  print(`A snapshot each ${EVERY} ms for ${seconds} s; ms of main-thread time a snapshot, everything included:`)
  print('| view | connections × 8 links | links shown | what changes | mean | p95 | of it |')
  print('| --- | --- | --- | --- | --- | --- | --- |')
  const costs: Cost[] = []
  try {
    for (const each of CASES) {
      tools.progress(`${each.view}, ${each.connections} connections, ${each.motion}`)
      const cost = await measure(browser, each, crowdOf(snapshot.connections, each.connections), seconds, tools.root)
      costs.push(cost)
      print(lineOf(cost))
    }
  } finally {
    await browser.close()
  }
  return costs
}

async function measure(
  browser: Browser,
  each: Case,
  rows: ReturnType<typeof crowdOf>,
  seconds: number,
  root: string,
): Promise<Cost> {
  const engine = fakeEngine()
  engine.publish(moved(rows, each.motion, 0, 0))
  const silent = { info: () => {}, warn: () => {} }
  const viewsFolder = `${root}/out/renderer`
  const served = await servePreview({
    engine: engine.engine,
    nativeCalls: () => [],
    recorder: noRecorder,
    log: silent,
    viewsFolder,
    port: 0,
  })
  const page = await browser.newPage({ viewport: each.view === 'popover' ? POPOVER : WINDOW })
  try {
    await page.goto(served.invite())
    await page.goto(`${served.origin}/${each.view}.html`)
    await page.getByRole('listitem', { name: 'Line 1', exact: true }).waitFor()
    await unfold(page, each.unfolded)
    const steps = Math.round((seconds * 1000) / EVERY)
    await browser.startTracing(page, { categories: CATEGORIES })
    const begun = performance.now()
    for (let step = 1; step <= steps; step += 1) {
      engine.publish(moved(rows, each.motion, step, performance.now() - begun))
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + step * EVERY - performance.now())))
    }
    const { slices, kinds } = mainThreadOf(await browser.stopTracing(), EVERY)
    const perStep = Object.entries(kinds).map(([kind, ms]) => [kind, ms / steps] as const)
    return {
      ...each,
      mean: slices.reduce((sum, slice) => sum + slice, 0) / steps,
      p95: percentile(slices, 95),
      kinds: Object.fromEntries(perStep),
    }
  } finally {
    await page.close()
    await served.close()
  }
}

const POPOVER = { width: 360, height: 640 }
const WINDOW = { width: 880, height: 600 }

async function unfold(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.unfold')]
    for (const button of buttons.slice(0, wanted)) button.click()
  }, count)
}

function lineOf({ view, connections, unfolded, motion, mean, p95, kinds }: Cost): string {
  const parts = Object.entries(kinds).map(([kind, ms]) => `${kind} ${ms.toFixed(1)}`)
  const shown = unfolded === 0 ? 'none' : `of ${unfolded}`
  return `| ${view} | ${connections} | ${shown} | ${motion} | ${mean.toFixed(1)} | ${p95.toFixed(1)} | ${parts.join(', ')} |`
}
