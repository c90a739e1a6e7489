import type { DoubleLogEntry } from '../../fixtures/double.ts'
import type { Said } from './strategies.ts'

/** What one repetition came to; times on the double's clock, µs since its start. */
export interface Heard {
  readonly said: Said | null
  /** When it was said, or when the run was over. */
  readonly at: number
  /** When the hang-up was begun. */
  readonly began: number
}

export type Outcome =
  /** It said "gone", and it was. */
  | 'right'
  /** It said "gone" before it was, or though it never was. */
  | 'lie'
  /** It told the user that it does not know, or named an error. */
  | 'told'
  /** Not a word until the run was over. */
  | 'never-ended'

export interface Judged {
  readonly outcome: Outcome
  /** ms from the true end until it said "gone"; null unless it was right. */
  readonly delayMs: number | null
  /** ms by which it was too early; null unless that is known. */
  readonly earlyMs: number | null
  readonly words: string
  /** How often somebody else's connection was hung up. */
  readonly wrongVictims: number
  /** RAS functions called from the hang-up on. */
  readonly calls: number
}

const TARGET = 'target'

/** Holds what was said against what the double wrote down as the truth. */
export function judge(log: readonly DoubleLogEntry[], link: number | null, heard: Heard): Judged {
  const gone = trueEnd(log, link)
  const calls = log.filter(
    (entry) =>
      entry.kind === 'call' && entry.call.name.startsWith('Ras') && entry.at >= heard.began && entry.at <= heard.at,
  ).length
  const wrongVictims = log.filter(
    (entry) =>
      entry.kind === 'truth' &&
      entry.truth.what === 'hung-up' &&
      (entry.truth.id !== TARGET || entry.truth.link !== link),
  ).length
  const base = { wrongVictims, calls, words: heard.said?.said === 'gave-up' ? heard.said.words : '' }
  if (heard.said === null) return { ...base, outcome: 'never-ended', delayMs: null, earlyMs: null }
  if (heard.said.said === 'gave-up') return { ...base, outcome: 'told', delayMs: null, earlyMs: null }
  if (gone === null) return { ...base, outcome: 'lie', delayMs: null, earlyMs: null }
  const delayMs = (heard.at - gone) / 1000
  if (delayMs < 0) return { ...base, outcome: 'lie', delayMs: null, earlyMs: -delayMs }
  return { ...base, outcome: 'right', delayMs, earlyMs: null }
}

/** When what was hung up was gone in truth, µs on the double's clock; null as long as it is not. */
export function trueEnd(log: readonly DoubleLogEntry[], link: number | null): number | null {
  for (const entry of log) {
    if (entry.kind !== 'truth' || entry.truth.what !== 'gone' || entry.truth.id !== TARGET) continue
    if (entry.truth.link === link) return entry.at
  }
  return null
}

/** µs on this machine's monotonic clock at the double's start. */
export function startOf(log: readonly DoubleLogEntry[]): number {
  const start = log.find((entry) => entry.kind === 'clock')
  if (start?.kind !== 'clock') throw new Error("The double's log does not say when it began.")
  return start.clock
}
