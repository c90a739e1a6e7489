import type { ObservedCall, RasCall } from '../../../native/observe-ras.ts'
import { questionOf } from '../../../native/recording/recording.ts'
import type { Aliases } from './aliases.ts'

/** Words of the port itself: closed lists, in which nobody is named. */
const OWN_WORDS: ReadonlySet<string> = new Set(['method', 'kind', 'type', 'owner', 'calls'])

/** Turns what passes through the port into lines in which nobody is named. */
export class LineWriter {
  readonly #aliases: Aliases
  readonly #start: number
  /** The last answer to each question, as it was written. */
  readonly #last = new Map<string, string>()

  /** `start`: ms on the clock at which the recording began. */
  constructor(aliases: Aliases, start: number) {
    this.#aliases = aliases
    this.#start = start
  }

  at(now: number): number {
    return rounded(now - this.#start)
  }

  /** A line was lost: what comes next may not lean on it. */
  forget(): void {
    this.#last.clear()
  }

  /** A call that was answered, or is out where it has no answer. */
  call({ at, ms, call }: ObservedCall): string {
    const { answer, ...asked } = call
    const head = { at: this.at(at), [answer === null ? 'out' : 'ms']: rounded(ms) }
    const question = this.#told(asked)
    if (answer === null) return JSON.stringify({ ...head, ...question })
    const told = this.#told({ answer })
    const text = JSON.stringify(told)
    const key = questionOf(call)
    const same = this.#last.get(key) === text
    this.#last.set(key, text)
    return JSON.stringify({ ...head, ...question, ...(same ? { same: true } : told) })
  }

  #told(value: object): object {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.#tell(key, each)]))
  }

  #tell(key: string, value: unknown): unknown {
    if (typeof value === 'string') return this.#tellText(key, value)
    if (typeof value === 'bigint') return key === 'luid' ? this.#aliases.luid(value) : this.#aliases.handle(value)
    if (typeof value === 'function') return null
    if (Array.isArray(value)) return value.map((each) => this.#tell(key, each))
    return typeof value === 'object' && value !== null ? this.#told(value) : value
  }

  #tellText(key: string, text: string): string {
    if (OWN_WORDS.has(key)) return text
    switch (key) {
      case 'entry':
      case 'entryName':
        return this.#aliases.entry(text)
      case 'phonebook':
        return this.#aliases.phonebook(text)
      case 'phoneNumber':
        return this.#aliases.phoneNumber(text)
      case 'address':
      case 'localAddress':
      case 'remoteAddress':
        return this.#aliases.address(text)
      case 'entryId':
      case 'correlationId':
        return this.#aliases.guid(text)
      default:
        return this.#aliases.text(text)
    }
  }
}

/** What only needs to be asked once, and may have been before a recording begins. */
const ASKED_ONCE: ReadonlySet<RasCall['method']> = new Set([
  'open',
  'watch',
  'watchLinks',
  'entryProperties',
  'subEntryProperties',
  'errorString',
])
const MOST_KEPT = 1_000

/** The last answers to questions that are asked once: a recording that begins later holds them too. */
export class AskedOnce {
  readonly #calls = new Map<string, ObservedCall>()

  note(observed: ObservedCall): void {
    if (!ASKED_ONCE.has(observed.call.method)) return
    const question = questionOf(observed.call)
    this.#calls.delete(question)
    this.#calls.set(question, observed)
    const [oldest] = this.#calls.keys()
    if (this.#calls.size > MOST_KEPT && oldest !== undefined) this.#calls.delete(oldest)
  }

  get calls(): readonly ObservedCall[] {
    return [...this.#calls.values()]
  }
}

/** To the µs: more is noise. */
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000
