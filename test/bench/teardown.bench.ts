import { cpus, loadavg } from 'node:os'
import { buildDouble } from '../fixtures/double-build.ts'
import { type BenchTools, listFrom, numberFrom, programOf } from './bench.ts'
import { barsOf } from './teardown/bars.ts'
import { ONHOOK } from './teardown/onhook.ts'
import { brokenPromises, type Cell, playCell, sumUp } from './teardown/play.ts'
import { SITUATIONS, situation } from './teardown/situations.ts'
import { STRATEGIES } from './teardown/strategies.ts'
import { overall, perSituation } from './teardown/table.ts'

export const about = 'OnHook and seven other ways of hanging up, against the same twelve situations'

/** So long a run is watched after the true end, or after the call where there is none, ms. Others take up to 10 s by design. */
const CAP = 15_000
/** It takes a core for itself: nobody else is measured beside it, and what says the same each time is played twice. */
const GREEDY = 'sleep-0'
const TWICE = 2

/**
 * OnHook and seven other ways of hanging up, each in a process of its own on the same binding, against the same situations.
 * `--times N`: at most N repetitions of each; `--only a,b`: these situations; `--strategies a,b`; `--cap MS`.
 */
export async function run(print: (line: string) => void, args: readonly string[], tools: BenchTools): Promise<unknown> {
  const program = programOf(tools)
  const most = numberFrom(args, 'times', Number.POSITIVE_INFINITY)
  const cap = numberFrom(args, 'cap', CAP)
  const where = listFrom(args, 'only')?.map(situation) ?? SITUATIONS
  const all = [ONHOOK, ...STRATEGIES.map(({ id }) => id)]
  const who = listFrom(args, 'strategies') ?? all
  const unknown = who.find((id) => !all.includes(id))
  if (unknown !== undefined) throw new Error(`There is no strategy "${unknown}". There are: ${all.join(', ')}.`)
  // Built once, before the processes that would all build it.
  await buildDouble()

  const began = performance.now()
  const load: number[] = []
  const cells: Cell[] = []
  const parties = [who.filter((id) => id !== GREEDY), who.filter((id) => id === GREEDY)].filter(
    ({ length }) => length > 0,
  )
  const steps = parties.flatMap((party) => where.map((one) => ({ party, one })))
  for (const [step, { party, one }] of steps.entries()) {
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    tools.progress(`${step + 1} of ${steps.length}, ${minutes} min: ${one.title}, ${party.length} at once`)
    const times = Math.min(one.times, most, party[0] === GREEDY && one.times <= 8 ? TWICE : one.times)
    cells.push(...(await Promise.all(party.map((id) => playCell(program, id, one, times, cap)))))
    load.push(loadavg()[0] ?? Number.NaN)
  }
  const sums = who.map((id) => sumUp(cells, id, null))
  const each = where.flatMap((one) => who.map((id) => sumUp(cells, id, one.id)))
  for (const line of [...overall(sums), '', ...perSituation(where, each)]) print(line)
  const broken = brokenPromises(cells)
  const bars = barsOf(cells)
  for (const bar of bars) print(`${bar.title}: ${bar.said} — ${bar.held ? 'held' : 'NOT held'}`)
  for (const sentence of broken) print(`BROKEN ${sentence}`)
  print(
    `Load average while it ran: ${Math.min(...load).toFixed(1)} to ${Math.max(...load).toFixed(1)} on ${cpus().length} cores`,
  )
  return {
    capMs: cap,
    load,
    strategies: STRATEGIES.map(({ id, title, parameters, source }) => ({ id, title, parameters, source })),
    situations: where.map(({ id, title, times, scenario }) => ({ id, title, times, first: scenario(0, times) })),
    sums,
    each,
    bars,
    broken,
    repetitions: cells,
  }
}
