import type { SessionPatience } from '../engine/engine.ts'
import type { QuitDecision } from '../engine/quit-decision.ts'

/** How long leaving may still take, ms: for native calls that have not returned, for all records, and altogether. */
export interface Leaving {
  readonly calls: number
  readonly records: number
  readonly atMost: number
}

/** Within two seconds of the decision to leave the process is gone. */
export const LEAVING: Leaving = { calls: 800, records: 1_400, atMost: 1_900 }

/** Most hang-ups take less; with the journal and leaving it fits into the five seconds that Windows gives. */
const SESSION_JOURNAL = 500
const SESSION_HANG_UPS = 2_000

/**
 * Windows ends a session without a question. The journal comes first, because the next start reads from it what was begun;
 * then the hang-ups that run.
 */
export function decideSessionEnd(quit: QuitDecision): SessionPatience {
  return { journal: SESSION_JOURNAL, hangUps: quit.kind === 'wait' ? SESSION_HANG_UPS : 0 }
}
