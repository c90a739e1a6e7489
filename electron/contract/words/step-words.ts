import type { Ending, StepKind } from '../receipt.ts'

/** A word for a mark on the time axis, a sentence for its list. */
export type StepText = readonly [mark: string, sentence: string]

/** What a hang-up did and saw; what is handed in is ready to be shown. */
export interface StepWords {
  readonly title: string
  at(time: string, sentence: string): string
  times(sentence: string, count: number): string
  readonly plain: Readonly<
    Record<Exclude<StepKind, 'list' | 'returned' | 'state' | 'status' | 'witness' | 'left-out' | 'ended'>, StepText>
  >
  listed(count: number): StepText
  notListed(answer: string): StepText
  readonly accepted: StepText
  answered(answer: string): StepText
  state(state: string): StepText
  readonly invalidHandle: StepText
  noStatus(answer: string): StepText
  /** Steps that are not kept. */
  leftOut(count: number): StepText
  witness(answer: string): StepText
  /** By number; the others are shown as numbers. */
  readonly states: Readonly<Record<8192 | 8193, string>>
  readonly witnesses: Readonly<Record<'closed' | 'parent-invalid' | 'connected' | 'silent' | 'not-asked', string>>
  readonly ends: Readonly<Record<Ending['phase'], StepText>>
}

/** Traffic drawn over the last minutes. */
export interface GraphWords {
  title(minutes: number): string
  scale(rate: string): string
}
