import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEngine } from '../../electron/engine/create-engine.ts'
import { seal } from '../../electron/storage/checksum.ts'
import { createStorage } from '../../electron/storage/create-storage.ts'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../native/simulator/simulator.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { callFrom } from '../electron/bridge.ts'
import { launchOnHook, type OnHook } from '../electron/launch.ts'
import { prepareStalls } from '../electron/stall/stall.ts'
import { startTrayHost } from '../electron/tray-host.ts'
import { startDouble } from '../fixtures/double.ts'
import { receipt } from '../fixtures/receipts.ts'
import { type BenchTools, numberFrom } from './bench.ts'
import { launchPlain } from './desktop/plain-launch.ts'
import { type Delay, inWords } from './event-loop.ts'
import { percentile } from './percentile.ts'

export const about = 'a start on many receipts, and the event loop under a disk that stalls'
export const desktop = true

const COUNTS = [0, 1_000, 1_000_000] as const
const TIMES = 10
const BARS = { start: 1.3, delayMs: 10 }
const LISTEN_MS = 5_000
const SCENARIO = 'onhook-scenario version=1\nconnection id=office name="Office VPN" type=vpn up=12min\n'

interface StartFigures {
  /** ms from nothing to the icon, and to the first list in its tooltip. */
  readonly icon: number[]
  readonly list: number[]
  /** ms from the engine's start until it has read all that it keeps. */
  readonly read: number[]
}

/** The program, started on each number of receipts in turn; then its event loop while no file answers. `--times N`. */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const times = numberFrom(args, 'times', TIMES)
  const files = mkdtempSync(path.join(tmpdir(), 'onhook-files-'))
  const fileOf = (count: number): string => path.join(files, `${count}.jsonl`)
  for (const count of COUNTS) writeReceipts(fileOf(count), count)
  const starts = new Map(COUNTS.map((count): [number, StartFigures] => [count, { icon: [], list: [], read: [] }]))
  for (let at = 0; at < times; at += 1) {
    for (const [count, figures] of starts) {
      tools.progress(`${count} receipts, start ${at + 1} of ${times}`)
      const { icon, list } = await startProgram(fileOf(count), tools)
      figures.icon.push(icon)
      figures.list.push(list)
      figures.read.push(await readInEngine(fileOf(count), count))
    }
  }
  rmSync(files, { recursive: true, force: true })
  const p50 = (count: number, what: keyof StartFigures): number => percentile(starts.get(count)?.[what] ?? [], 50)
  for (const count of COUNTS) {
    const ratio = p50(count, 'list') / p50(0, 'list')
    print(
      `${count} receipts: icon ${p50(count, 'icon').toFixed(0)} ms, first list ${p50(count, 'list').toFixed(0)} ms, ` +
        `${ratio.toFixed(2)} × none (bar ≤ ${BARS.start}), ${ratio <= BARS.start ? 'held' : 'NOT held'}; ` +
        `read within ${p50(count, 'read').toFixed(0)} ms of the engine's start`,
    )
  }
  tools.progress('the event loop')
  const { idle, stalled } = await listenInProgram()
  const over = stalled.p99 - idle.p99
  print(`event loop of the main process, settings changed and log written: ${inWords(idle)}`)
  print(`the same while settings, journal, receipts and log do not answer: ${inWords(stalled)}`)
  print(`p99 over idle: ${over.toFixed(2)} ms (bar ≤ ${BARS.delayMs}), ${over <= BARS.delayMs ? 'held' : 'NOT held'}`)
  return { times, unit: 'ms', bars: BARS, starts: Object.fromEntries(starts), idle, stalled }
}

async function startProgram(receipts: string, tools: BenchTools): Promise<{ icon: number; list: number }> {
  const double = await startDouble({ scenario: SCENARIO })
  const onhook = await launchPlain(tools.root, double.environment, ['--hidden'], null, (userData) =>
    copyFileSync(receipts, path.join(userData, 'receipts.jsonl')),
  )
  while (!(await onhook.item.tooltip()).includes('Office VPN')) await pause(2)
  const list = performance.now() - onhook.startedAt
  await onhook.stop()
  double.dispose()
  return { icon: onhook.registeredAfter, list }
}

/** Engine and storage in this process. The file is whole anew each time. */
async function readInEngine(receipts: string, count: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-files-'))
  copyFileSync(receipts, path.join(folder, 'receipts.jsonl'))
  const parsed = parseScenario(SCENARIO)
  if (!parsed.ok) throw new Error('The scenario cannot be read.')
  const clock = createSystemClock()
  const engine = createEngine({
    ras: createSimulator(parsed.scenario, clock),
    clock,
    storage: createStorage(folder),
    log: { info: () => {}, warn: () => {} },
    scenario: null,
  })
  const began = performance.now()
  await engine.start()
  while (engine.receipts().length < Math.min(count, 1_000)) await pause(1)
  const read = performance.now() - began
  await engine.close(100)
  rmSync(folder, { recursive: true, force: true })
  return read
}

function writeReceipts(file: string, count: number): void {
  const handle = openSync(file, 'w')
  const PART = 10_000
  for (let from = 0; from < count; from += PART) {
    const ids = Array.from({ length: Math.min(PART, count - from) }, (_, index) => from + index)
    writeSync(handle, ids.map((id) => `${seal(JSON.stringify(receipt({ id: `r${id}`, epoch: id })))}\n`).join(''))
  }
  closeSync(handle)
}

/** The program's main process: with a disk that answers, and with one that does not. */
async function listenInProgram(): Promise<{ readonly idle: Delay; readonly stalled: Delay }> {
  const double = await startDouble({ scenario: SCENARIO })
  const stalls = prepareStalls()
  const host = await startTrayHost()
  const onhook = await launchOnHook(host, { environment: { ...double.environment, ...stalls.environment } })
  await (await onhook.window()).getByRole('button', { name: 'Hang up Office VPN' }).waitFor()
  const idle = await listenIn(onhook)
  for (const file of ['settings', 'journal', 'receipts', 'log'] as const) stalls.begin(file)
  await (await onhook.window()).getByRole('button', { name: 'Hang up Office VPN' }).click()
  const stalled = await listenIn(onhook)
  stalls.end()
  await onhook.dispose()
  await host.close()
  double.dispose()
  return { idle, stalled }
}

/** Each file has something to write meanwhile. */
async function listenIn(onhook: OnHook): Promise<Delay> {
  const window = await onhook.window()
  const delay = onhook.app.evaluate(
    ({ app }, forMs) =>
      new Promise<Delay>((resolve, reject) => {
        // What is evaluated has no `require` of its own.
        const { mainModule } = process
        if (mainModule === undefined) return reject(new Error(`${app.name} has no main module.`))
        const { monitorEventLoopDelay } = mainModule.require('node:perf_hooks')
        const histogram = monitorEventLoopDelay({ resolution: 1 })
        histogram.enable()
        setTimeout(() => {
          histogram.disable()
          const [p50, p99] = [histogram.percentile(50) / 1e6, histogram.percentile(99) / 1e6]
          resolve({ p50, p99, max: histogram.max / 1e6 })
        }, forMs)
      }),
    LISTEN_MS,
  )
  const until = performance.now() + LISTEN_MS
  for (let turn = 0; performance.now() < until; turn += 1) {
    await callFrom(window, 'changeSettings', { theme: turn % 2 === 0 ? 'dark' : 'light' })
    await callFrom(window, 'hangUp', { connection: 'nobody', link: null, confirmed: true })
    await pause(100)
  }
  return delay
}
