import { questionOf, type RecordedCall, type Recording } from './recording.ts'

/** All recorded calls of one question, by time, and which of them were played already. */
interface Asked {
  readonly calls: readonly RecordedCall[]
  readonly played: Set<RecordedCall>
}

/** Recorded times are rounded to the µs, ms. */
const ROUNDING = 0.0005

/** Finds what was answered to a question at some time, whatever the rhythm in which it is asked now. */
export class AnswersInForce {
  readonly #questions = new Map<string, Asked>()

  constructor({ calls }: Recording) {
    const byQuestion = new Map<string, RecordedCall[]>()
    for (const call of calls) {
      const question = questionOf(call.call)
      const known = byQuestion.get(question)
      if (known === undefined) byQuestion.set(question, [call])
      else known.push(call)
    }
    for (const [question, asked] of byQuestion) this.#questions.set(question, { calls: asked, played: new Set() })
  }

  /**
   * The last call of this question that was made by `at`; of several at one moment each in turn. Where it was never asked
   * so early, the first one, with `early`. Null = it was never asked.
   */
  find(question: string, at: number): { readonly call: RecordedCall; readonly early: boolean } | null {
    const asked = this.#questions.get(question)
    if (asked === undefined) return null
    const last = lastBy(asked.calls, at + ROUNDING)
    if (last < 0) {
      const [first] = asked.calls
      return first === undefined ? null : { call: first, early: true }
    }
    let call = asked.calls[last]
    for (let before = last; before >= 0; before--) {
      const other = asked.calls[before]
      if (call === undefined || other === undefined || other.at !== call.at) break
      if (!asked.played.has(other)) call = other
    }
    if (call === undefined) return null
    asked.played.add(call)
    return { call, early: false }
  }
}

/** Index of the last call made by `at`; -1 = none. */
function lastBy(calls: readonly RecordedCall[], at: number): number {
  let low = 0
  let high = calls.length
  while (low < high) {
    const middle = (low + high) >> 1
    const call = calls[middle]
    if (call !== undefined && call.at <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
