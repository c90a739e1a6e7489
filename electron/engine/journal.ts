import type { Clock } from '../../native/clock.ts'
import type { Notice } from '../contract/snapshot.ts'
import type { EngineStorage } from './engine.ts'
import { JOURNAL_WITHIN } from './schedule.ts'
import type { Subject } from './teardown/receipt.ts'
import { within } from './wait.ts'

/** A promise to watch: on disk before RasHangUp is called. It names the identity, never a handle. */
export interface JournalEntry {
  readonly v: 1
  readonly begin: string
  /** ms since 1970 */
  readonly epoch: number
  readonly subject: Subject
}

/**
 * What was begun and has not ended. `promise` says whether the line is on disk; hang-up works without it, and the user is
 * told so first.
 */
export class Journal {
  readonly #storage: EngineStorage
  readonly #clock: Clock
  readonly #open = new Map<string, string>()
  /** The file may hold promises that this run has not seen: it is not to be emptied. */
  #unread = false
  #queue: Promise<unknown> = Promise.resolve()

  constructor(storage: EngineStorage, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
  }

  /** What an earlier run left open, oldest first. Those entries stay open until they are cleared. */
  async left(): Promise<{ readonly entries: readonly JournalEntry[]; readonly notice: Notice | null }> {
    const { lines, notice } = await this.#storage.read('journal')
    const entries = new Map<string, JournalEntry>()
    for (const line of lines) {
      const record = parseLine(line)
      if (record === null) continue
      if ('end' in record) entries.delete(record.end)
      else entries.set(record.begin, record)
    }
    this.#unread = notice?.kind === 'file-unreadable'
    for (const [id, entry] of entries) this.#open.set(id, JSON.stringify(entry))
    return { entries: [...entries.values()], notice }
  }

  /** True once the promise is on disk; false if that failed or took too long. */
  async promise(id: string, subject: Subject): Promise<boolean> {
    const entry: JournalEntry = { v: 1, begin: id, epoch: this.#clock.epoch(), subject }
    const line = JSON.stringify(entry)
    const kept = this.#next(async () => {
      const result = await this.#storage.append('journal', line)
      if (result.ok) this.#open.set(id, line)
      return result.ok
    })
    return within(this.#clock, JOURNAL_WITHIN, kept, false)
  }

  /** The teardown has ended and its receipt is kept. */
  async clear(id: string): Promise<void> {
    await this.#next(async () => {
      if (!this.#open.delete(id)) return
      if (this.#open.size === 0 && !this.#unread) await this.#storage.rewrite('journal', [])
      else await this.#storage.append('journal', JSON.stringify({ v: 1, end: id }))
    })
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run)
    this.#queue = result.catch(() => undefined)
    return result
  }
}

function parseLine(line: string): JournalEntry | { readonly end: string } | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  if ('end' in value && typeof value.end === 'string') return { end: value.end }
  return isEntry(value) ? value : null
}

function isEntry(value: object): value is JournalEntry {
  if (!('begin' in value) || typeof value.begin !== 'string') return false
  if (!('subject' in value) || typeof value.subject !== 'object' || value.subject === null) return false
  const subject = value.subject
  return (
    'identity' in subject &&
    typeof subject.identity === 'string' &&
    'name' in subject &&
    typeof subject.name === 'string' &&
    'link' in subject &&
    (subject.link === null || typeof subject.link === 'number')
  )
}
