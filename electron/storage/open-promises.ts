import path from 'node:path'
import { JOURNAL_FILE } from './create-storage.ts'
import { createDisk, type Disk } from './disk.ts'
import { linesBackwards } from './read-lines.ts'
import { RECORD_CHECKS } from './record-schemas.ts'

/** ms; a disk that takes longer says nothing about the journal. */
const READ_WITHIN = 1_000

/** Whether a journal holds a promise without an end; `unknown`: it, or a line of it, cannot be read. */
export type OpenPromise = 'yes' | 'no' | 'unknown'

/** Whether somebody is hanging up on this folder, as far as its journal tells. Changes nothing: the folder is another's. */
export async function hasOpenPromise(folder: string, disk: Disk = createDisk()): Promise<OpenPromise> {
  const late = new Promise<OpenPromise>((resolve) => setTimeout(() => resolve('unknown'), READ_WITHIN).unref())
  return Promise.race([late, readOpen(path.join(folder, JOURNAL_FILE), disk).catch((): OpenPromise => 'unknown')])
}

async function readOpen(file: string, disk: Disk): Promise<OpenPromise> {
  const read = await disk.read(file)
  if (read === null) return 'no'
  let whole = true
  const ended = new Set<string>()
  for (const line of [...linesBackwards(read.bytes, RECORD_CHECKS.journal)].flat()) {
    if (line.kind === 'torn') continue
    if (line.kind !== 'record') {
      whole = false
      continue
    }
    const { record } = line
    if ('end' in record) ended.add(record.end)
    else if (!ended.has(record.begin)) return 'yes'
  }
  return whole ? 'no' : 'unknown'
}
