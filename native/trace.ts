import { errorName } from './errors.ts'
import type { ObservedRas, RasCall } from './observe-ras.ts'
import type { RasAnswer, RasApi, RasHandle } from './port.ts'
import { RingBuffer } from './ring-buffer.ts'

/** One call of the port, in words. */
export interface TraceEntry {
  /** Counts the calls from the start. */
  readonly number: number
  /** ms since 1970 at which it was made. */
  readonly at: number
  readonly method: string
  readonly arguments: string
  readonly result: string
  /** ms until it was answered. */
  readonly ms: number
}

export interface Trace {
  /** The observed port, to use in place of the one behind it. */
  readonly ras: RasApi
  /** Oldest first; the last `length` at most. */
  entries(): readonly TraceEntry[]
  /** Those with a number above `number`. */
  after(number: number): readonly TraceEntry[]
  /** Told of every entry once its call was answered; returns what ends it. */
  subscribe(listener: (entry: TraceEntry) => void): () => void
}

/**
 * Puts every call into words. Handles become short ids, for their values mean nothing to a reader; entry names and paths
 * are not kept, for they name people.
 */
export function traceRas(observed: ObservedRas, length: number): Trace {
  const ring = new RingBuffer<TraceEntry>(length)
  const ids = new HandleIds(length)
  const listeners = new Set<(entry: TraceEntry) => void>()
  const id = (handle: RasHandle): string => ids.of(handle)
  observed.observe({
    answered({ number, epoch, ms, call }) {
      const entry = {
        number,
        at: epoch,
        method: call.method,
        arguments: argumentsInWords(call, id),
        result: resultInWords(call, id),
        ms,
      }
      ring.push(entry)
      for (const listener of listeners) listener(entry)
    },
  })
  return {
    ras: observed.ras,
    entries: () => ring.values(),
    after: (number) => ring.values().filter((entry) => entry.number > number),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type NameHandle = (handle: RasHandle) => string

function argumentsInWords(call: RasCall, id: NameHandle): string {
  switch (call.method) {
    case 'open':
    case 'serviceState':
    case 'enumConnections':
    case 'watch':
      return ''
    case 'errorString':
      return String(call.code)
    case 'entryProperties':
    case 'reconnectDialog':
      return 'an entry'
    case 'subEntryProperties':
      return `an entry, ${call.subEntry}`
    case 'subEntryHandle':
    case 'linkStatistics':
      return `${id(call.handle)}, ${call.subEntry}`
    case 'close':
      return `${call.graceMs} ms`
    default:
      return id(call.handle)
  }
}

function resultInWords(call: RasCall, id: NameHandle): string {
  if (call.answer === null) return ''
  if (call.answer.kind !== 'value') return refusalInWords(call.answer)
  switch (call.method) {
    case 'serviceState':
      return call.answer.value
    case 'enumConnections': {
      const rows = call.answer.value
      return [`${rows.length} connection${rows.length === 1 ? '' : 's'}`, ...rows.map((row) => id(row.handle))].join(
        ' ',
      )
    }
    case 'connectStatus': {
      const { state, subState, error } = call.answer.value
      return [`state ${state}`, subState === 0 ? '' : `sub-state ${subState}`, error === 0 ? '' : `error ${error}`]
        .filter((word) => word !== '')
        .join(', ')
    }
    case 'subEntryHandle':
      return id(call.answer.value)
    case 'projection':
      return call.answer.value.map(({ kind }) => kind).join(' ')
    case 'close':
      return call.answer.value ? 'every call had returned' : 'calls were left behind'
    default:
      return 'ok'
  }
}

function refusalInWords(answer: Exclude<RasAnswer<unknown>, { kind: 'value' }>): string {
  switch (answer.kind) {
    case 'code': {
      const name = errorName(answer.code)
      return name === undefined ? `code ${answer.code}` : `code ${answer.code} ${name}`
    }
    case 'busy':
      return `busy: no thread for ${answer.calls}, of ${answer.threads}`
    case 'unavailable':
    case 'malformed':
      return `${answer.kind}: ${answer.reason}`
  }
}

/** h1, h2, … in the order in which handles were first seen; a value that comes again later is the same id. */
class HandleIds {
  readonly #ids = new Map<bigint, string>()
  readonly #most: number
  #last = 0

  constructor(most: number) {
    this.#most = most
  }

  of(handle: bigint): string {
    const known = this.#ids.get(handle)
    if (known !== undefined) return known
    const [oldest] = this.#ids.keys()
    if (this.#ids.size >= this.#most && oldest !== undefined) this.#ids.delete(oldest)
    const id = `h${++this.#last}`
    this.#ids.set(handle, id)
    return id
  }
}
