import { createRas } from '../../native/create-ras.ts'
import type { RasApi, RasConnection, RasHandle } from '../../native/port.ts'
import { namedScenario } from '../../native/simulator/named-scenarios.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { doubleMissing, startDouble } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import type { BenchTools } from './bench.ts'
import { runCProgram } from './c-program.ts'
import { type Delay, listen } from './event-loop.ts'
import { refreshAll, rowsOf } from './refresh.ts'

export const about = 'each call of the port beside a C program; the event loop while calls block'

const CROWD = namedScenario('crowd') ?? ''
const TIMES = 3000
const BATCH = 64
const LINKS = 8
const REFRESHES = 200
/** Before anything is measured: what runs for hours is compiled. */
const WARM_UP = 60
const BLOCKED = 16
/** ms */
const LISTEN = 5000
const BARS = { refreshCpuRatio: 5, delayAboveIdleMs: 10 } as const

type Call = (ras: RasApi, row: RasConnection) => Promise<unknown>

let hangUps = 0

const CALLS: Readonly<Record<string, Call>> = {
  serviceState: (ras) => ras.serviceState(),
  enumConnections: (ras) => ras.enumConnections(),
  connectStatus: (ras, { handle }) => ras.connectStatus(handle),
  // Each on another handle, for those on one follow each other; none of them is a connection's.
  hangUp: (ras) => ras.hangUp(BigInt(0xdead0000 + (++hangUps % 16)) as RasHandle),
  subEntryHandle: (ras, { handle }) => ras.subEntryHandle(handle, 1),
  connectionStatistics: (ras, { handle }) => ras.connectionStatistics(handle),
  linkStatistics: (ras, { handle }) => ras.linkStatistics(handle, 1),
  entryProperties: (ras, { phonebook, entryName }) => ras.entryProperties(phonebook, entryName),
  subEntryProperties: (ras, { phonebook, entryName }) => ras.subEntryProperties(phonebook, entryName, 1),
  projection: (ras, { handle }) => ras.projection(handle),
  errorString: (ras) => ras.errorString(619),
}
/** Big answers: fewer, so that the whole stays quick. */
const SLOW = new Set(['enumConnections'])

/**
 * What the port costs beside a C program that makes the same calls on the same C double of rasapi32, in the same run; and
 * what blocked calls do to the event loop. Both figures of a call contain the double's own work.
 */
export async function run(
  print: (line: string) => void,
  _args: readonly string[],
  tools: BenchTools,
): Promise<unknown> {
  const missing = doubleMissing()
  if (missing !== null) throw new Error(missing)
  const double = await startDouble({ scenario: CROWD })
  const environment = { ONHOOK_SCENARIO: double.scenarioFile, ONHOOK_DOUBLE_LOG: '' }
  const c = await runCProgram(tools.root, double.library, environment, TIMES, REFRESHES)
  Object.assign(process.env, environment)
  const created = createRas({ kind: 'library', path: double.library }, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const { ras } = created
  await ras.open()

  const calls = await measureCalls(ras, c.calls, print)
  const refresh = await measureRefresh(ras, c.refresh, print)
  const eventLoop = await measureEventLoop(ras, print)
  await ras.close(500)
  double.dispose()
  return { calls, refresh, eventLoop, bars: BARS }
}

async function measureCalls(ras: RasApi, c: ReadonlyMap<string, number>, print: (line: string) => void) {
  const [row] = await rowsOf(ras)
  if (row === undefined) throw new Error('There are no connections.')
  const heads = ['C program', `${BATCH} at once`, 'ratio', 'one at a time', 'ratio']
  print('µs a call'.padEnd(22) + heads.map((head) => head.padStart(14)).join(''))
  const results: object[] = []
  for (const [name, call] of Object.entries(CALLS)) {
    const times = SLOW.has(name) ? TIMES / 10 : TIMES
    // As many hang-ups as there are threads may be under way.
    const batch = name === 'hangUp' ? 16 : BATCH
    await perCall(times / 4, batch, () => call(ras, row))
    const together = await perCall(times, batch, () => call(ras, row))
    const alone = await perCall(times, 1, () => call(ras, row))
    const cUs = c.get(name) ?? Number.NaN
    results.push({ name, cUs, batch, batchUs: together, aloneUs: alone })
    const cells = [cUs.toFixed(2), together.toFixed(1), ratio(together), alone.toFixed(1), ratio(alone)]
    print(name.padEnd(22) + cells.map((cell) => cell.padStart(14)).join(''))

    function ratio(us: number): string {
      return `${(us / cUs).toFixed(1)} ×`
    }
  }
  return results
}

/** µs a call, `batch` of them under way at a time. */
async function perCall(times: number, batch: number, call: () => Promise<unknown>): Promise<number> {
  const rounds = Math.ceil(times / batch)
  const began = process.hrtime.bigint()
  for (let round = 0; round < rounds; round++) await Promise.all(Array.from({ length: batch }, call))
  return Number(process.hrtime.bigint() - began) / 1000 / (rounds * batch)
}

async function measureRefresh(
  ras: RasApi,
  c: { readonly cpuUs: number; readonly wallUs: number; readonly calls: number },
  print: (line: string) => void,
) {
  for (let time = 0; time < WARM_UP; time++) await refreshAll(ras, LINKS)
  const cpu = process.cpuUsage()
  const began = process.hrtime.bigint()
  for (let time = 0; time < REFRESHES; time++) await refreshAll(ras, LINKS)
  const wallMs = Number(process.hrtime.bigint() - began) / 1e6 / REFRESHES
  const used = process.cpuUsage(cpu)
  const cpuMs = (used.user + used.system) / 1000 / REFRESHES
  const ratio = (cpuMs * 1000) / c.cpuUs
  const ms = (us: number): string => (us / 1000).toFixed(2)
  print(
    `Refresh of 64 connections × 8 links (${c.calls} calls): CPU ${cpuMs.toFixed(2)} ms here, ${ms(c.cpuUs)} ms in C, ratio ${ratio.toFixed(1)} (bar ≤ ${BARS.refreshCpuRatio}); wall ${wallMs.toFixed(2)} ms here, ${ms(c.wallUs)} ms in C`,
  )
  return { calls: c.calls, cpuMs, cCpuMs: c.cpuUs / 1000, cpuRatio: ratio, wallMs, cWallMs: c.wallUs / 1000 }
}

async function measureEventLoop(ras: RasApi, print: (line: string) => void) {
  const idle = await listen(LISTEN)
  const ids = Array.from({ length: BLOCKED }, (_, at) => `connection id=b${at} hangup-blocks=never drain=never`)
  const world = ['onhook-scenario version=1', ...ids, 'connection id=free'].join('\n')
  const double = await playHere({ scenario: world })
  const rows = await rowsOf(ras)
  const returned: Promise<unknown>[] = []
  for (const row of rows) if (row.entryName !== 'free') returned.push(ras.hangUp(row.handle))
  const free = rows.find((row) => row.entryName === 'free')
  const blocked = await listen(LISTEN)
  const polled = await listen(LISTEN, async () => {
    if (free !== undefined) await ras.connectStatus(free.handle)
  })
  const released = await playHere({ scenario: 'onhook-scenario version=1' })
  await Promise.all(returned)
  for (const each of [double, released]) each.dispose()
  const above = blocked.p99 - idle.p99
  const words = ({ p50, p99, max }: Delay): string =>
    `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, max ${max.toFixed(2)} ms`
  print(`Event loop, a 1 ms timer's period: idle ${words(idle)}`)
  print(
    `  with ${BLOCKED} hang-ups blocked ${words(blocked)}: p99 ${above.toFixed(2)} ms above idle (bar ≤ ${BARS.delayAboveIdleMs})`,
  )
  print(`  and a status asked each 10 ms ${words(polled)}`)
  return { idle, blocked, polled, p99AboveIdleMs: above }
}
