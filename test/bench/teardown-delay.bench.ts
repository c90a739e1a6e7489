import { createEngine } from '../../electron/engine/create-engine.ts'
import { createRas } from '../../native/create-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { doubleMissing, startDouble } from '../fixtures/double.ts'
import { createMemoryStorage } from '../fixtures/memory-storage.ts'
import { percentile } from './percentile.ts'

export const about = 'how long after the true end the engine says so'

/** Drains in ms, each hung up by itself: the first group ends within 2 s, the second later. */
const GROUPS = [
  { name: 'ends within 2 s', drains: Array.from({ length: 60 }, (_, step) => 20 + step * 33), period: 10 },
  { name: 'ends between 2 and 6 s', drains: Array.from({ length: 8 }, (_, step) => 2100 + step * 487), period: 50 },
]
/** So many are hung up at a time: few enough that they do not slow each other down. */
const AT_ONCE = 4

interface Measured {
  readonly group: string
  readonly delaysMs: readonly number[]
  readonly cpuShare: number
}

/**
 * How long after the true end of a connection the engine says "gone": the shipped engine and koffi binding on the C double,
 * whose log gives the true end to the microsecond.
 */
export async function run(print: (line: string) => void): Promise<unknown> {
  const missing = doubleMissing()
  if (missing !== null) throw new Error(missing)
  const results: Measured[] = []
  const drains = GROUPS.flatMap((group) => group.drains)
  const scenario = [
    'onhook-scenario version=1 title="Teardown delay"',
    ...drains.map((drain, at) => `connection id=n${at} name=n${at} drain=${drain}ms`),
  ].join('\n')
  const double = await startDouble({ scenario })
  Object.assign(process.env, double.environment)
  const clock = createSystemClock()
  const created = createRas({ kind: 'library', path: double.library }, clock)
  if (!created.ok) throw new Error(created.reason)
  const log = { info: () => {}, warn: print }
  const engine = createEngine({ ras: created.ras, clock, storage: createMemoryStorage(), log, scenario: null })
  const goneAt = new Map<string, number>()
  engine.subscribe((snapshot) => {
    const now = Number(process.hrtime.bigint() / 1000n)
    for (const row of snapshot.connections) {
      if (row.teardown?.progress.phase === 'gone' && !goneAt.has(row.name)) goneAt.set(row.name, now)
    }
  })
  await engine.start()
  let from = 0
  for (const group of GROUPS) {
    const names = group.drains.map((_, at) => `n${from + at}`)
    from += names.length
    const cpu = process.cpuUsage()
    const began = process.hrtime.bigint()
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const batch = names.slice(at, at + AT_ONCE)
      for (const name of batch) {
        const id = engine.snapshot().connections.find((row) => row.name === name)?.id
        if (id !== undefined) engine.hangUp({ connection: id, link: null, confirmed: true }, 'test')
      }
      await new Promise<void>((done) => {
        const unsubscribe = engine.subscribe(() => {
          if (!batch.every((name) => goneAt.has(name))) return
          unsubscribe()
          done()
        })
      })
    }
    const used = process.cpuUsage(cpu)
    const wallMs = Number(process.hrtime.bigint() - began) / 1e6
    results.push({ group: group.name, delaysMs: delays(names), cpuShare: (used.user + used.system) / 1000 / wallMs })
  }
  await engine.close(500)

  function delays(names: readonly string[]): readonly number[] {
    const entries = double.readLog()
    const start = entries.find((entry) => entry.kind === 'clock')
    const startUs = start?.kind === 'clock' ? start.clock : 0
    return names.map((name) => {
      const end = entries.find((one) => one.kind === 'truth' && one.truth.what === 'gone' && one.truth.id === name)
      return end === undefined ? Number.NaN : ((goneAt.get(name) ?? Number.NaN) - startUs - end.at) / 1000
    })
  }

  for (const { group, delaysMs, cpuShare } of results) {
    const figures = [50, 95, 99, 100].map((p) => `p${p} ${percentile(delaysMs, p).toFixed(1)} ms`)
    const early = delaysMs.filter((ms) => ms < 0).length
    print(
      `${group}: ${figures.join(', ')}; said too early ${early} of ${delaysMs.length}; CPU ${(cpuShare * 100).toFixed(1)} % of a core with ${AT_ONCE} at once`,
    )
  }
  double.dispose()
  return { atOnce: AT_ONCE, results }
}
