import type { Health } from '../../contract/snapshot.ts'
import { within } from '../../engine/time-limit.ts'
import { awaitSnapshot, type CommandContext } from './await-snapshot.ts'

/** ms: the library is loaded and the first list is there by then, or something is wrong. */
const STARTED_WITHIN = 15_000
/** ms for a list of now, a little longer than the engine itself waits. */
const LISTED_WITHIN = 5_000

/** ms: the engine holds a new row back a little shorter, until it knows more of it than that it is there. */
const HELD_BACK_AT_MOST = 400

/** What stands between a command and a list of now. */
export type Reach =
  | { readonly kind: 'reached' }
  /** RasMan does not run: nothing is connected, and entries cannot be asked about. */
  | { readonly kind: 'nothing-runs'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }

/** Waits for a start that is under way, and has the connections listed anew: a command acts on nothing older than itself. */
export async function reachRas(context: CommandContext): Promise<Reach> {
  const { engine, clock } = context
  await awaitSnapshot(context, STARTED_WITHIN, ({ health }) => (health.kind === 'starting' ? null : health))
  await within(clock, LISTED_WITHIN, engine.tryAgain(), null)
  await awaitSnapshot(context, HELD_BACK_AT_MOST, ({ connections }) => {
    const shown = new Set(connections.map(({ id }) => id))
    return [...engine.lastingNames().keys()].every((row) => shown.has(row)) ? true : null
  })
  return reachOf(engine.snapshot().health)
}

export function reachOf(health: Health): Reach {
  switch (health.kind) {
    case 'ok':
      return { kind: 'reached' }
    case 'starting':
      return { kind: 'unreachable', reason: 'RAS has not answered yet.' }
    case 'unavailable':
      return { kind: 'unreachable', reason: health.reason }
    case 'not-answering':
      return { kind: 'unreachable', reason: 'Windows does not answer.' }
    case 'failing': {
      const { failure } = health
      const why =
        failure.kind === 'code' ? `error ${failure.code}` : 'reason' in failure ? failure.reason : 'it is busy'
      return { kind: 'unreachable', reason: `The connections cannot be listed: ${why}.` }
    }
    case 'service':
      return health.state === 'stopped' || health.state === 'disabled'
        ? { kind: 'nothing-runs', reason: `The service Remote Access Connection Manager is ${health.state}.` }
        : { kind: 'unreachable', reason: `The service Remote Access Connection Manager is ${health.state}.` }
  }
}
