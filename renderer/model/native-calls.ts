import type { NativeCall } from '../../electron/contract/schema.ts'
import type { Words } from '../../electron/contract/words/words.ts'

/** So many calls are kept, in the main process too. */
const MOST = 10_000

/** How many lines are drawn, or left as they are, together. */
const BLOCK = 100

/** Null = every function; `troubled` = only what was not simply done. */
export interface CallFilter {
  readonly method: string | null
  readonly troubled: boolean
}

export const EVERY_CALL: CallFilter = { method: null, troubled: false }

/** What came since, after what was there; the oldest go. */
export function withNewCalls(calls: readonly NativeCall[], more: readonly NativeCall[]): readonly NativeCall[] {
  return [...calls, ...more].slice(-MOST)
}

export function chosenCalls(calls: readonly NativeCall[], { method, troubled }: CallFilter): readonly NativeCall[] {
  if (method === null && !troubled) return calls
  return calls.filter((call) => (method === null || call.method === method) && (!troubled || isTroubled(call)))
}

/** A code other than success, or no answer at all: the beginnings that the trace gives to these results. */
export function isTroubled({ result }: NativeCall): boolean {
  return /^(code |busy|unavailable|malformed)/.test(result)
}

export function methodsOf(calls: readonly NativeCall[]): readonly string[] {
  return [...new Set(calls.map((call) => call.method))].sort()
}

/** Newest first, in groups that stay the same while new calls come. */
export function blocksOf(calls: readonly NativeCall[]): readonly (readonly NativeCall[])[] {
  const blocks = new Map<number, NativeCall[]>()
  for (const call of calls) {
    const number = Math.floor(call.number / BLOCK)
    const block = blocks.get(number)
    if (block === undefined) blocks.set(number, [call])
    else block.unshift(call)
  }
  return [...blocks.values()].reverse()
}

export function callText(call: NativeCall, { format }: Words): string {
  return [format.clock(call.at), call.method, call.arguments, call.result, format.precise(call.ms)].join('\t')
}
