import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEngine } from '../../../electron/engine/create-engine.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import { createRas } from '../../../native/create-ras.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { playHere } from '../../fixtures/double-in-process.ts'

/** So many hang-ups, one after the other and many at once, and what is left of them: `program.mjs <teardowns>`, with --expose-gc. */

export interface Sample {
  readonly teardowns: number
  readonly heapKiB: number
  readonly externalKiB: number
  /** The whole process, the double's own memory of every connection that ever was among it. */
  readonly residentKiB: number
  readonly files: number
  readonly threads: number
  readonly gone: number
  readonly otherEnds: number
}

const AT_ONCE = 50
const SAMPLES = 10
/** Longer than a row stays to say how it ended. */
const SETTLE = 6_000

async function main(): Promise<void> {
  const wanted = Number(process.argv[2] ?? '10000')
  const one = (at: number): string =>
    `connection id=n${at} name=n${at} drain=${5 + (at % 10)}ms returns=5ms returns-times=1000000`
  const lines = Array.from({ length: AT_ONCE }, (_, at) => one(at))
  const double = await playHere({ scenario: `onhook-scenario version=1\n${lines.join('\n')}` })
  const created = createRas({ kind: 'library', path: double.library }, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-growth-'))
  const engine = createEngine({
    ras: created.ras,
    clock: createSystemClock(),
    storage: createStorage(folder),
    log: { info: () => {}, warn: () => {} },
    scenario: null,
  })
  await engine.start()

  let teardowns = 0
  const ends = { gone: 0, other: 0 }
  const counted = new Set<string>()
  engine.subscribe((snapshot) => {
    for (const { teardown } of snapshot.connections) {
      if (teardown === null || counted.has(teardown.id)) continue
      const { phase } = teardown.progress
      if (phase === 'calling' || phase === 'draining') continue
      counted.add(teardown.id)
      if (phase === 'gone') ends.gone++
      else ends.other++
    }
  })
  const samples: Sample[] = [await sample()]
  process.send?.(samples.at(-1))
  for (let next = 1; next <= SAMPLES; next++) {
    while (teardowns < (wanted * next) / SAMPLES) await hangUpMany()
    samples.push(await sample())
    process.send?.(samples.at(-1))
  }
  await engine.close(1000)
  rmSync(folder, { recursive: true, force: true })
  double.dispose()

  async function hangUpMany(): Promise<void> {
    const rows = engine.snapshot().connections.filter(({ teardown, ended }) => teardown === null && !ended)
    for (const { id } of rows)
      if (engine.hangUp({ connection: id, link: null, confirmed: true }, 'test').ok) teardowns++
    await pause(rows.length > 0 ? 20 : 5)
  }

  async function sample(): Promise<Sample> {
    while (engine.quitDecision().kind === 'wait') await pause(20)
    await pause(SETTLE)
    counted.clear()
    for (let time = 0; time < 3; time++) {
      globalThis.gc?.()
      await pause(50)
    }
    const { heapUsed, external, rss } = process.memoryUsage()
    return {
      teardowns,
      heapKiB: Math.round(heapUsed / 1024),
      externalKiB: Math.round(external / 1024),
      residentKiB: Math.round(rss / 1024),
      files: readdirSync('/proc/self/fd').length,
      threads: readdirSync('/proc/self/task').length,
      gone: ends.gone,
      otherEnds: ends.other,
    }
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
