import type { Clock } from '../../native/clock.ts'
import type { RasApi } from '../../native/port.ts'
import type { Notice } from '../contract/notice.ts'
import type { StoredFile, StoredRecords } from './records/stored-records.ts'

/** What the engine is built from: RAS, time, disk and log are handed in. */
export interface EngineParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly storage: EngineStorage
  readonly log: EngineLog
  readonly scenario: string | null
  /** Folders that belong to the user alone: a connection whose phone book lies there is the user's. */
  readonly profile?: readonly string[]
}

export interface EngineLog {
  info(line: string): void
  warn(line: string): void
}

/** Append-only files of records. `append` resolves once the record is on disk (not only written); failures are values. */
export interface EngineStorage {
  append<F extends StoredFile>(file: F, record: StoredRecords[F]): Promise<StorageResult>
  /** Oldest first; each is checked, and what is none of this version stays on disk and is told in the notice. */
  read<F extends StoredFile>(file: F): Promise<RecordsRead<F>>
  /** Replaces the whole file at once. */
  rewrite<F extends StoredFile>(file: F, records: readonly StoredRecords[F][]): Promise<StorageResult>
}

export interface RecordsRead<F extends StoredFile> {
  readonly records: readonly StoredRecords[F][]
  readonly notice: Notice | null
}

export type StorageResult = { readonly ok: true } | { readonly ok: false; readonly reason: string }
