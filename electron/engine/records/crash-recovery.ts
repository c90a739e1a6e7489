import type { Clock } from '../../../native/clock.ts'
import type { Notice } from '../../contract/notice.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'
import type { HungUpHandles } from '../teardown/hung-up-handles.ts'
import { within } from '../time-limit.ts'
import { FILE_LATE_AFTER, RECEIPTS_FIRST_WITHIN } from '../timings.ts'
import type { Journal } from './journal.ts'
import type { Receipts } from './receipts.ts'
import type { JournalEntry } from './stored-records.ts'

export interface CrashRecoveryParts {
  readonly clock: Clock
  readonly notice: (notice: Notice) => void
  readonly withdraw: (id: string) => void
  /** It is being hung up anew at the moment. */
  readonly runs: (subject: HangUpSubject) => boolean
  readonly journal: Journal
  readonly receipts: Receipts
  readonly hungUpHandles: HungUpHandles
  /** Lists have to find this connection again under the identity that it was stored with. */
  readonly expect: (subject: HangUpSubject) => void
  /** Its connection is listed: it is watched on, or, where the user `left` it with its whole, only recorded. */
  readonly resume: (entry: JournalEntry, left: boolean) => void
  /** Its connection is gone, and nobody can know how. */
  readonly interrupted: (entry: JournalEntry) => void
}

/** What an earlier run of the program began without seeing the end. */
export class CrashRecovery {
  readonly #parts: CrashRecoveryParts
  #entries: readonly JournalEntry[] = []

  constructor(parts: CrashRecoveryParts) {
    this.#parts = parts
  }

  /**
   * Reads journal and receipts, each by itself; a disk that does not answer in time is told. `handlesKnown`: which handles an
   * earlier run hung up.
   */
  async read(handlesKnown: () => void = () => {}): Promise<void> {
    const { clock, journal, receipts, hungUpHandles } = this.#parts
    const loaded = this.#told('receipts', receipts.load(), (notice) => notice)
    const behind = await this.#told('journal', journal.openPromises(), ({ notice }) => notice)
    for (const { subject } of [...behind.entries, ...behind.hungUpHandles]) this.#parts.expect(subject)
    for (const one of behind.hungUpHandles) hungUpHandles.add(one)
    handlesKnown()
    await within(clock, RECEIPTS_FIRST_WITHIN, loaded, undefined)
    // Killed between writing the receipt and clearing the promise: the end was recorded.
    const told = behind.entries.filter((entry) => receipts.tellsTheEndOf(entry.begin))
    for (const { begin: id, subject } of told) {
      const presumed = receipts.presumed(id)
      if (presumed) hungUpHandles.add({ id, subject })
      void (presumed ? journal.keepHandle(id, subject) : journal.clear(id))
    }
    this.#entries = behind.entries.filter((entry) => !told.includes(entry))
  }

  async #told<T>(file: 'journal' | 'receipts', reading: Promise<T>, noticeOf: (read: T) => Notice | null): Promise<T> {
    const { clock, notice, withdraw } = this.#parts
    const late: Notice = { id: `${file}-late`, kind: 'file-late', detail: `${file}.jsonl` }
    const callOff = clock.after(FILE_LATE_AFTER, () => notice(late))
    const read = await reading
    callOff()
    withdraw(late.id)
    const said = noticeOf(read)
    if (said !== null) notice(said)
    return read
  }

  /** The first readable list decides: resume where the connection is listed, otherwise interrupted. */
  settle(trackedConnections: readonly TrackedConnection[]): void {
    const { runs } = this.#parts
    // Where the journal came late its connection may be under way already: what became of it then is settled after that.
    const entries = this.#entries.filter(({ subject }) => !runs(subject))
    this.#entries = this.#entries.filter(({ subject }) => runs(subject))
    for (const entry of entries) {
      const listed = trackedConnections.some((tracked) => tracked.listed && tracked.identity === entry.subject.identity)
      if (listed) this.#parts.resume(entry, this.#isLeftWithItsWhole(entry, entries))
      else this.#parts.interrupted(entry)
    }
  }

  /** A link of a connection that the user stopped watching and nobody hung up again. */
  #isLeftWithItsWhole({ subject }: JournalEntry, entries: readonly JournalEntry[]): boolean {
    if (subject.link === null || !this.#parts.hungUpHandles.has(subject.identity, null)) return false
    return !entries.some((other) => other.subject.identity === subject.identity && other.subject.link === null)
  }
}
