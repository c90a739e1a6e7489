import { setTimeout as pause } from 'node:timers/promises'
import { createRas } from '../../../native/create-ras.ts'
import type { RasApi, RasHandle } from '../../../native/port.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { playHere } from '../../fixtures/double-in-process.ts'
import { type Judged, judge, startOf, trueEnd } from './judge.ts'
import { hangUpWithEngine, ONHOOK, shown, startEngine } from './onhook.ts'
import { type Situation, situation } from './situations.ts'
import { type Said, STRATEGIES, type Strategy } from './strategies.ts'

/** One way of hanging up against one situation, in a process of its own: `program.mjs <strategy> <situation> <times> <cap ms>`. */

export interface Repetition extends Judged {
  /** s of CPU from the hang-up until it was over, all threads. */
  readonly cpuSeconds: number
  /** s from the hang-up until it was over. */
  readonly seconds: number
}

interface Under {
  /** Begins to hang up; `over` turns true when nobody waits any more. */
  begin(over: () => boolean): { readonly said: Promise<Said>; readonly stuckAfter: () => number | null }
  close(): Promise<unknown>
}

const micros = (): number => Number(process.hrtime.bigint() / 1000n)
const EMPTY = 'onhook-scenario version=1\n'
const LOOK = 250

async function repeat(strategy: string, where: Situation, at: number, times: number, cap: number): Promise<Repetition> {
  const double = await playHere({ scenario: `${EMPTY}${where.scenario(at, times)}\n` })
  const created = createRas({ kind: 'library', path: double.library }, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const under = strategy === ONHOOK ? await withEngine(created.ras, where) : await alone(created.ras, strategy, where)

  const start = startOf(double.readLog())
  let over = false
  let said: Said | null = null
  const cpu = process.cpuUsage()
  const began = micros()
  const teardown = under.begin(() => over)
  let ended = began
  const saying = teardown.said.then((words) => {
    if (over) return
    ended = micros()
    said = words
  })
  // Reading the log costs CPU, and an end is in it to the microsecond whenever it is read.
  for (let last = began, gone: number | null = null; said === null; ) {
    await Promise.race([saying, pause(LOOK)])
    if (said !== null || micros() - last < cap * 1000) continue
    gone ??= trueEnd(double.readLog(), where.link)
    if (gone !== null && start + gone > last) last = start + gone
    else over = true
    if (over) break
  }
  if (said === null) {
    ended = micros()
    const after = teardown.stuckAfter()
    if (after !== null) said = { said: 'gave-up', words: `stuck, said after ${Math.round(after / 1000)} s` }
  }
  const used = process.cpuUsage(cpu)
  const log = double.readLog()
  // What blocks in the library returns once its world has ended.
  const next = await playHere({ scenario: EMPTY })
  await under.close()
  for (const each of [double, next]) each.dispose()
  return {
    ...judge(log, where.link, { said, at: ended - start, began: began - start }),
    cpuSeconds: (used.user + used.system) / 1e6,
    seconds: (ended - began) / 1e6,
  }
}

async function withEngine(ras: RasApi, where: Situation): Promise<Under> {
  const engine = await startEngine(ras)
  await shown(engine, 'target', where.link)
  return {
    begin: () => hangUpWithEngine(engine, 'target', where.link),
    close: () => engine.close(1000),
  }
}

async function alone(ras: RasApi, id: string, where: Situation): Promise<Under> {
  const strategy = STRATEGIES.find((each) => each.id === id)
  if (strategy === undefined) throw new Error(`There is no strategy "${id}".`)
  await ras.open()
  const handle = await handleOf(ras, where.link)
  return {
    begin: (over) => ({ said: sayOf(strategy, ras, handle, over), stuckAfter: () => null }),
    close: () => ras.close(1000),
  }
}

const sayOf = (strategy: Strategy, ras: RasApi, handle: RasHandle, over: () => boolean): Promise<Said> =>
  strategy.hangUp({ ras, sleep: (ms) => pause(ms), now: () => performance.now(), over }, handle)

async function handleOf(ras: RasApi, link: number | null): Promise<RasHandle> {
  const list = await ras.enumConnections()
  const row = list.kind === 'value' ? list.value.find((each) => each.entryName === 'target') : undefined
  if (row === undefined) throw new Error('The target is not listed.')
  if (link === null) return row.handle
  const handle = await ras.subEntryHandle(row.handle, link)
  if (handle.kind !== 'value') throw new Error(`There is no handle for link ${link}.`)
  return handle.value
}

async function main(): Promise<void> {
  const [strategy = '', id = '', times = '1', cap = '15000'] = process.argv.slice(2)
  const where = situation(id)
  const repetitions: Repetition[] = []
  for (let at = 0; at < Number(times); at++) {
    repetitions.push(await repeat(strategy, where, at, Number(times), Number(cap)))
  }
  await new Promise<void>((sent) => process.send?.(repetitions, undefined, undefined, () => sent()))
}

// What a library keeps of its own must not keep this process.
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
