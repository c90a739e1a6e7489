import type { RasCall } from '../observe-ras.ts'
import type { RasEvent, RasHandle } from '../port.ts'

/** A call as it was recorded. Times are ms from the recording's start; below 0: it was asked before. */
export interface RecordedCall {
  readonly at: number
  /** ms until it was answered; null = the recording ends without its answer. */
  readonly ms: number | null
  /** Its answer is null where `ms` is. */
  readonly call: RasCall
}

export interface RecordedEvent {
  readonly at: number
  readonly event: RasEvent
}

/** What one machine answered for a while. */
export interface Recording {
  /** By time. */
  readonly calls: readonly RecordedCall[]
  /** By time. */
  readonly events: readonly RecordedEvent[]
  /** ms from the start to the last line. */
  readonly length: number
  /** What it is not, or does not hold: sentences for whoever plays it. */
  readonly remarks: readonly string[]
}

/** Far from any handle that Windows gives, so that nobody takes one for the other. */
const FIRST_HANDLE = 0x5ec0_0000n

/** The handle that a recording calls `h<number>`. */
export const recordedHandle = (number: number): RasHandle => (FIRST_HANDLE + BigInt(number)) as RasHandle

/** Names the question: the same for every call of one function with the same arguments. */
export function questionOf(call: RasCall): string {
  switch (call.method) {
    case 'open':
    case 'serviceState':
    case 'enumConnections':
    case 'watch':
    case 'close':
      return call.method
    case 'errorString':
      return `${call.method} ${call.code}`
    case 'entryProperties':
    case 'reconnectDialog':
      return JSON.stringify([call.method, call.phonebook, call.entry])
    case 'subEntryProperties':
      return JSON.stringify([call.method, call.phonebook, call.entry, call.subEntry])
    case 'subEntryHandle':
    case 'linkStatistics':
      return `${call.method} ${call.handle} ${call.subEntry}`
    default:
      return `${call.method} ${call.handle}`
  }
}
