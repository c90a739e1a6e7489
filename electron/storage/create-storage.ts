import path from 'node:path'
import { MOST_RECEIPTS } from '../contract/bounds.ts'
import type { Notice } from '../contract/snapshot.ts'
import type { EngineStorage, StorageResult } from '../engine/parts.ts'
import { createDisk, type Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'
import { createLinesFile, type LinesFile, type LinesRead } from './lines-file.ts'
import { isJournalLine, isReceiptLine } from './record-schemas.ts'

export interface StorageParts {
  readonly disk: Disk
  /** ms since 1970 */
  readonly epoch: () => number
  /** The file is where it belongs: nothing is read or written before. */
  readonly ready: (file: string) => Promise<unknown>
}

export const JOURNAL_FILE = 'journal.jsonl'
export const RECEIPTS_FILE = 'receipts.jsonl'

/** The engine's files in `folder`. Failures are values; nothing here throws, and nothing here has a deadline. */
export function createStorage(folder: string, given: Partial<StorageParts> = {}): EngineStorage {
  const { disk = createDisk(), epoch = () => Date.now(), ready = () => Promise.resolve() } = given
  const files = {
    journal: createLinesFile({ file: path.join(folder, JOURNAL_FILE), check: isJournalLine, most: null, disk, epoch }),
    receipts: createLinesFile({
      file: path.join(folder, RECEIPTS_FILE),
      check: isReceiptLine,
      most: MOST_RECEIPTS,
      disk,
      epoch,
    }),
  }
  const names = { journal: JOURNAL_FILE, receipts: RECEIPTS_FILE }
  const attempt = async (
    file: keyof typeof files,
    work: (lines: LinesFile) => Promise<void>,
  ): Promise<StorageResult> => {
    try {
      await ready(names[file])
      await work(files[file])
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: reasonOf(error) }
    }
  }
  return {
    append: (file, line) => attempt(file, (lines) => lines.append(line)),
    rewrite: (file, wanted) => attempt(file, (lines) => lines.rewrite(wanted)),
    read: async (file) => {
      try {
        await ready(names[file])
        const read = await files[file].read()
        return { lines: read.lines, notice: noticeOf(file, names[file], read) }
      } catch (error) {
        const detail = `${names[file]}: ${reasonOf(error)}`
        return { lines: [], notice: { id: file, kind: 'file-unreadable', detail } }
      }
    },
  }
}

function noticeOf(id: string, name: string, { damaged, notUnderstood }: LinesRead): Notice | null {
  if (damaged !== null) {
    const where = damaged.name === null ? 'they are in the file still' : `kept in ${damaged.name}`
    const detail = `${name}: ${linesOf(damaged.count)}, ${where}; ${damaged.reason}`
    return { id, kind: 'file-moved-aside', detail }
  }
  if (notUnderstood === 0) return null
  return { id, kind: 'records-not-understood', detail: `${name}: ${linesOf(notUnderstood)}` }
}

const linesOf = (count: number): string => (count === 1 ? '1 line' : `${count} lines`)
