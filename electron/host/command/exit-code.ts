/** What the command line ends with. */
export const EXIT = {
  /** Done and proven; or a known entry was not connected, which is said. */
  done: 0,
  /** A fault of ours. */
  fault: 1,
  /** No such connection or entry, or more than one. */
  noSuch: 2,
  /** Windows refused. */
  refused: 3,
  /** Stuck, or out of time. */
  stuck: 4,
  /** Presumed gone, not proven. */
  presumed: 5,
  /** Not known to be the user's, and not confirmed. */
  notConfirmed: 6,
  /** RAS cannot be reached. */
  unreachable: 7,
  /** The command line is not understood. */
  usage: 64,
  /** Ctrl C. */
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** From good to bad. */
const SEVERITY: readonly number[] = [
  EXIT.done,
  EXIT.noSuch,
  EXIT.notConfirmed,
  EXIT.presumed,
  EXIT.stuck,
  EXIT.refused,
  EXIT.unreachable,
  EXIT.fault,
]

/** What several ends amount to: the worst of them; 0 for none. */
export function worstOf(codes: readonly number[]): number {
  return codes.reduce((worst, code) => (SEVERITY.indexOf(code) > SEVERITY.indexOf(worst) ? code : worst), EXIT.done)
}
