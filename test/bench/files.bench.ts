import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEngine } from '../../electron/engine/create-engine.ts'
import { seal } from '../../electron/storage/checksum.ts'
import { createStorage } from '../../electron/storage/create-storage.ts'
import { createDisk, type Disk } from '../../electron/storage/disk.ts'
import { createLogFile } from '../../electron/storage/log-file.ts'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../native/simulator/simulator.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { receipt } from '../fixtures/receipts.ts'
import { type BenchTools, numberFrom } from './bench.ts'
import { inWords, listen } from './event-loop.ts'
import { percentile } from './percentile.ts'

export const about = 'a start on many receipts, and the event loop under a disk that stalls'

const COUNTS = [0, 1_000, 1_000_000] as const
const TIMES = 7
const BARS = { start: 1.3, delayMs: 10 }
const LISTEN_MS = 3_000

/** Engine and storage in this process: from nothing to the first list, and with all receipts. `--times N`. */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const times = numberFrom(args, 'times', TIMES)
  const starts: Record<number, { readonly list: number; readonly all: number }> = {}
  for (const count of COUNTS) {
    const list: number[] = []
    const all: number[] = []
    for (let at = 0; at < times; at += 1) {
      tools.progress(`${count} receipts, start ${at + 1} of ${times}`)
      const figures = await startOn(count)
      list.push(figures.list)
      all.push(figures.all)
    }
    starts[count] = { list: percentile(list, 50), all: percentile(all, 50) }
    const ratio = (starts[count]?.list ?? 0) / Math.max(1, starts[0]?.list ?? 1)
    print(
      `${count} receipts: first list after ${starts[count]?.list.toFixed(1)} ms, ` +
        `${ratio.toFixed(2)} × none (bar ≤ ${BARS.start}); all receipts after ${starts[count]?.all.toFixed(1)} ms`,
    )
  }
  const idle = await listen(LISTEN_MS)
  const stalled = await listenStalled()
  print(`event loop, idle: ${inWords(idle)}`)
  print(`event loop, disk stalled, 200 lines a second: ${inWords(stalled)}`)
  print(`p99 over idle: ${(stalled.p99 - idle.p99).toFixed(2)} ms (bar ≤ ${BARS.delayMs})`)
  return { times, unit: 'ms', bars: BARS, starts, idle, stalled }
}

/** ms until the list is there, and until the receipts are. The file is whole anew each time. */
async function startOn(count: number): Promise<{ readonly list: number; readonly all: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-files-'))
  if (count > 0) writeReceipts(path.join(folder, 'receipts.jsonl'), count)
  const parsed = parseScenario('onhook-scenario version=1\nconnection id=office name="Office VPN" type=vpn up=12min\n')
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
  let list: number | null = null
  engine.subscribe(({ connections }) => {
    if (connections.length > 0) list ??= performance.now() - began
  })
  await engine.start()
  while (engine.receipts().length < Math.min(count, 1_000)) await pause(1)
  const all = performance.now() - began
  while (list === null) await pause(1)
  await engine.close(100)
  rmSync(folder, { recursive: true, force: true })
  return { list, all }
}

function writeReceipts(file: string, count: number): void {
  const handle = openSync(file, 'w')
  const PART = 10_000
  for (let from = 0; from < count; from += PART) {
    const ids = Array.from({ length: Math.min(PART, count - from) }, (_, index) => from + index)
    writeSync(handle, ids.map((id) => `${seal(JSON.stringify(receipt({ id: `r${id}`, epoch: id })))}\n`).join(''))
  }
}

/** Log, journal and receipts written to a disk that takes nothing. */
async function listenStalled() {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-stalled-'))
  const never = () => new Promise<never>(() => {})
  const disk: Disk = { ...createDisk(), openToAppend: never, replace: never, read: never }
  const log = createLogFile({
    file: path.join(folder, 'x'),
    older: path.join(folder, 'y'),
    disk,
    epoch: () => Date.now(),
  })
  const storage = createStorage(folder, { disk })
  const delay = await listen(LISTEN_MS, async () => {
    log.write('a line of the log that nobody takes')
    log.write('and another one')
    void storage.append('receipts', receipt())
    void storage.append('journal', { v: 1, end: 'x' })
  })
  rmSync(folder, { recursive: true, force: true })
  return delay
}
