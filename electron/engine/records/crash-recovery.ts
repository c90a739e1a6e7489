import type { Notice } from '../../contract/snapshot.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HungUpHandles } from '../teardown/hung-up-handles.ts'
import type { Journal } from './journal.ts'
import type { Receipts } from './receipts.ts'
import type { JournalEntry } from './stored-shapes.ts'

export interface CrashRecoveryParts {
  readonly journal: Journal
  readonly receipts: Receipts
  readonly spent: HungUpHandles
  /** Its connection is listed: it is watched on, or, where the user `left` it with its whole, only recorded. */
  readonly resume: (entry: JournalEntry, left: boolean) => void
  /** Its connection is gone, and nobody can know how. */
  readonly interrupted: (entry: JournalEntry) => void
}

/** What an earlier run of the program began and did not see the end of. */
export class CrashRecovery {
  readonly #parts: CrashRecoveryParts
  #entries: readonly JournalEntry[] = []

  constructor(parts: CrashRecoveryParts) {
    this.#parts = parts
  }

  /** Reads journal and receipts; gives what there is to tell of their files. */
  async read(): Promise<readonly Notice[]> {
    const { journal, receipts, spent } = this.#parts
    const behind = await journal.left()
    const notices = [behind.notice, await receipts.load()]
    for (const one of behind.spent) spent.add(one)
    // Killed between a receipt and the clearing of its promise: that end was told.
    const told = behind.entries.filter((entry) => receipts.tellsTheEndOf(entry.begin))
    for (const { begin: id, subject } of told) {
      const presumed = receipts.all.some((one) => one.id === id && one.outcome.phase === 'presumed')
      if (presumed) spent.add({ id, subject })
      void (presumed ? journal.spend(id, subject) : journal.clear(id))
    }
    this.#entries = behind.entries.filter((entry) => !told.includes(entry))
    return notices.filter((notice) => notice !== null)
  }

  /** The first list that could be read decides what becomes of each. */
  settle(lines: readonly TrackedConnection[]): void {
    const entries = this.#entries
    this.#entries = []
    for (const entry of entries) {
      const listed = lines.some((line) => line.listed && line.identity === entry.subject.identity)
      if (listed) this.#parts.resume(entry, this.#isLeftWithItsWhole(entry, entries))
      else this.#parts.interrupted(entry)
    }
  }

  /** A link of a connection over which the user no longer waits, and which nobody hung up again. */
  #isLeftWithItsWhole({ subject }: JournalEntry, entries: readonly JournalEntry[]): boolean {
    if (subject.link === null || !this.#parts.spent.has(subject.identity, null)) return false
    return !entries.some((other) => other.subject.identity === subject.identity && other.subject.link === null)
  }
}
