import type { Clock } from '../../native/clock.ts'
import type { RasApi } from '../../native/port.ts'
import type { Notice } from '../contract/snapshot.ts'

/** What the engine is built from: RAS, time, disk and log are handed in. */
export interface EngineParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly storage: EngineStorage
  readonly log: EngineLog
  readonly scenario: string | null
}

export interface EngineLog {
  info(line: string): void
  warn(line: string): void
}

/** Append-only lines by name. `append` resolves once the line is on disk (not only written); failures are values. */
export interface EngineStorage {
  append(file: 'journal' | 'receipts', line: string): Promise<StorageResult>
  /** Whole lines in order; a torn last line is left out. */
  read(file: 'journal' | 'receipts'): Promise<{ readonly lines: readonly string[]; readonly notice: Notice | null }>
  /** Replaces the whole file at once. */
  rewrite(file: 'journal' | 'receipts', lines: readonly string[]): Promise<StorageResult>
}

export type StorageResult = { readonly ok: true } | { readonly ok: false; readonly reason: string }
