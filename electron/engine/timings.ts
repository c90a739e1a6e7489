/** All periods and bounds of the engine in ms, in one place. */

export const SLOW_AFTER = 3_000
export const STUCK_AFTER = 10_000
/** How long Microsoft's page tells an application to wait where no test is possible. */
export const PRESUMED_AFTER = 3_000
export const REDIAL_AFTER_PROOF = 1_000
export const REDIAL_AFTER_PRESUMED = 3_000
/** How long an ended row stays to say how it ended. */
export const LINGER = 5_000
/** A refused row keeps its reason longer: somebody has to read it. */
export const LINGER_FAILED = 20_000
/** Keep waiting: how long until the choice is offered again. */
export const KEPT_WAITING = 30_000
export const MAX_TRIES = 3
export const RETRY_PAUSE = 400
/** While RasGetConnectStatus says "still there", the list is asked this often whether the handle is still ours. */
export const LIST_WHILE_DRAINING = 50
/** While RasHangUp has not returned, the list is asked this often whose the number is. */
export const LIST_WHILE_CALLING = 250
/** A list that takes longer is asked for once more: one call that is lost must not blind everybody for ever. */
export const LIST_LOST_AFTER = 5_000
/** A status call that takes longer is waited for beside the list. */
export const STATUS_WITHIN = 250
/** How long a list may take to confirm before the proof in hand stands alone. */
export const CONFIRM_WITHIN = 1_000
/** What a link's witness said longer ago than this is asked again before it becomes a proof. */
export const WITNESS_GOOD_FOR = 20
/** How long a list that contradicts a proof counts as late. */
export const LISTED_LATE = 30_000
/** So long a spent handle is remembered once no list shows its connection any more. */
export const SPENT_KEPT = 60_000
/** A disk that does not answer must not keep a user from hanging up. */
export const JOURNAL_WITHIN = 2_000
/** A disk that does not answer must not keep a user from leaving either. */
export const LEAVE_WITHIN = 500
/** What the list can do without is not waited for longer. */
export const ASIDE_WITHIN = 1_000
/** A refresh that takes longer is told to the user. */
export const REFRESH_WITHIN = 3_000
/** So long a refresh waits for what one connection has to say; afterwards that one is left to come in late. */
export const DETAILS_WITHIN = 2_000
export const STATISTICS_PERIOD = 10_000

/** Until the next look at a connection that is being hung up, by the time since RasHangUp was called. */
export function drainPeriod(sinceCall: number): number {
  if (sinceCall < 2_000) return 10
  if (sinceCall < 10_000) return 50
  return 250
}

export interface WatchState {
  readonly connected: boolean
  readonly shown: boolean
  /** Events have kept their promise so far. */
  readonly eventsProven: boolean
}

/** Until the next refresh of the list. */
export function watchPeriod(state: WatchState): number {
  if (state.shown) return 1_000
  if (state.connected) return state.eventsProven ? 10_000 : 2_000
  return state.eventsProven ? 30_000 : 5_000
}
