import type { Clock } from '../../../native/clock.ts'
import type { Notice } from '../../contract/notice.ts'
import type { EngineStorage } from '../parts.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'
import { within } from '../time-limit.ts'
import { JOURNAL_WITHIN } from '../timings.ts'
import type { JournalEntry } from './stored-records.ts'

/** A hang-up the user stopped watching; its handle may still be listed. */
export interface HungUpHandle {
  readonly id: string
  readonly subject: HangUpSubject
}

export interface LeftBehind {
  readonly entries: readonly JournalEntry[]
  readonly hungUpHandles: readonly HungUpHandle[]
  readonly notice: Notice | null
}

/**
 * What was begun and has not ended, and which handles were hung up without a known end. `promise` says whether the line is
 * on disk; a hang-up works without it, and the user is told so first.
 */
export class Journal {
  readonly #storage: EngineStorage
  readonly #clock: Clock
  /** Ids of promises that are not cleared, and of hung-up handles that are not forgotten. */
  readonly #open = new Set<string>()
  readonly #handles = new Set<string>()
  /** Promised by this run: what an earlier one left is told from it, also where the file is read late. */
  readonly #ownIds = new Set<string>()
  /** Forgotten before the handle's line was on disk. */
  readonly #forgotten = new Set<string>()
  /** The file may hold promises that this run has not seen: it must not be emptied. */
  #unread = false
  #queue: Promise<unknown> = Promise.resolve()

  constructor(storage: EngineStorage, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
  }

  /** What an earlier run left open, oldest first. Those entries stay open until they are cleared. */
  async openPromises(): Promise<LeftBehind> {
    this.#unread = true
    const { records, notice } = await this.#storage.read('journal')
    const entries = new Map<string, JournalEntry>()
    const handles = new Map<string, HungUpHandle>()
    for (const record of records) {
      if (this.#ownIds.has('begin' in record ? record.begin : record.end)) continue
      if ('begin' in record) {
        entries.set(record.begin, record)
        continue
      }
      const { end, spent } = record
      entries.delete(end)
      if (spent === undefined) handles.delete(end)
      else handles.set(end, { id: end, subject: spent })
    }
    this.#unread = notice?.kind === 'file-unreadable'
    for (const id of [...entries.keys(), ...handles.keys()]) this.#open.add(id)
    for (const id of handles.keys()) this.#handles.add(id)
    return { entries: [...entries.values()], hungUpHandles: [...handles.values()], notice }
  }

  /** True once the promise is on disk; false if that failed or took too long. */
  async promise(id: string, subject: HangUpSubject): Promise<boolean> {
    const entry: JournalEntry = { v: 1, begin: id, epoch: this.#clock.epoch(), subject: asStored(subject) }
    this.#ownIds.add(id)
    const kept = this.#next(async () => {
      const result = await this.#storage.append('journal', entry)
      if (result.ok) this.#open.add(id)
      return result.ok
    })
    return within(this.#clock, JOURNAL_WITHIN, kept, false)
  }

  /** The teardown has ended and its receipt is kept; what became of the handle is not known. */
  async keepHandle(id: string, subject: HangUpSubject): Promise<void> {
    await this.#next(async () => {
      if (this.#forgotten.delete(id)) return this.#clear(id)
      this.#open.add(id)
      this.#handles.add(id)
      await this.#storage.append('journal', { v: 1, end: id, spent: asStored(subject) })
    })
  }

  /** Forgets a hung-up handle once its receipt is on disk. */
  async forget(id: string): Promise<void> {
    await this.#next(async () => {
      if (this.#handles.has(id)) await this.#clear(id)
      else this.#forgotten.add(id)
    })
  }

  /** The teardown has ended and its receipt is kept. */
  async clear(id: string): Promise<void> {
    await this.#next(() => this.#clear(id))
  }

  async #clear(id: string): Promise<void> {
    this.#handles.delete(id)
    if (!this.#open.delete(id)) return
    if (this.#open.size === 0 && !this.#unread) await this.#storage.rewrite('journal', [])
    else await this.#storage.append('journal', { v: 1, end: id })
  }

  /** Resolves once all that was to be written so far is on disk, or was refused. */
  async written(): Promise<void> {
    await this.#queue
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run)
    this.#queue = result.catch(() => undefined)
    return result
  }
}

/** By the name under which a later run finds the connection again. */
function asStored({ storedAs, ...subject }: HangUpSubject): HangUpSubject {
  return storedAs === undefined ? subject : { ...subject, identity: storedAs }
}
