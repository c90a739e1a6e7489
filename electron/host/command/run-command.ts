import type { Snapshot } from '../../contract/snapshot.ts'
import type { Answer, Event, Result } from './answer.ts'
import type { CommandContext } from './await-snapshot.ts'
import { COMMAND_VERSION, type Command, type CommandOf } from './command.ts'
import { EXIT, worstOf } from './exit-code.ts'
import { listed, liveRows } from './find-connections.ts'
import { type Done, type HangUpParts, runHangUp } from './hang-up-command.ts'
import type { LastingIds } from './lasting-ids.ts'
import { type Reach, reachRas } from './reach-ras.ts'
import { runWait } from './wait-command.ts'
import { runWatch } from './watch-command.ts'

export interface RunParts extends CommandContext {
  readonly ids: LastingIds
  /** OnHook's own. */
  readonly version: string
  readonly tell: (event: Event) => void
}

/** One command from start to end, on the engine that every view uses. */
export async function runCommand(parts: RunParts, command: Command): Promise<Answer> {
  const { engine, clock, ids } = parts
  const { source } = engine.snapshot()
  const common = {
    v: COMMAND_VERSION,
    onhook: parts.version,
    source: source.kind,
    simulated: source.kind === 'simulator',
  } as const
  const tell = (event: Partial<Event> & Pick<Event, 'event'>): void =>
    parts.tell({
      ...common,
      verb: 'event',
      at: new Date(clock.epoch()).toISOString(),
      connection: null,
      result: null,
      reason: '',
      ...event,
    })
  if (command.verb === 'history') {
    return { ...common, verb: 'history', code: EXIT.done, problem: null, receipts: receiptsIn(parts, command) }
  }
  const reach = await reachRas(parts)
  ids.look()
  switch (command.verb) {
    case 'watch':
      await runWatch(parts, ids, tell)
      return { ...common, verb: 'watch', code: EXIT.done, problem: null }
    case 'list': {
      const connections = liveRows(engine.snapshot()).map((row) => listed(row, ids))
      return { ...common, verb: 'list', connections, ...problemOf(reach) }
    }
    case 'hang-up':
    case 'wait': {
      const base = { ...common, verb: command.verb }
      if (reach.kind === 'unreachable') return { ...base, results: [], warnings: [], ...problemOf(reach) }
      const todo: HangUpParts = { ...parts, asksWindows: reach.kind === 'reached', tell }
      const done = await (command.verb === 'wait' ? runWait(todo, command) : runHangUp(todo, command))
      return { ...base, ...ending(done, reach), warnings: warningsIn(engine.snapshot()) }
    }
  }
}

function problemOf(reach: Reach) {
  return reach.kind === 'unreachable'
    ? { code: EXIT.unreachable, problem: { kind: 'unreachable' as const, reason: reach.reason, candidates: [] } }
    : { code: EXIT.done, problem: null }
}

function ending(done: Done, reach: Reach) {
  if (done.kind === 'results') {
    const results: Result[] = [...done.results]
    return { results, code: worstOf(results.map(({ code }) => code)), problem: null }
  }
  // Where no phone book can be asked, nobody can say that there is no such entry.
  if (reach.kind === 'nothing-runs') {
    return {
      results: [],
      code: EXIT.unreachable,
      problem: { kind: 'unreachable' as const, reason: reach.reason, candidates: [] },
    }
  }
  return { results: [], code: done.code, problem: done.problem }
}

/** What could not be kept is said beside the end, which it does not change. */
function warningsIn({ notices }: Snapshot): string[] {
  return notices.flatMap(({ kind, detail }) => {
    const why = detail === '' ? '' : ` (${detail})`
    if (kind === 'journal-not-kept') return [`A hang-up could not be written to the journal${why}.`]
    return kind === 'receipt-not-kept' ? [`The record could not be kept on disk${why}.`] : []
  })
}

/** Asked for from `since` on, and before `until`. */
function receiptsIn({ engine }: RunParts, { since, until }: CommandOf<'history'>) {
  return engine
    .receipts()
    .filter(({ epoch }) => (since === null || epoch >= since) && (until === null || epoch < until))
    .map((receipt) => ({ ...receipt }))
}
