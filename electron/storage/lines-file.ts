import { copyFile, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { HELD_FOR, retryWhileLocked } from './retry-while-locked.ts'

/** One file of records, a line of JSON each, only ever appended to or replaced as a whole. */
export interface LinesFile {
  /** Resolves once the line is on the disk itself, not only handed to the system. */
  append(line: string): Promise<void>
  read(): Promise<LinesRead>
  /** All at once or not at all. */
  rewrite(lines: readonly string[]): Promise<void>
}

export interface LinesRead {
  readonly lines: readonly string[]
  /** Set when the file held something that is no record of ours; it stands beside under the name given. */
  readonly movedAside: { readonly name: string; readonly reason: string } | null
}

/** The version of the records that this program writes and understands. */
const VERSION = 1

/**
 * A crash can tear only the last line: it is cut off before anything is appended. Anything else that is no record of ours is
 * damage: the file is moved aside as it is, and the good lines go on in a new one.
 */
export function createLinesFile(file: string, epoch: () => number): LinesFile {
  let handle: FileHandle | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.then(run)
    queue = result.catch(() => undefined)
    return result
  }

  const close = async (): Promise<void> => {
    const open = handle
    handle = null
    await open?.close()
  }

  const opened = async (): Promise<FileHandle> => {
    if (handle !== null) return handle
    await mkdir(path.dirname(file), { recursive: true })
    const fresh = await open(file, 'a+')
    const { size } = await fresh.stat()
    const whole = await endOfLastLine(fresh, size)
    if (whole < size) await fresh.truncate(whole)
    await syncFolder(path.dirname(file))
    handle = fresh
    return fresh
  }

  const replace = async (lines: readonly string[]): Promise<void> => {
    await close()
    await mkdir(path.dirname(file), { recursive: true })
    await replaceFile(file, lines.map((line) => `${line}\n`).join(''))
  }

  return {
    append: (line) =>
      inTurn(async () => {
        const target = await opened()
        try {
          await target.appendFile(`${line}\n`)
          await target.datasync()
        } catch (error) {
          // Half a line may stand there now; the next append opens anew and cuts it off.
          await close().catch(() => undefined)
          throw error
        }
      }),
    read: () =>
      inTurn(async () => {
        const text = await readFile(file, 'utf8').catch((error: unknown) => {
          if (isMissing(error)) return ''
          throw error
        })
        const lines = text.split('\n').slice(0, -1)
        const good = lines.filter((line) => faultOf(line) === null)
        const reason = lines.map(faultOf).find((fault) => fault !== null) ?? null
        if (reason === null) return { lines, movedAside: null }
        const name = `${path.basename(file)}.damaged-${Math.round(epoch())}`
        // A copy: at every instant there is a file under the name itself that holds the good lines.
        await copyFile(file, path.join(path.dirname(file), name))
        await replace(good)
        return { lines: good, movedAside: { name, reason } }
      }),
    rewrite: (lines) => inTurn(() => replace(lines)),
  }
}

/** Writes beside and renames over: a reader, or a crash, finds the old file or the new one. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await retryWhileLocked(() => rename(beside, file), HELD_FOR)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
}

function faultOf(line: string): string | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'a line is not JSON'
  }
  if (typeof value !== 'object' || value === null || !('v' in value)) return 'a line is no record'
  return value.v === VERSION ? null : `a record has version ${String(value.v)}, this program knows ${VERSION}`
}

async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(4096)
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - chunk.length)
    const { bytesRead } = await handle.read(chunk, 0, end - start, start)
    const at = chunk.subarray(0, bytesRead).lastIndexOf(0x0a)
    if (at >= 0) return start + at + 1
    end = start
  }
  return 0
}

/** Makes a new name last through a power cut, where the system can sync a folder (Windows cannot, and need not). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
