import path from 'node:path'
import type { Notice } from '../contract/snapshot.ts'
import type { EngineStorage, StorageResult } from '../engine/engine.ts'
import { reasonOf } from './error-reason.ts'
import { createLinesFile } from './lines-file.ts'

/** So many receipts are kept; the file is cut back once it is a fifth longer. */
const MOST_RECEIPTS = 1_000

/** The engine's files in `folder`: `journal.jsonl` and `receipts.jsonl`. Failures are values; nothing here throws. */
export function createStorage(folder: string, epoch: () => number = () => Date.now()): EngineStorage {
  const files = {
    journal: createLinesFile(path.join(folder, 'journal.jsonl'), epoch),
    receipts: createLinesFile(path.join(folder, 'receipts.jsonl'), epoch),
  }
  return {
    append: (file, line) => attempt(files[file].append(line)),
    rewrite: (file, lines) => attempt(files[file].rewrite(lines)),
    read: async (file) => {
      try {
        const { lines, movedAside } = await files[file].read()
        if (file === 'receipts' && lines.length > MOST_RECEIPTS * 1.2) {
          // Where it cannot be cut back it is longer than it need be; what it holds is read all the same.
          await attempt(files.receipts.rewrite(lines.slice(-MOST_RECEIPTS)))
        }
        const detail = movedAside === null ? '' : `${movedAside.name}: ${movedAside.reason}`
        const notice: Notice | null = movedAside === null ? null : { id: file, kind: 'file-moved-aside', detail }
        return { lines: file === 'receipts' ? lines.slice(-MOST_RECEIPTS) : lines, notice }
      } catch (error) {
        const notice: Notice = { id: file, kind: 'file-unreadable', detail: reasonOf(error) }
        return { lines: [], notice }
      }
    },
  }
}

async function attempt(work: Promise<void>): Promise<StorageResult> {
  try {
    await work
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
