import type { Notice } from '../../contract/snapshot.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HungUpHandles } from '../teardown/hung-up-handles.ts'
import type { Journal } from './journal.ts'
import type { Receipts } from './receipts.ts'
import type { JournalEntry } from './stored-shapes.ts'

export interface CrashRecoveryParts {
  readonly journal: Journal
  readonly receipts: Receipts
  readonly hungUpHandles: HungUpHandles
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

  /** Reads journal and receipts; gives the notices about their files. */
  async read(): Promise<readonly Notice[]> {
    const { journal, receipts, hungUpHandles } = this.#parts
    const behind = await journal.left()
    const notices = [behind.notice, await receipts.load()]
    for (const one of behind.hungUpHandles) hungUpHandles.add(one)
    // Killed between writing the receipt and clearing the promise: the end was recorded.
    const told = behind.entries.filter((entry) => receipts.tellsTheEndOf(entry.begin))
    for (const { begin: id, subject } of told) {
      const presumed = receipts.presumed(id)
      if (presumed) hungUpHandles.add({ id, subject })
      void (presumed ? journal.keepHandle(id, subject) : journal.clear(id))
    }
    this.#entries = behind.entries.filter((entry) => !told.includes(entry))
    return notices.filter((notice) => notice !== null)
  }

  /** The first readable list decides: resume where the connection is listed, otherwise interrupted. */
  settle(lines: readonly TrackedConnection[]): void {
    const entries = this.#entries
    this.#entries = []
    for (const entry of entries) {
      const listed = lines.some((line) => line.listed && line.identity === entry.subject.identity)
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
