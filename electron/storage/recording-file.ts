import { open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createDisk, type Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'

/** Lines that go to the disk in the background. Writing one never waits and never fails. */
export interface RecordingFile {
  /** False: the disk is too slow, and the line was dropped. */
  write(line: string): boolean
  /** Resolves once the disk has all lines, or has refused them. */
  end(): Promise<void>
}

export interface RecordingFileParts {
  readonly file: string
  /** True: a file of this name is written over; false: it is left alone, and nothing is recorded. */
  readonly replaces: boolean
  readonly disk: Pick<Disk, 'read' | 'remove' | 'openToAppend'>
  /** Told once, with the system's reason, when the disk refuses. */
  readonly failed: (reason: string) => void
}

/** Characters that wait for the disk at most. */
const MOST_WAITING = 4 * 1024 * 1024

export function createRecordingFile({ file, replaces, disk, failed }: RecordingFileParts): RecordingFile {
  let waiting: string[] = []
  let size = 0
  let broken = false
  let ended = false
  let writing: Promise<void> | null = null

  const begin = async () => {
    if (replaces) await disk.remove(file)
    else if ((await disk.read(file, 0)) !== null) throw new Error(`${file} is there already`)
    return disk.openToAppend(file)
  }
  const opening = begin()

  const writeWaiting = async (): Promise<void> => {
    try {
      const appender = await opening
      while (waiting.length > 0) {
        const lines = waiting
        waiting = []
        size = 0
        await appender.write(`${lines.join('\n')}\n`)
      }
      if (ended) await appender.close()
    } catch (error: unknown) {
      waiting = []
      if (broken) return
      broken = true
      failed(reasonOf(error))
    }
  }

  const pump = (): Promise<void> => {
    writing ??= writeWaiting().finally(() => {
      writing = null
    })
    return writing
  }

  return {
    write(line) {
      if (broken || ended) return true
      if (size + line.length > MOST_WAITING) return false
      size += line.length
      waiting.push(line)
      void pump()
      return true
    },
    async end() {
      if (ended) return
      // What is being written is waited for; then the rest, and the file is closed.
      await writing
      ended = true
      await pump()
    },
  }
}

export const OWN_RECORDING = 'recording.jsonl'

/** The recordings of one folder: one of its own, and those that somebody names. */
export function createRecordingFiles(folder: string, disk: Disk = createDisk()) {
  const own = path.join(folder, OWN_RECORDING)
  return {
    begin: (file: string | null, failed: (reason: string) => void): RecordingFile =>
      createRecordingFile({ file: file ?? own, replaces: file === null, disk, failed }),
    exists: async (): Promise<boolean> => (await disk.read(own, 0).catch(() => null)) !== null,
    read: async (): Promise<string | null> => (await disk.read(own).catch(() => null))?.bytes.toString('utf8') ?? null,
  }
}

/** The lines of a file, up to so many bytes of it. Rejects where it cannot be read. */
export async function* linesOf(file: string, mostBytes: number): AsyncGenerator<string> {
  const handle = await open(file)
  try {
    const input = handle.createReadStream({ encoding: 'utf8', end: mostBytes - 1, autoClose: false })
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) yield line
  } finally {
    await handle.close()
  }
}
