import type { Failure } from '../failure.ts'
import type { Words } from '../words/words.ts'
import { type Cause, causeOf, type Situation } from './causes.ts'
import { shownText } from './names.ts'

/** Why it failed, to stand after a colon: our sentence, else Windows' own, else the code. */
export function failureText(failure: Failure, situation: Situation, words: Words): string {
  switch (failure.kind) {
    case 'code':
      return codeText(failure, situation, words)
    case 'unavailable':
      return failure.reason
    case 'busy':
      return words.failure.busy
    case 'malformed':
      return words.failure.malformed({ reason: failure.reason })
  }
}

type Coded = Extract<Failure, { readonly kind: 'code' }>

function codeText({ code, name, text }: Coded, situation: Situation, words: Words): string {
  const cause = causeOf(code, situation)
  // A view reads the sentences once it is drawn.
  if (cause !== null && words.failures !== undefined) return words.failures.causes[cause.cause]
  const own = withoutStop(shownText(text ?? '').trim())
  if (own !== '') return own
  return name === null ? words.failure.nameless({ code }) : words.failure.coded({ code, name })
}

/** What can be done about it, as a sentence; null where there is nothing better than to know it. */
export function failureStep(failure: Failure, situation: Situation, { failures }: Words): string | null {
  const step = causeIn(failure, situation)?.step ?? null
  return step === null || failures === undefined ? null : failures.steps[step]
}

/** "Code 756, ERROR_DIAL_ALREADY_IN_PROGRESS", for details. */
export function failureCode(failure: Failure, { failures }: Words): string | null {
  if (failure.kind !== 'code' || failures === undefined) return null
  const { code, name } = failure
  return name === null ? failures.code({ code }) : failures.codeNamed({ code, name })
}

function causeIn(failure: Failure, situation: Situation): Cause | null {
  return failure.kind === 'code' ? causeOf(failure.code, situation) : null
}

/** The sentence around it brings its own. */
const withoutStop = (text: string): string => text.replace(/[.。]$/, '')
