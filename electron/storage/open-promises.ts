import path from 'node:path'
import { JOURNAL_FILE } from './create-storage.ts'
import { createDisk, type Disk } from './disk.ts'
import { linesBackwards } from './read-lines.ts'
import { RECORD_CHECKS } from './record-schemas.ts'

/** ms; a disk that takes longer says nothing about the journal. */
const READ_WITHIN = 1_000

/**
 * Whether somebody may be hanging up on this folder: its journal holds a promise without an end. True too where that cannot
 * be read. Changes nothing: the folder is another's.
 */
export async function hasOpenPromise(folder: string, disk: Disk = createDisk()): Promise<boolean> {
  const late = new Promise<true>((resolve) => setTimeout(() => resolve(true), READ_WITHIN).unref())
  return Promise.race([late, readOpen(path.join(folder, JOURNAL_FILE), disk).catch(() => true)])
}

async function readOpen(file: string, disk: Disk): Promise<boolean> {
  const read = await disk.read(file)
  if (read === null) return false
  const ended = new Set<string>()
  for (const line of [...linesBackwards(read.bytes, RECORD_CHECKS.journal)].flat()) {
    if (line.kind === 'torn') continue
    if (line.kind !== 'record') return true
    const { record } = line
    if ('end' in record) ended.add(record.end)
    else if (!ended.has(record.begin)) return true
  }
  return false
}
