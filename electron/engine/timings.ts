/** Every period (ms), bound and limit of the engine, but for those that the views go by too. */

export { MOST_RECEIPTS, PRESUMED_AFTER, SLOW_AFTER, STUCK_AFTER, USUAL_FROM } from '../contract/bounds.ts'

// The course of a teardown.

/** Keep waiting: how long until the choice is offered again. */
export const KEPT_WAITING = 30_000
/** How often RasHangUp is called by itself while nothing is accepted. */
export const MAX_TRIES = 3
export const RETRY_PAUSE = 400
/** While RasGetConnectStatus says "still there", the list is asked this often whether the handle is still ours. */
export const LIST_WHILE_DRAINING = 50
/** While RasHangUp has not returned, the list is asked this often whose the number is. */
export const LIST_WHILE_CALLING = 250
/** Where only the list can be asked, it is asked this often. */
export const LIST_ALONE = 250
/** A status or witness call that takes longer is waited for beside the list. */
export const STATUS_WITHIN = 250
/** A connection that one list misses may be in the next: only lists that miss it for so long prove its end alone. */
export const ABSENT_FOR = 5_000
/** How long a list may take to confirm before the proof in hand stands alone. */
export const CONFIRM_WITHIN = 1_000
/** What a link's witness said longer ago than this is asked again before it becomes a proof. */
export const WITNESS_GOOD_FOR = 20

/** Until the next look at a connection that is being hung up, by the time since RasHangUp was called. */
export function drainPeriod(sinceCall: number): number {
  if (sinceCall < 2_000) return 10
  if (sinceCall < 10_000) return 50
  return 250
}

/** A line that usually takes longer is stuck later, but not later than this. */
export const STUCK_AT_MOST = 60_000
/** Steps that are kept of one teardown. */
export const MOST_STEPS = 400

// After the end.

export const REDIAL_AFTER_PROOF = 1_000
/** How long an ended row stays to say how it ended. */
export const LINGER = 5_000
/** A refused row keeps its reason longer, so that it can be read. */
export const LINGER_FAILED = 20_000
/** How long an entry that comes up again after a hang-up counts as reconnected. */
export const RECONNECTED_WITHIN = 60_000
/** How long its row says so. */
export const RECONNECTED_SHOWN = 60_000
/** How long a list that contradicts a proof counts as late. */
export const LISTED_LATE = 30_000
/** A hung-up handle is forgotten once no list has shown its connection for this long. */
export const HUNG_UP_KEPT = 60_000
/** Rows under Recent. */
/** A connection that every list has missed for so long counts as ended, though nothing proves it. */
export const ENDED_AFTER = 5_000
export const MOST_RECENT = 5

// The disk.

/** So long the first list waits for the journal: what an earlier run hung up is better known before it is read. */
export const JOURNAL_FIRST_WITHIN = 200
/** A file that takes longer to be read is told to the user. */
export const FILE_LATE_AFTER = 2_000
/** Receipts that take longer are not waited for to settle what the journal promises. */
export const RECEIPTS_FIRST_WITHIN = 5_000
/** So long `start` waits for what an earlier run left; it is honoured also when it comes later. */
export const RECOVERED_WITHIN = 6_000
/** A receipt that takes longer to be written is told to the user. */
export const RECEIPT_WITHIN = 5_000
/** How often the user is told how long the library has been loading. */
export const LOADING_TOLD_EVERY = 1_000
/** A disk that does not answer must not keep a user from hanging up. */
export const JOURNAL_WITHIN = 2_000
/** A disk that does not answer must not keep a user from leaving either. */
export const LEAVE_WITHIN = 500

// The monitor.

/** An identity is forgotten once no list has shown its connection for this long. */
export const FORGOTTEN_AFTER = 60_000
/** A list that takes longer is asked for once more: lost calls must not blind everybody for ever. */
export const LIST_LOST_AFTER = 5_000
/** A call that never returns costs a thread: at most this many lists are out at once. */
export const MOST_LISTS_OUT = 6
/** Answers that the list can do without are not waited for longer. */
export const ASIDE_WITHIN = 1_000
/** A RasMan that would not announce changes, perhaps because it had just started, is asked again after this. */
export const REGISTER_AGAIN_AFTER = 300_000
/** So long a phone book may take to say whether it has an entry. */
export const ENTRY_WITHIN = 2_000
/** A refresh that takes longer is told to the user. */
export const REFRESH_WITHIN = 3_000
/** While Windows does not answer, how long it has not is told this often. */
export const SILENCE_TOLD_EACH = 1_000
/** How long a refresh waits for details; what comes later is shown when it comes. */
export const DETAILS_WITHIN = 250
/** What was answered late is shown after this, together with what else came meanwhile. */
export const SHOWN_WITHIN = 50
/** A question that is out for longer is shown as one without an answer. */
export const UNANSWERED_AFTER = 1_000
export const STATISTICS_PERIOD = 10_000
/** A row whose details have not been read is held back so long: it could only say that nothing is known yet. */
export const HELD_BACK = 300
/** How much of the past the traffic graph shows. */
export const TRAFFIC_KEPT = 300_000
/** Far more links than any bundle has; ends the count if Windows never says "no more". */
export const MOST_LINKS = 64

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
