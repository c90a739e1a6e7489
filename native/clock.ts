/** Ends a timer; a second call does nothing. */
export type CancelTimer = () => void

/** Time as a parameter. Tests hand in a virtual one. */
export interface Clock {
  /** ms, monotonic, fractions allowed; does not count time in which the machine was suspended. */
  now(): number
  /** ms since 1970, for records that people read. Never used to measure. */
  epoch(): number
  /** Calls `run` once, not before `ms` from now. */
  after(ms: number, run: () => void): CancelTimer
}
