/** How many calls of one kind were answered while hang-ups blocked, and the longest that one took. */
export interface Answered {
  readonly count: number
  /** Answers that were neither a value nor a code, in words. */
  readonly refused: readonly string[]
  readonly longestMs: number
}

/** How late a 5 ms timer came, ms. */
export interface Lateness {
  readonly p50: number
  readonly p99: number
  readonly longest: number
}

/** What the program writes down before it leaves. */
export interface Findings {
  readonly runtime: string
  readonly threadPool: string | null
  readonly hangUpsUnderWay: number
  readonly status: Answered
  readonly list: Answered
  readonly writes: Answered
  readonly idle: Lateness
  readonly blocked: Lateness
  /** How many had not returned when it decided to leave. */
  readonly stillUnderWay: number
  /** ms since 1970 at which it decided to leave. */
  readonly leftAt: number
  /** What `close(1000)` said, and after how long. */
  readonly closed: boolean
  readonly closeMs: number
}

/** Hang-ups that do not return for so long, s, and how many. */
export const HELD = { seconds: 20, count: 16 } as const

/** What the program's library plays. */
export const SCENARIO = [
  'onhook-scenario version=1 title="Hang-ups that do not return"',
  ...Array.from({ length: HELD.count }, (_, at) => `connection id=held-${at} hangup-blocks=${HELD.seconds}s`),
  'connection id=free',
  '',
].join('\n')
