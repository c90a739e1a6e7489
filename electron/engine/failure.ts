import { errorName } from '../../native/errors.ts'
import type { RasAnswer, RasRefusal } from '../../native/port.ts'
import type { Failure } from '../contract/failure.ts'

/** A refusal as a view may see it. */
export function failureOf(refusal: RasRefusal): Failure {
  switch (refusal.kind) {
    case 'code':
      return { kind: 'code', code: refusal.code, name: errorName(refusal.code) ?? null }
    case 'busy':
      return { kind: 'busy' }
    case 'unavailable':
    case 'malformed':
      return { kind: refusal.kind, reason: refusal.reason }
  }
}

/** An answer in a word or two, for the log and receipts. */
export function answerInWords(answer: RasAnswer<unknown>): string {
  switch (answer.kind) {
    case 'value':
      return '0'
    case 'code':
      return String(answer.code)
    case 'busy':
      return 'busy'
    case 'unavailable':
    case 'malformed':
      return `${answer.kind}: ${answer.reason}`
  }
}
