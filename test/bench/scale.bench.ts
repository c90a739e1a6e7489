import koffi from 'koffi'
import { createRas } from '../../native/create-ras.ts'
import type { RasApi } from '../../native/port.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { type Double, doubleMissing, startDouble } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import { rowIds } from '../fixtures/engine-harness.ts'
import { type BenchTools, numberFrom } from './bench.ts'
import { runCProgram } from './c-program.ts'
import { type Delay, inWords, listen, startListening } from './event-loop.ts'
import { percentile } from './percentile.ts'
import { refreshAll } from './refresh.ts'
import { startOf } from './teardown/judge.ts'
import { startEngine } from './teardown/onhook.ts'

export const about = 'how a refresh grows with connections and links, beside a C program; 64 hang-ups at once'

const CONNECTIONS = [1, 8, 64, 256]
const LINKS = [1, 4, 8]
/** Each cell is measured so often, C and TypeScript in turn, for a neighbour's load to hit both. */
const ROUNDS = 5
/** Calls made in one measurement, about. */
const CALLS = 20_000
const TEARDOWNS = 64
const HEADER = 'onhook-scenario version=1\n'
const BAR = { connections: 64, links: 8, cpuRatio: 5 }

/** How a refresh grows with connections and links, beside the C program; and 64 hang-ups at once. `--rounds N`. */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const missing = doubleMissing()
  if (missing !== null) throw new Error(missing)
  const rounds = numberFrom(args, 'rounds', ROUNDS)
  const cells: Cell[] = []
  const heads = ['links', 'calls', 'CPU here', 'in C', 'ratio p50', 'lowest–highest', 'time here', 'in C']
  print('connections'.padEnd(12) + heads.map((head) => head.padStart(15)).join(''))
  for (const connections of CONNECTIONS) {
    for (const links of LINKS) {
      tools.progress(`refresh of ${connections} connections × ${links} links`)
      const cell = await measureCell(tools.root, connections, links, rounds)
      cells.push(cell)
      const ms = (value: number): string => `${value.toFixed(2)} ms`
      const texts = [
        `${links}`,
        `${cell.calls}`,
        ms(cell.cpuMs),
        ms(cell.cCpuMs),
        `${cell.ratio.p50.toFixed(1)} ×`,
        `${cell.ratio.lowest.toFixed(1)}–${cell.ratio.highest.toFixed(1)}`,
        ms(cell.wallMs),
        ms(cell.cWallMs),
      ]
      print(`${connections}`.padEnd(12) + texts.map((text) => text.padStart(15)).join(''))
    }
  }
  const bar = cells.find((cell) => cell.connections === BAR.connections && cell.links === BAR.links)
  if (bar !== undefined) {
    const held = bar.ratio.p50 <= BAR.cpuRatio
    print(
      `64 connections × 8 links: ${bar.ratio.p50.toFixed(1)} × the C program's CPU (bar ≤ ${BAR.cpuRatio}) — ${held ? 'held' : 'NOT held'}`,
    )
  }
  const teardowns: TeardownRegistry[] = []
  for (let round = 0; round < rounds; round++) {
    tools.progress(`${TEARDOWNS} teardowns at once, ${round + 1} of ${rounds}`)
    teardowns.push(await manyAtOnce(print))
  }
  return { rounds, cells, bars: BAR, teardowns }
}

interface Cell {
  readonly connections: number
  readonly links: number
  readonly calls: number
  /** Medians of the rounds, ms a refresh. */
  readonly cpuMs: number
  readonly cCpuMs: number
  readonly wallMs: number
  readonly cWallMs: number
  readonly ratio: { readonly p50: number; readonly lowest: number; readonly highest: number }
}

function world(connections: number, links: number): string {
  const one = (at: number): readonly string[] => [
    `connection id=c${at} name="Connection ${at}" local=10.0.0.2 remote=10.0.0.1 bps=1000000 rate-in=20000 rate-out=4000`,
    // A connection without link lines has one.
    ...(links === 1 ? [] : Array.from({ length: links }, (_, link) => `link of=c${at} index=${link + 1} bps=64000`)),
  ]
  return HEADER + Array.from({ length: connections }, (_, at) => one(at).join('\n')).join('\n')
}

async function measureCell(root: string, connections: number, links: number, rounds: number): Promise<Cell> {
  const double = await startDouble({ scenario: world(connections, links) })
  const environment = { ONHOOK_SCENARIO: double.scenarioFile, ONHOOK_DOUBLE_LOG: '' }
  const { calls } = (await runCProgram(root, double.library, environment, 1, 1)).refresh
  const refreshes = Math.max(4, Math.round(CALLS / calls))
  const ras = await openSilently(double)
  for (let time = 0; time < refreshes; time++) await refreshAll(ras, links)
  const here: Spent[] = []
  const inC: Spent[] = []
  for (let round = 0; round < rounds; round++) {
    const c = await runCProgram(root, double.library, environment, 1, refreshes)
    inC.push({ cpu: c.refresh.cpuUs / 1000, wall: c.refresh.wallUs / 1000 })
    here.push(await spend(refreshes, () => refreshAll(ras, links)))
  }
  await ras.close(500)
  double.dispose()
  const ratios = here.map(({ cpu }, at) => cpu / (inC[at]?.cpu ?? Number.NaN))
  const middle = (all: readonly Spent[], what: keyof Spent): number =>
    percentile(
      all.map((each) => each[what]),
      50,
    )
  return {
    connections,
    links,
    calls,
    cpuMs: middle(here, 'cpu'),
    cCpuMs: middle(inC, 'cpu'),
    wallMs: middle(here, 'wall'),
    cWallMs: middle(inC, 'wall'),
    ratio: { p50: percentile(ratios, 50), lowest: percentile(ratios, 0), highest: percentile(ratios, 100) },
  }
}

/** ms a refresh */
interface Spent {
  readonly cpu: number
  readonly wall: number
}

async function spend(times: number, once: () => Promise<void>): Promise<Spent> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  for (let time = 0; time < times; time++) await once()
  const wall = (performance.now() - began) / times
  const used = process.cpuUsage(cpu)
  return { cpu: (used.user + used.system) / 1000 / times, wall }
}

/** The double in this process, without a log: what it costs to write one is none of the port's cost. */
async function openSilently(double: Double): Promise<RasApi> {
  const reset = koffi.load(double.library).func('OnHookDoubleReset', 'int', ['str', 'str'])
  reset(double.scenarioFile, '')
  const created = createRas({ kind: 'library', path: double.library }, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  await created.ras.open()
  return created.ras
}

interface TeardownRegistry {
  readonly count: number
  readonly right: number
  /** Said "gone" before the true end. */
  readonly early: number
  /** ms from the true end to "gone", of each. */
  readonly delaysMs: readonly number[]
  readonly eventLoop: Delay
  readonly eventLoopIdle: Delay
  readonly cpuPercent: number
}

/** So many connections that end within 2 s, hung up in one go through the engine. */
async function manyAtOnce(print: (line: string) => void): Promise<TeardownRegistry> {
  const drain = (at: number): number => 300 + Math.round((1700 * at) / TEARDOWNS)
  const lines = Array.from({ length: TEARDOWNS }, (_, at) => `connection id=n${at} name=n${at} drain=${drain(at)}ms`)
  const double = await playHere({ scenario: HEADER + lines.join('\n') })
  const created = createRas({ kind: 'library', path: double.library }, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const engine = await startEngine(created.ras)
  const eventLoopIdle = await listen(1000)
  const goneAt = new Map<string, number>()
  const all = new Promise<void>((done) => {
    engine.subscribe((snapshot) => {
      const now = Number(process.hrtime.bigint() / 1000n)
      for (const row of snapshot.connections) {
        if (row.teardown?.progress.phase === 'gone' && !goneAt.has(row.name)) goneAt.set(row.name, now)
      }
      if (goneAt.size === TEARDOWNS) done()
    })
  })
  const cpu = process.cpuUsage()
  const began = performance.now()
  const stop = startListening()
  engine.hangUpAll({ connections: rowIds(engine), includeOthers: true }, 'test')
  await Promise.race([all, new Promise((late) => setTimeout(late, 20_000).unref())])
  const eventLoop = stop()
  const used = process.cpuUsage(cpu)
  const cpuPercent = (used.user + used.system) / 10 / (performance.now() - began)
  const log = double.readLog()
  const start = startOf(log)
  const delaysMs = log.flatMap((entry) => {
    if (entry.kind !== 'truth' || entry.truth.what !== 'gone') return []
    const said = goneAt.get(entry.truth.id)
    return said === undefined ? [] : [(said - start - entry.at) / 1000]
  })
  await engine.close(500)
  double.dispose()
  const early = delaysMs.filter((ms) => ms < 0).length
  const p = (percent: number): string => `${percentile(delaysMs, percent).toFixed(1)}`
  print(
    `${TEARDOWNS} hung up at once: ${delaysMs.length} proven, ${early} too early, delay p50 ${p(50)}, p95 ${p(95)}, max ${p(100)} ms; event loop ${inWords(eventLoop)} (before ${inWords(eventLoopIdle)}); CPU ${cpuPercent.toFixed(0)} % of a core`,
  )
  return { count: TEARDOWNS, right: delaysMs.length - early, early, delaysMs, eventLoop, eventLoopIdle, cpuPercent }
}
