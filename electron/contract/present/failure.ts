import type { Failure } from '../snapshot.ts'
import type { Words } from '../words/words.ts'

/** Why a call gave no value, in words. */
export function failureText(failure: Failure, words: Words): string {
  switch (failure.kind) {
    case 'code':
      return failure.name === null
        ? words.failure.nameless({ code: failure.code })
        : words.failure.coded({ code: failure.code, name: failure.name })
    case 'unavailable':
      return failure.reason
    case 'busy':
      return words.failure.busy
    case 'malformed':
      return words.failure.malformed({ reason: failure.reason })
  }
}
