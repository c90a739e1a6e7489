import { MOST_NATIVE_CALLS } from '../../../electron/contract/bounds.ts'
import type { LoggedCall } from '../../../electron/contract/schema.ts'
import type { Words } from '../../../electron/contract/words/words.ts'

/** Null = every function; `troubled` = only what was not simply done. */
export interface CallFilter {
  readonly method: string | null
  readonly troubled: boolean
}

export const EVERY_CALL: CallFilter = { method: null, troubled: false }

/** What came since, after what was there; the oldest go. */
export function withNewCalls(calls: readonly LoggedCall[], more: readonly LoggedCall[]): readonly LoggedCall[] {
  return [...calls, ...more].slice(-MOST_NATIVE_CALLS)
}

/** What the filter lets through, newest first. */
export function chosenCalls(calls: readonly LoggedCall[], { method, troubled }: CallFilter): readonly LoggedCall[] {
  return calls
    .filter((call) => (method === null || call.method === method) && (!troubled || isTroubled(call)))
    .reverse()
}

/** A code other than success, or no answer at all: the beginnings that the trace gives to these results. */
export function isTroubled({ result }: LoggedCall): boolean {
  return /^(code |busy|unavailable|malformed)/.test(result)
}

export function methodsOf(calls: readonly LoggedCall[]): readonly string[] {
  return [...new Set(calls.map((call) => call.method))].sort()
}

export function callText(call: LoggedCall, { format }: Words): string {
  return [format.clock(call.at), call.method, call.arguments, call.result, format.precise(call.ms)].join('\t')
}
