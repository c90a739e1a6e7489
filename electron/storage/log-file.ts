import type { Appender, Disk } from './disk.ts'
import { reasonOf } from './error-reason.ts'

/** Lines for whoever looks into what happened. Writing one never waits and never fails. */
export interface LogFile {
  write(line: string): void
  /** The last lines, oldest first; what the disk does not give in time comes from memory, which holds this run's. */
  tail(): Promise<readonly string[]>
  /** Resolves once the disk has all lines, or has refused them. */
  flush(): Promise<void>
}

export interface LogFileParts {
  readonly file: string
  /** Where the lines before go once the file is full; one such file is kept. */
  readonly older: string
  readonly disk: Disk
  /** ms since 1970 */
  readonly epoch: () => number
}

/** Bytes; two files of this size are kept at most. */
const LARGEST_FILE = 1024 * 1024
/** Lines that wait for the disk; more are dropped, and counted. */
const MOST_WAITING = 2_000
const LONGEST_LINE = 8 * 1024
/** So many lines go into a report. */
const LAST_LINES = 2_000
/** ms that a report waits for the disk. */
const TAIL_WITHIN = 1_000
/** ms without another try after the disk has refused lines. */
const REST = 1_000

export function createLogFile({ file, older, disk, epoch }: LogFileParts): LogFile {
  const recent: string[] = []
  let waiting: string[] = []
  let dropped = 0
  let why = 'the disk was too slow'
  let appender: { readonly file: Appender; size: number } | null = null
  let writing: Promise<void> | null = null
  let restUntil = Number.NEGATIVE_INFINITY

  const opened = async () => {
    if (appender !== null && appender.size > LARGEST_FILE) {
      const full = appender
      appender = null
      await full.file.close()
      await disk.rename(file, older)
    }
    if (appender === null) {
      const fresh = await disk.openToAppend(file)
      appender = { file: fresh, size: fresh.size }
    }
    return appender
  }

  const writeWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      const lines = waiting
      waiting = []
      const lost = dropped
      const note = lost === 0 ? [] : [`${new Date(epoch()).toISOString()} warn ${lost} lines were dropped: ${why}`]
      const text = [...note, ...lines, ''].join('\n')
      try {
        const target = await opened()
        await target.file.write(text)
        target.size += text.length
        dropped -= lost
      } catch (error: unknown) {
        why = reasonOf(error)
        dropped += lines.length
        restUntil = epoch() + REST
        const broken = appender
        appender = null
        await broken?.file.close().catch(() => undefined)
      }
    }
  }

  const pump = (): void => {
    if (writing !== null || waiting.length === 0) return
    writing = writeWaiting().then(() => {
      writing = null
      pump()
    })
  }

  return {
    write: (given) => {
      const line = given.length > LONGEST_LINE ? `${given.slice(0, LONGEST_LINE)}…` : given
      recent.push(line)
      if (recent.length > LAST_LINES * 1.5) recent.splice(0, recent.length - LAST_LINES)
      if (waiting.length >= MOST_WAITING || epoch() < restUntil) {
        dropped += 1
        return
      }
      waiting.push(line)
      pump()
    },
    tail: async () => {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), TAIL_WITHIN).unref())
      const read = disk.read(file, LARGEST_FILE).catch(() => null)
      const found = await Promise.race([read, late])
      const lines = found?.bytes.toString('utf8').split('\n') ?? recent
      return lines.slice(-LAST_LINES)
    },
    flush: async () => {
      while (writing !== null) await writing
    },
  }
}
