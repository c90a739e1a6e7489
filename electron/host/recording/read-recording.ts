import { z } from 'zod'
import type { RecordedCall, RecordedEvent, Recording } from '../../../native/recording/recording.ts'
import {
  RECORDED_CALL,
  RECORDED_EVENT,
  RECORDED_METHODS,
  RECORDING_DROPPED,
  RECORDING_END,
  RECORDING_HEADER,
  RECORDING_VERSION,
} from './line-schemas.ts'

/** Bytes of a file that are played: more than any recording has. */
export const MOST_PLAYED = 32 * 1024 * 1024

const REASONS = {
  empty: 'The recording is empty.',
  foreign: 'This is no recording: its first line is not that of one.',
} as const

/** What a line may be told by. */
const LINE = z.looseObject({
  method: z.string().optional(),
  event: z.string().optional(),
  dropped: z.number().optional(),
  end: z.string().optional(),
})

/** Reads a recording as far as it goes; a string says why nothing of it can be played. */
export async function readRecording(lines: AsyncIterable<string>): Promise<Recording | string> {
  const reader = new RecordingReader()
  let bytes = 0
  try {
    for await (const line of lines) {
      bytes += Buffer.byteLength(line) + 1
      if (!reader.take(line)) break
    }
  } catch (error: unknown) {
    return `The recording cannot be read: ${error instanceof Error ? error.message : 'there is no reason given'}`
  }
  return reader.finish(bytes > MOST_PLAYED)
}

/**
 * Takes the lines one by one. What it does not understand is left out, counted, and said in `remarks`.
 */
class RecordingReader {
  readonly #calls: RecordedCall[] = []
  readonly #events: RecordedEvent[] = []
  readonly #remarks: string[] = []
  /** The last answer to each question, as it was written. */
  readonly #answers = new Map<string, unknown>()
  /** Calls that are out, by question and time. */
  readonly #out = new Map<string, RecordedCall>()
  readonly #unknown = new Map<string, number>()
  #refusal: string | null = null
  #lines = 0
  #length = 0
  #dropped = 0
  #wrong = 0
  #ended = false
  #torn = false

  /** Takes the next line; false = no more is wanted. */
  take(line: string): boolean {
    if (line.trim() === '') return true
    this.#lines += 1
    const value = parsed(line)
    if (this.#lines === 1) return this.#takeHeader(value)
    // Of the last line the beginning alone may be there: that it was cut off is said anyway.
    if (this.#torn) this.#wrong += 1
    this.#torn = value === null
    if (!this.#torn) this.#takeLine(value)
    return true
  }

  /** `cut`: the file goes on behind what was read. */
  finish(cut: boolean): Recording | string {
    if (this.#refusal !== null) return this.#refusal
    if (this.#lines === 0) return REASONS.empty
    const calls = [...this.#calls, ...this.#out.values()].sort((one, other) => one.at - other.at)
    if (cut) this.#remarks.push(`The recording is longer than ${MOST_PLAYED >> 20} MB: the rest of it is not played.`)
    else if (!this.#ended) this.#remarks.push('The recording was cut off: it is played as far as it goes.')
    if (this.#dropped > 0) this.#remarks.push(`${this.#dropped} lines are missing: the disk was too slow for them.`)
    for (const [method, times] of this.#unknown) {
      this.#remarks.push(`It holds ${method}, which this OnHook does not know, ${times} times: left out.`)
    }
    if (this.#wrong > 0) this.#remarks.push(`${this.#wrong} of its lines are not understood: left out.`)
    return { calls, events: this.#events, length: this.#length, remarks: this.#remarks }
  }

  #takeHeader(value: unknown): boolean {
    const header = RECORDING_HEADER.safeParse(value)
    if (!header.success) {
      this.#refusal = REASONS.foreign
      return false
    }
    if (header.data.v > RECORDING_VERSION) {
      this.#remarks.push(
        `The recording is of version ${header.data.v}, and this OnHook knows ${RECORDING_VERSION}: it is played as far as it is understood.`,
      )
    }
    return true
  }

  #takeLine(value: unknown): void {
    const { data } = LINE.safeParse(value)
    const { method, event, dropped, end } = data ?? {}
    if (data !== undefined && method !== undefined) this.#takeCall(data, method)
    else if (event !== undefined) this.#takeEvent(value)
    else if (dropped !== undefined) this.#dropped += RECORDING_DROPPED.safeParse(value).data?.dropped ?? 0
    else if (end !== undefined && RECORDING_END.safeParse(value).success) this.#takeEnd(value)
    else this.#wrong += 1
  }

  #takeCall(value: Readonly<Record<string, unknown>>, method: string): void {
    if (!RECORDED_METHODS.has(method)) {
      this.#unknown.set(method, (this.#unknown.get(method) ?? 0) + 1)
      return
    }
    const { at: _at, ms, out: _out, same, answer, ...asked } = value
    const question = JSON.stringify(asked)
    const last = same === true ? this.#answers.get(question) : answer
    const { data } = RECORDED_CALL.safeParse({ ...value, answer: ms === undefined ? null : last })
    if (data === undefined || (data.ms !== undefined && data.answer === null)) {
      this.#wrong += 1
      return
    }
    this.#reach(data.at + (data.ms ?? data.out ?? 0))
    const moment = `${data.at} ${question}`
    if (data.ms === undefined) {
      this.#out.set(moment, { at: data.at, ms: null, call: data })
      return
    }
    this.#out.delete(moment)
    this.#answers.set(question, last)
    this.#calls.push({ at: data.at, ms: data.ms, call: data })
  }

  #takeEvent(value: unknown): void {
    const { data } = RECORDED_EVENT.safeParse(value)
    if (data === undefined) {
      this.#wrong += 1
      return
    }
    this.#events.push(data)
    this.#reach(data.at)
  }

  #takeEnd(value: unknown): void {
    this.#ended = true
    this.#reach(RECORDING_END.safeParse(value).data?.at ?? 0)
  }

  #reach(at: number): void {
    this.#length = Math.max(this.#length, at)
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
