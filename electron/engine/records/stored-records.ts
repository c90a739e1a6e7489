import type { Receipt } from '../../contract/receipt.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'

/** A promise to watch: on disk before RasHangUp is called. It names the identity, never a handle. */
export interface JournalEntry {
  readonly v: 1
  readonly begin: string
  /** ms since 1970 */
  readonly epoch: number
  readonly subject: HangUpSubject
}

/** The promise is over; `spent`: its handle was hung up without a known end. */
export interface JournalEnd {
  readonly v: 1
  readonly end: string
  readonly spent?: HangUpSubject
}

/** What a line of each file holds. The storage checks it as it is read; whoever is given one need not look again. */
export interface StoredRecords {
  readonly journal: JournalEntry | JournalEnd
  readonly receipts: Receipt
}

export type StoredFile = keyof StoredRecords
