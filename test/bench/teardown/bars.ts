import { percentile } from '../percentile.ts'
import { ONHOOK } from './onhook.ts'
import type { Cell } from './play.ts'
import type { Repetition } from './program.ts'

export interface Bar {
  readonly title: string
  readonly said: string
  readonly held: boolean
}

/** s for which it asks each 10 ms; afterwards each 50 ms. */
const QUICK_POLL = 2

/** What OnHook promises of its own times, and whether it was kept. Where nothing was measured nothing is said. */
export function barsOf(cells: readonly Cell[]): readonly Bar[] {
  const of = (...ids: readonly string[]): readonly Repetition[] =>
    cells
      .filter((cell) => cell.strategy === ONHOOK && ids.includes(cell.situation))
      .flatMap(({ repetitions }) => repetitions)
  return [
    ...soonBar(of('quick', 'usual', 'returns', 'link')),
    ...lateBar(of('long')),
    ...cpuBars(of('usual'), of('long')),
  ]
}

const delaysOf = (all: readonly Repetition[]): readonly number[] =>
  all.flatMap(({ delayMs }) => (delayMs === null ? [] : [delayMs]))

function soonBar(all: readonly Repetition[]): readonly Bar[] {
  const delays = delaysOf(all)
  if (delays.length === 0) return []
  const [p50, p99, max] = [percentile(delays, 50), percentile(delays, 99), percentile(delays, 100)]
  const said = `p50 ${p50.toFixed(1)} ms (≤ 15), p99 ${p99.toFixed(1)} ms (≤ 50), max ${max.toFixed(1)} ms, ${delays.length} times`
  return [{ title: 'Proof of what ends within 2 s', said, held: p50 <= 15 && p99 <= 50 }]
}

function lateBar(all: readonly Repetition[]): readonly Bar[] {
  const delays = delaysOf(all)
  if (delays.length === 0) return []
  const max = percentile(delays, 100)
  const said = `max ${max.toFixed(1)} ms (≤ one period of 50 + 20), ${delays.length} times`
  return [{ title: 'Proof of what ends later', said, held: max <= 70 }]
}

function cpuBars(quick: readonly Repetition[], long: readonly Repetition[]): readonly Bar[] {
  const sum = (all: readonly Repetition[], what: 'cpuSeconds' | 'seconds'): number =>
    all.reduce((total, each) => total + each[what], 0)
  if (quick.length === 0 || long.length === 0) return []
  const share = sum(quick, 'cpuSeconds') / sum(quick, 'seconds')
  // What a long wait takes beyond its first two seconds.
  const first = QUICK_POLL * long.length
  const later = (sum(long, 'cpuSeconds') - share * first) / (sum(long, 'seconds') - first)
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
  return [
    { title: 'CPU of waiting, each 10 ms', said: `${percent(share)} of a core (≤ 8)`, held: share <= 0.08 },
    { title: 'CPU of waiting, each 50 ms', said: `${percent(later)} of a core (≤ 2)`, held: later <= 0.02 },
  ]
}
