import path from 'node:path'
import { MOST_RECEIPTS } from '../contract/bounds.ts'
import type { Notice } from '../contract/notice.ts'
import type { EngineStorage, StorageResult } from '../engine/parts.ts'
import type { StoredFile, StoredRecords } from '../engine/records/stored-records.ts'
import { createDisk, type Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'
import { createLinesFile, type LinesFile, type LinesRead } from './lines-file.ts'
import { RECORD_CHECKS } from './record-schemas.ts'

export interface StorageParts {
  readonly disk: Disk
  /** ms since 1970 */
  readonly epoch: () => number
  /** The file is where it belongs: nothing is read or written before. */
  readonly ready: (file: string) => Promise<unknown>
  /** Another program has changed a file meanwhile. */
  readonly changed: (notice: Notice) => void
}

export const JOURNAL_FILE = 'journal.jsonl'
export const RECEIPTS_FILE = 'receipts.jsonl'
const FILE_NAMES: Readonly<Record<StoredFile, string>> = { journal: JOURNAL_FILE, receipts: RECEIPTS_FILE }

/** The engine's files in `folder`. Failures are values; nothing here throws, and nothing here has a deadline. */
export function createStorage(folder: string, given: Partial<StorageParts> = {}): EngineStorage {
  const { disk = createDisk(), epoch = () => Date.now(), ready = () => Promise.resolve(), changed } = given
  const open = <F extends StoredFile>(file: F, most: number | null): LinesFile<StoredRecords[F]> =>
    createLinesFile({
      file: path.join(folder, FILE_NAMES[file]),
      check: RECORD_CHECKS[file],
      most,
      disk,
      epoch,
      changed: (aside) => changed?.(changedNotice(FILE_NAMES[file], aside)),
    })
  const files: { readonly [F in StoredFile]: LinesFile<StoredRecords[F]> } = {
    journal: open('journal', null),
    receipts: open('receipts', MOST_RECEIPTS),
  }
  const attempt = async <F extends StoredFile>(
    file: F,
    work: (lines: LinesFile<StoredRecords[F]>) => Promise<void>,
  ): Promise<StorageResult> => {
    try {
      await ready(FILE_NAMES[file])
      await work(files[file])
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: reasonOf(error) }
    }
  }
  return {
    append: (file, record) => attempt(file, (lines) => lines.append(record)),
    rewrite: (file, wanted) => attempt(file, (lines) => lines.rewrite(wanted)),
    read: async (file) => {
      try {
        await ready(FILE_NAMES[file])
        const read = await files[file].read()
        return { records: read.records, notice: noticeOf(file, FILE_NAMES[file], read) }
      } catch (error) {
        const detail = `${FILE_NAMES[file]}: ${reasonOf(error)}`
        return { records: [], notice: { id: file, kind: 'file-unreadable', detail } }
      }
    },
  }
}

export const changedNotice = (name: string, aside: string): Notice => ({
  id: `${name}-changed`,
  kind: 'file-changed',
  detail: `${name}: ${aside}`,
})

function noticeOf(id: string, name: string, { damaged, notUnderstood }: LinesRead<unknown>): Notice | null {
  if (damaged !== null) {
    const where = damaged.name === null ? 'they are in the file still' : `kept in ${damaged.name}`
    const detail = `${name}: ${linesOf(damaged.count)}, ${where}; ${damaged.reason}`
    return { id, kind: 'file-moved-aside', detail }
  }
  if (notUnderstood === 0) return null
  return { id, kind: 'records-not-understood', detail: `${name}: ${linesOf(notUnderstood)}` }
}

const linesOf = (count: number): string => (count === 1 ? '1 line' : `${count} lines`)
