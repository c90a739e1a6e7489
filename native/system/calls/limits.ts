import type { RasCallClass } from '../../port.ts'

/**
 * Threads that may be inside the library at once, by class of call. A class never takes a thread of another. A worker
 * thread costs 5 to 12 MB, and one more is started only when every other is held up; for hang-ups an OS thread will do.
 */
export const MOST_THREADS: Readonly<Record<RasCallClass, number>> = {
  list: 8,
  status: 72,
  witness: 72,
  'hang-up': 72,
  details: 16,
}

/** Bytes that a worker thread shares with the main thread. Pages that nobody touches cost nothing. */
export const MEMORY_BYTES: Readonly<Record<Exclude<RasCallClass, 'hang-up'>, number>> = {
  // More than 12,000 rows of RASCONNW.
  list: 17 << 20,
  status: 1 << 20,
  witness: 1 << 19,
  details: 2 << 20,
}

/** A call that is out for so long is late: what is behind it goes to another worker, ms. */
export const LATE = 30
/** So long, and it counts as blocked: another call of its function on its subject is refused, ms. */
export const BLOCKED = 100
/** So long, and its thread counts as lost, ms. It is counted again when it returns. */
export const LOST = 60_000
/** A batch that takes so long is shared out even while its calls return, ms. */
export const LONG_BATCH = 150
/** How often running workers are looked at, ms. */
export const WATCH_PERIOD = 10
/** RasHangUp waits so long for calls on its handle that have just begun, ms. Calls that block are not waited for. */
export const HANG_UP_WAITS = 20
/** A worker that had nothing to do for so long ends, ms. */
export const IDLE_LIMIT = 60_000
/** A worker that has not loaded the library for so long is not counted on, ms. */
export const START_PATIENCE = 10_000
/** After a worker could not start, none is started for so long, ms. */
export const START_PAUSE = 1000
/** Workers that start side by side at most; each takes 0.1 to 0.3 s of a processor. */
export const MOST_STARTS = 16
