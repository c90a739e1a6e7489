import type { Clock } from '../clock.ts'
import type { RasCall } from '../observe-ras.ts'
import type { RasAnswer, RasApi, RasEvent, RasRefusal, Unsubscribe } from '../port.ts'
import { AnswersInForce } from './answers-in-force.ts'
import { questionOf, type RecordedEvent, type Recording } from './recording.ts'

/** What the replay has been asked and the recording does not hold. */
export interface ReplayGaps {
  /** By method, how often. */
  readonly notRecorded: ReadonlyMap<RasCall['method'], number>
}

export interface ReplayParts {
  readonly clock: Clock
  /** Reads the recording when the port is opened; a string says why it cannot be played. */
  readonly load: () => Promise<Recording | string>
  /** Told what whoever reads the log should know. */
  readonly remark: (sentence: string) => void
}

/** So much earlier than it was recorded a RasHangUp may come, ms: it then waits, for the answers after it are those of its time. */
const HANG_UP_WAITS = 5_000
const NOT_OPEN: RasRefusal = { kind: 'unavailable', reason: 'The recording has not been opened.' }
const CLOSED: RasRefusal = { kind: 'unavailable', reason: 'The recording was closed.' }

/** The port on a recording: each question is answered as it was at that time, after as long. Nothing is hung up. */
export function createReplayRas({ clock, load, remark }: ReplayParts): RasApi & ReplayGaps {
  const notRecorded = new Map<RasCall['method'], number>()
  let refusal: RasRefusal | null = NOT_OPEN
  let answers: AnswersInForce | null = null
  let events: EventPlayer | null = null
  let zero = 0

  async function open(): Promise<RasAnswer<null>> {
    if (refusal === CLOSED) return CLOSED
    if (answers !== null) return { kind: 'value', value: null }
    const asked = clock.now()
    const recording = await load()
    if (typeof recording === 'string') return { kind: 'unavailable', reason: recording }
    for (const sentence of recording.remarks) remark(sentence)
    const first = recording.calls.find(({ at, call }) => at >= 0 && call.method === 'open')
    zero = asked - (first?.at ?? 0)
    answers = new AnswersInForce(recording)
    events = new EventPlayer(clock, zero, recording.events)
    clock.after(Math.max(0, zero + recording.length - clock.now()), () => {
      if (refusal === null) remark('The recording is over: from now on each question is answered as it was last.')
    })
    refusal = null
    const opened = answers.find('open', first?.at ?? 0)?.call
    return answerAfter(opened?.ms ?? 0, opened?.call.method === 'open' ? opened.call.answer : OPENED)
  }

  function answerAfter<T>(ms: number | null, answer: RasAnswer<T> | null): Promise<RasAnswer<T>> {
    if (ms === null || answer === null) return new Promise(() => {})
    if (ms <= 0) return Promise.resolve(answer)
    return new Promise((resolve) => void clock.after(ms, () => resolve(answer)))
  }

  /** `asked`: the question, as a call without an answer; `read`: the answer of a call of this method. */
  function ask<T>(asked: RasCall, read: (call: RasCall) => RasAnswer<T> | null): Promise<RasAnswer<T>> {
    if (refusal !== null || answers === null) return Promise.resolve(refusal ?? NOT_OPEN)
    const at = clock.now() - zero
    const found = answers.find(questionOf(asked), at)
    if (found === null) return Promise.resolve(missing(asked))
    const { call, early } = found
    const answer = read(call.call)
    if (!early || asked.method !== 'hangUp') return answerAfter(call.ms, answer)
    const sooner = call.at - at
    if (sooner > HANG_UP_WAITS) return Promise.resolve(missing(asked))
    return answerAfter(call.ms === null ? null : call.ms + sooner, answer)
  }

  function missing(asked: RasCall): RasRefusal {
    const times = (notRecorded.get(asked.method) ?? 0) + 1
    notRecorded.set(asked.method, times)
    if (times === 1)
      remark(`${asked.method} was asked as it is nowhere in the recording: the answer is “not recorded”.`)
    return { kind: 'unavailable', reason: `Not recorded: ${asked.method}.` }
  }

  return {
    source: 'simulator',
    notRecorded,
    open,
    serviceState: () =>
      ask({ method: 'serviceState', answer: null }, (call) => (call.method === 'serviceState' ? call.answer : null)),
    enumConnections: () =>
      ask({ method: 'enumConnections', answer: null }, (call) =>
        call.method === 'enumConnections' ? call.answer : null,
      ),
    connectStatus: (handle) =>
      ask({ method: 'connectStatus', handle, answer: null }, (call) =>
        call.method === 'connectStatus' ? call.answer : null,
      ),
    hangUp: (handle) =>
      ask({ method: 'hangUp', handle, answer: null }, (call) => (call.method === 'hangUp' ? call.answer : null)),
    subEntryHandle: (handle, subEntry) =>
      ask({ method: 'subEntryHandle', handle, subEntry, answer: null }, (call) =>
        call.method === 'subEntryHandle' ? call.answer : null,
      ),
    connectionStatistics: (handle) =>
      ask({ method: 'connectionStatistics', handle, answer: null }, (call) =>
        call.method === 'connectionStatistics' ? call.answer : null,
      ),
    linkStatistics: (handle, subEntry) =>
      ask({ method: 'linkStatistics', handle, subEntry, answer: null }, (call) =>
        call.method === 'linkStatistics' ? call.answer : null,
      ),
    entryProperties: (phonebook, entry) =>
      ask({ method: 'entryProperties', phonebook, entry, answer: null }, (call) =>
        call.method === 'entryProperties' ? call.answer : null,
      ),
    subEntryProperties: (phonebook, entry, subEntry) =>
      ask({ method: 'subEntryProperties', phonebook, entry, subEntry, answer: null }, (call) =>
        call.method === 'subEntryProperties' ? call.answer : null,
      ),
    projection: (handle) =>
      ask({ method: 'projection', handle, answer: null }, (call) =>
        call.method === 'projection' ? call.answer : null,
      ),
    errorString: (code) =>
      ask({ method: 'errorString', code, answer: null }, (call) =>
        call.method === 'errorString' ? call.answer : null,
      ),
    reconnectDialog: (phonebook, entry) =>
      ask({ method: 'reconnectDialog', phonebook, entry, answer: null }, (call) =>
        call.method === 'reconnectDialog' ? call.answer : null,
      ),
    async watch(listener) {
      const answer = await ask({ method: 'watch', answer: null }, (call) =>
        call.method === 'watch' ? call.answer : null,
      )
      if (answer.kind !== 'value' || events === null) return answer
      return { kind: 'value', value: events.listen(listener) }
    },
    watchLinks: (handle) =>
      ask({ method: 'watchLinks', handle, answer: null }, (call) =>
        call.method === 'watchLinks' ? call.answer : null,
      ),
    threads: () => [],
    async close() {
      refusal = CLOSED
      events?.close()
      return true
    },
  }
}

const OPENED: RasAnswer<null> = { kind: 'value', value: null }

/** Tells listeners of each event at its time. */
class EventPlayer {
  readonly #clock: Clock
  readonly #zero: number
  readonly #events: readonly RecordedEvent[]
  readonly #listeners = new Set<{ readonly hear: (event: RasEvent) => void }>()
  #next = 0
  #cancel: (() => void) | null = null

  constructor(clock: Clock, zero: number, events: readonly RecordedEvent[]) {
    this.#clock = clock
    this.#zero = zero
    this.#events = events
  }

  listen(listener: (event: RasEvent) => void): Unsubscribe {
    const entry = { hear: listener }
    // What nobody has listened to is not told afterwards.
    const now = this.#clock.now() - this.#zero
    while (this.#listeners.size === 0 && (this.#events[this.#next]?.at ?? now) < now) this.#next += 1
    this.#listeners.add(entry)
    this.#arm()
    return () => {
      this.#listeners.delete(entry)
    }
  }

  close(): void {
    this.#listeners.clear()
    this.#cancel?.()
    this.#cancel = null
  }

  #arm(): void {
    const next = this.#events[this.#next]
    if (this.#cancel !== null || next === undefined) return
    this.#cancel = this.#clock.after(Math.max(0, this.#zero + next.at - this.#clock.now()), () => {
      this.#cancel = null
      this.#next += 1
      for (const { hear } of [...this.#listeners]) hear(next.event)
      this.#arm()
    })
  }
}
