import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import koffi from 'koffi'
import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine } from '../../../electron/engine/engine.ts'
import { createRas, type RasSource } from '../../../native/create-ras.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { type DoubleLogEntry, parseDoubleLog } from '../../fixtures/double-log.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'

/** One function, blocked for so many calls; null = nothing is blocked. */
export interface Cell {
  readonly blocks: string | null
  readonly count: number
  /** The calls block on the very lines that are hung up. */
  readonly same?: boolean
}

export interface Measured {
  readonly cell: Cell
  /** Calls that were out when the first line was hung up. */
  readonly out: number
  /** Press to RasHangUp, ms, a line each; NaN = it was not called. */
  readonly calledMs: readonly number[]
  /** True end to "gone", ms, a line each; NaN = nothing was said. */
  readonly proofMs: readonly number[]
  /** Longest time without a list, ms. */
  readonly listAgeMs: number
  /** What `close` took, ms. */
  readonly leavingMs: number
  /** The latest that a timer came while the lines were hung up, ms: what the machine itself held up. */
  readonly lagMs: number
}

/** Lines that are hung up one after the other while the calls are out. */
const DRAINS = [60, 150, 300, 500, 800, 1200] as const
/** The library blocks from here on: everything has been read once, ms. */
const FROM = 2500
/** As long as the engine may take to run into the blocked calls, ms. */
const PATIENCE = 12_000
const GONE_WITHIN = 8000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const nowUs = (): number => Number(process.hrtime.bigint() / 1000n)

/** Functions that block on the other connections alone; the others block for the first calls, whoever makes them. */
const OWN: Readonly<Record<string, string>> = {
  RasHangUpW: ' hangup-blocks=never',
  RasGetConnectStatusW: ' status-blocks=never',
}

/** Functions that are asked of links only. */
const OF_LINKS: readonly string[] = ['RasGetLinkStatistics', 'RasGetSubEntryPropertiesW']

/** Known once they have been read; the rest may block from the start. */
const READ_FIRST: readonly string[] = ['RasGetSubEntryHandleW', 'RasEnumConnectionsW']

function scenarioOf({ blocks, count, same }: Cell): string {
  const from = blocks !== null && READ_FIRST.includes(blocks) ? FROM : 0
  const links = (at: number): string =>
    blocks !== null && OF_LINKS.includes(blocks) ? `\nlink of=b${at}\nlink of=b${at}\nlink of=b${at} connected=no` : ''
  const others = Array.from({ length: same ? 0 : Math.max(count, 1) }, (_, at) => {
    const own = blocks === null ? '' : (OWN[blocks] ?? '')
    return `connection id=b${at} name=b${at} drain=never${own} local=10.1.0.2 phonebook="C:\\\\books\\\\b${at}.pbk"${links(at)}`
  })
  const healthy = DRAINS.map(
    (drain, at) =>
      `connection id=h${at} name=h${at} drain=${drain}ms local=10.2.0.2 phonebook="C:\\\\books\\\\h${at}.pbk"`,
  )
  const call =
    blocks === null || blocks in OWN ? [] : [`call name=${blocks} blocks=never from=${from}ms times=${count}`]
  return ['onhook-scenario version=1', ...others, ...healthy, ...call, ''].join('\n')
}

/** Plays one cell: the shipped engine and binding with a view open, on the C double at `library` in this process. */
export async function playCell(cell: Cell, library: string, source: RasSource): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-isolation-'))
  const [scenario, logFile] = [path.join(folder, 'played.scenario'), path.join(folder, 'double.log')]
  const reset = koffi.load(library).func('OnHookDoubleReset', 'int', ['str', 'str'])
  writeFileSync(scenario, scenarioOf(cell))
  if (reset(scenario, logFile) !== 0) throw new Error(readFileSync(logFile, 'utf8'))
  const log = (): readonly DoubleLogEntry[] => parseDoubleLog(readFileSync(logFile, 'utf8'))
  const clock = createSystemClock()
  const created = createRas(source, clock)
  if (!created.ok) throw new Error(created.reason)
  const silent = { info: () => {}, warn: () => {} }
  const engine = createEngine({ ras: created.ras, clock, storage: createMemoryStorage(), log: silent, scenario: null })
  try {
    await engine.start()
    engine.setShown(true)
    const out = await untilBlocked(cell, engine, log)
    const from = nowUs()
    const lag = watchLag()
    const presses = await hangUpHealthy(engine)
    const lagMs = lag()
    const until = nowUs()
    const leaving = performance.now()
    const closing = engine.close(1000)
    await closing
    const leavingMs = performance.now() - leaving
    return { cell, out, ...judge(log(), presses, from, until), leavingMs, lagMs }
  } finally {
    // Another world lets blocked calls return.
    writeFileSync(scenario, 'onhook-scenario version=1\n')
    reset(scenario, '')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function untilBlocked(
  { blocks, count }: Cell,
  engine: Engine,
  log: () => readonly DoubleLogEntry[],
): Promise<number> {
  await wait(FROM + 500)
  if (blocks === null) return 0
  if (blocks === 'RasHangUpW') {
    for (const row of engine.snapshot().connections) {
      if (row.name.startsWith('b')) engine.hangUp({ connection: row.id, link: null, confirmed: true }, 'test')
    }
  }
  const out = (): number => log().filter((line) => line.kind === 'enter' && line.call.name === blocks).length
  let last = out()
  for (let waited = 0; waited < PATIENCE && last < count; waited += 250) {
    await wait(250)
    last = out()
    // As a user does who waits for the list.
    if (blocks === 'RasEnumConnectionsW') void engine.tryAgain()
  }
  // A call that blocks is written down as it begins, any other as it returns.
  const answered = (): boolean => {
    const newest = log()
      .slice()
      .reverse()
      .find((line) => (line.kind === 'call' || line.kind === 'enter') && line.call.name === blocks)
    return newest?.kind === 'call'
  }
  while (blocks === 'RasEnumConnectionsW' && !answered()) {
    void engine.tryAgain()
    await wait(250)
  }
  return last
}

/** How late a timer of a few ms came at most, until it is asked. */
function watchLag(): () => number {
  const every = 5
  let last = performance.now()
  let latest = 0
  const timer = setInterval(() => {
    const now = performance.now()
    latest = Math.max(latest, now - last - every)
    last = now
  }, every)
  return () => {
    clearInterval(timer)
    return latest
  }
}

interface Press {
  readonly name: string
  readonly at: number
  readonly goneAt: number
}

async function hangUpHealthy(engine: Engine): Promise<readonly Press[]> {
  const presses: Press[] = []
  for (const at of DRAINS.keys()) {
    const name = `h${at}`
    const row = engine.snapshot().connections.find((each) => each.name === name)
    if (row === undefined) throw new Error(`${name} is not listed.`)
    const pressed = nowUs()
    const gone = new Promise<number>((resolve) => {
      const unsubscribe = engine.subscribe((snapshot) => {
        const progress = snapshot.connections.find((each) => each.id === row.id)?.teardown?.progress
        if (progress?.phase !== 'gone') return
        unsubscribe()
        resolve(nowUs())
      })
    })
    engine.hangUp({ connection: row.id, link: null, confirmed: true }, 'test')
    presses.push({ name, at: pressed, goneAt: await Promise.race([gone, wait(GONE_WITHIN).then(() => Number.NaN)]) })
  }
  return presses
}

function judge(log: readonly DoubleLogEntry[], presses: readonly Press[], from: number, until: number) {
  const first = log.find((line) => line.kind === 'clock')
  const start = first?.kind === 'clock' ? first.clock : 0
  const truth = (what: 'hung-up' | 'gone', id: string): number => {
    const found = log.find((line) => line.kind === 'truth' && line.truth.what === what && line.truth.id === id)
    return found === undefined ? Number.NaN : start + found.at
  }
  const lists = log.flatMap((line) =>
    line.kind === 'call' && line.call.name === 'RasEnumConnectionsW' && start + line.at >= from
      ? [start + line.at]
      : [],
  )
  const moments = [from, ...lists, until]
  const gaps = moments.slice(1).map((at, index) => (at - (moments[index] ?? at)) / 1000)
  return {
    calledMs: presses.map(({ name, at }) => (truth('hung-up', name) - at) / 1000),
    proofMs: presses.map(({ name, goneAt }) => (goneAt - truth('gone', name)) / 1000),
    listAgeMs: Math.max(...gaps),
  }
}
