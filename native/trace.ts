import type { Clock } from './clock.ts'
import { errorName } from './errors.ts'
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
  /** The port to use in place of the one that was handed in. */
  readonly ras: RasApi
  /** Oldest first; the last `length` at most. */
  entries(): readonly TraceEntry[]
  /** Those with a number above `number`. */
  after(number: number): readonly TraceEntry[]
  /** Told of every entry once its call was answered; returns what ends it. */
  subscribe(listener: (entry: TraceEntry) => void): () => void
}

/**
 * Writes down every call without taking part in it. Handles become short ids, for their values mean nothing to a reader;
 * entry names and paths are not kept, for they name people.
 */
export function traceRas(ras: RasApi, clock: Clock, length: number): Trace {
  const ring = new RingBuffer<TraceEntry>(length)
  const ids = new HandleIds(length)
  const listeners = new Set<(entry: TraceEntry) => void>()
  let calls = 0

  async function note<T>(
    method: string,
    words: string,
    call: () => Promise<RasAnswer<T>>,
    show: (value: T) => string = () => 'ok',
  ): Promise<RasAnswer<T>> {
    const number = ++calls
    const at = clock.epoch()
    const start = clock.now()
    const answer = await call()
    const result = answer.kind === 'value' ? show(answer.value) : refusalInWords(answer)
    const entry = { number, at, method, arguments: words, result, ms: clock.now() - start }
    ring.push(entry)
    for (const listener of listeners) listener(entry)
    return answer
  }

  const value = <T>(value: T): RasAnswer<T> => ({ kind: 'value', value })
  const id = (handle: RasHandle): string => ids.of(handle)
  const count = (one: string, many: string) => (list: readonly unknown[]) =>
    `${list.length} ${list.length === 1 ? one : many}`

  return {
    entries: () => ring.values(),
    after: (number) => ring.values().filter((entry) => entry.number > number),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ras: {
      source: ras.source,
      open: () => note('open', '', () => ras.open()),
      serviceState: () => note('serviceState', '', () => ras.serviceState(), String),
      enumConnections: () =>
        note(
          'enumConnections',
          '',
          () => ras.enumConnections(),
          (rows) => [count('connection', 'connections')(rows), ...rows.map((row) => id(row.handle))].join(' '),
        ),
      connectStatus: (handle) =>
        note(
          'connectStatus',
          id(handle),
          () => ras.connectStatus(handle),
          ({ state, subState, error }) =>
            [`state ${state}`, subState === 0 ? '' : `sub-state ${subState}`, error === 0 ? '' : `error ${error}`]
              .filter((word) => word !== '')
              .join(', '),
        ),
      hangUp: (handle) => note('hangUp', id(handle), () => ras.hangUp(handle)),
      subEntryHandle: (handle, subEntry) =>
        note('subEntryHandle', `${id(handle)}, ${subEntry}`, () => ras.subEntryHandle(handle, subEntry), id),
      connectionStatistics: (handle) =>
        note('connectionStatistics', id(handle), () => ras.connectionStatistics(handle)),
      linkStatistics: (handle, subEntry) =>
        note('linkStatistics', `${id(handle)}, ${subEntry}`, () => ras.linkStatistics(handle, subEntry)),
      entryProperties: (phonebook, entry) =>
        note('entryProperties', 'an entry', () => ras.entryProperties(phonebook, entry)),
      subEntryProperties: (phonebook, entry, subEntry) =>
        note('subEntryProperties', `an entry, ${subEntry}`, () => ras.subEntryProperties(phonebook, entry, subEntry)),
      projection: (handle) =>
        note(
          'projection',
          id(handle),
          () => ras.projection(handle),
          (all) => all.map(({ kind }) => kind).join(' '),
        ),
      errorString: (code) => note('errorString', String(code), () => ras.errorString(code)),
      reconnectDialog: (phonebook, entry) =>
        note('reconnectDialog', 'an entry', () => ras.reconnectDialog(phonebook, entry)),
      watch: (listener) => note('watch', '', () => ras.watch(listener)),
      watchLinks: (handle) => note('watchLinks', id(handle), () => ras.watchLinks(handle)),
      threads: () => ras.threads(),
      async close(graceMs) {
        const answer = await note(
          'close',
          `${graceMs} ms`,
          async () => value(await ras.close(graceMs)),
          (all) => (all ? 'every call had returned' : 'calls were left behind'),
        )
        return answer.kind === 'value' && answer.value
      },
    },
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
