import { constants, type Stats } from 'node:fs'
import * as node from 'node:fs/promises'
import path from 'node:path'

/** What of Node.js the disk needs; a test hands in one that answers as Windows does. */
export interface FileSystem {
  readonly platform: NodeJS.Platform
  open(file: string, flags: string | number, mode?: number): Promise<FileHandle>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  /** Of the file itself, not of what a link in its place leads to. */
  stat(file: string): Promise<FileStat>
  makeFolder(folder: string, mode: number): Promise<void>
  pause(ms: number): Promise<void>
}

export type FileStat = Pick<Stats, 'dev' | 'ino' | 'size'>

export type FileHandle = Pick<
  node.FileHandle,
  'appendFile' | 'writeFile' | 'read' | 'stat' | 'chmod' | 'truncate' | 'sync' | 'datasync' | 'close'
>

/** The end of a file, or all of it. */
export interface BytesRead {
  readonly bytes: Buffer
  /** Bytes before these that were left out. */
  readonly skipped: number
}

/** A file that only grows. */
export interface Appender {
  readonly size: number
  /** Resolves once the text is on the disk itself, not only handed to the system. */
  append(text: string): Promise<void>
  /** Hands the text to the system. */
  write(text: string): Promise<void>
  close(): Promise<void>
}

/**
 * Every habit of the systems' files in one place. Files are their owner's alone and no link is followed in writing; a
 * device or a pipe in place of a file is refused instead of waited for.
 */
export interface Disk {
  /** Which file stands under this name, and how long it is: another text each time that one changes; '' where there is none. */
  markOf(file: string): Promise<string>
  /** The last `most` bytes; null where there is no such file. */
  read(file: string, most?: number): Promise<BytesRead | null>
  /** Makes the file, and its folder, where there is none. */
  openToAppend(file: string): Promise<Appender>
  /** Cuts the file off after so many bytes. */
  cut(file: string, length: number): Promise<void>
  /** All at once or not at all: a reader, or a crash, finds the old content or the new one. */
  replace(file: string, content: string | Uint8Array): Promise<void>
  /** Writes a new file `<file>.damaged-<stamp>`, never over another; gives its name. */
  setAside(file: string, content: string | Uint8Array, stamp: number): Promise<string>
  /** Gives the file itself a name like that. */
  moveAside(file: string, stamp: number): Promise<string>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  /** Another program has it open and lets nobody else write to it, as only Windows knows. */
  isHeld(file: string): Promise<boolean>
}

const NODE: FileSystem = {
  platform: process.platform,
  open: (file, flags, mode) => node.open(file, flags, mode),
  rename: (from, to) => node.rename(from, to),
  remove: (file) => node.rm(file, { force: true }),
  stat: (file) => node.lstat(file),
  makeFolder: async (folder, mode) => void (await node.mkdir(folder, { recursive: true, mode })),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const OWNER_FILE = 0o600
export const OWNER_FOLDER = 0o700

/** A virus scanner or an indexer holds a file for a moment after it was written, and Windows lets nobody replace it then. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])
/** ms between tries; off Windows these codes mean what they say. */
const HELD_WAITS: readonly number[] = [10, 30, 100, 300]

const MOST_ASIDE_NAMES = 1_000

export function createDisk(system: FileSystem = NODE): Disk {
  const windows = system.platform === 'win32'
  const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY, O_RDWR, O_WRONLY, O_APPEND, O_CREAT, O_EXCL } = constants
  // A pipe without a reader would be waited for at `open`; a regular file does not mind the flag.
  const only = (flags: number): number => (windows ? flags : flags | O_NONBLOCK)
  const unlinked = (flags: number): number => (windows ? flags : only(flags) | O_NOFOLLOW)

  const patiently = async <T>(run: () => Promise<T>): Promise<T> => {
    for (const ms of windows ? HELD_WAITS : []) {
      try {
        return await run()
      } catch (error: unknown) {
        if (!HELD.has(codeOf(error))) throw error
        await system.pause(ms)
      }
    }
    return run()
  }

  const opened = async (file: string, flags: number, mode?: number): Promise<FileHandle> => {
    const handle = await patiently(() => system.open(file, flags, mode))
    try {
      const found = await handle.stat()
      if (!found.isFile()) {
        throw new Error(`${found.isDirectory() ? 'EISDIR: ' : ''}${path.basename(file)} is no file`)
      }
      return handle
    } catch (error) {
      await handle.close().catch(() => undefined)
      throw error
    }
  }

  /** Makes a new name last through a power cut. */
  const settleName = async (file: string): Promise<void> => {
    // Windows has no handle of a folder to flush; flushing the file writes its new name through as well.
    const handle = windows
      ? await patiently(() => system.open(file, O_RDWR))
      : await system.open(path.dirname(file), O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  const makeFolder = (file: string): Promise<void> => system.makeFolder(path.dirname(file), OWNER_FOLDER)

  const writeNew = async (file: string, content: string | Uint8Array): Promise<void> => {
    const handle = await opened(file, unlinked(O_WRONLY | O_CREAT | O_EXCL), OWNER_FILE)
    try {
      await handle.writeFile(content)
      await handle.sync()
      await handle.close()
    } catch (error) {
      await handle.close().catch(() => undefined)
      // Half a file is no use, and on a full disk it is in the way.
      await system.remove(file).catch(() => undefined)
      throw error
    }
  }

  const setAside = async (file: string, content: string | Uint8Array, stamp: number): Promise<string> => {
    for (let number = 1; number < MOST_ASIDE_NAMES; number += 1) {
      const name = `${file}.damaged-${Math.round(stamp)}${number === 1 ? '' : `-${number}`}`
      try {
        await writeNew(name, content)
        await settleName(name)
        return path.basename(name)
      } catch (error: unknown) {
        if (codeOf(error) !== 'EEXIST') throw error
      }
    }
    throw new Error(`${path.basename(file)} has been set aside too often`)
  }

  const rename = (from: string, to: string): Promise<void> => patiently(() => system.rename(from, to))

  return {
    markOf: async (file) => {
      try {
        const { dev, ino, size } = await system.stat(file)
        return `${dev}:${ino}:${size}`
      } catch (error: unknown) {
        if (codeOf(error) === 'ENOENT') return ''
        throw error
      }
    },
    read: async (file, most = Number.MAX_SAFE_INTEGER) => {
      let handle: FileHandle
      try {
        handle = await opened(file, only(O_RDONLY))
      } catch (error: unknown) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
      try {
        const { size } = await handle.stat()
        const skipped = Math.max(0, size - most)
        return { bytes: await readFrom(handle, skipped, size - skipped), skipped }
      } finally {
        await handle.close()
      }
    },
    openToAppend: async (file) => {
      await makeFolder(file)
      const handle = await opened(file, unlinked(O_WRONLY | O_APPEND | O_CREAT), OWNER_FILE)
      try {
        const { size, mode } = await handle.stat()
        if (!windows && (mode & 0o077) !== 0) await handle.chmod(OWNER_FILE)
        if (size === 0) await settleName(file)
        return {
          size,
          append: async (text) => {
            await handle.appendFile(text)
            await handle.datasync()
          },
          write: (text) => handle.appendFile(text),
          close: () => handle.close(),
        }
      } catch (error) {
        await handle.close().catch(() => undefined)
        throw error
      }
    },
    cut: async (file, length) => {
      // Not through a handle that appends: Windows refuses to cut a file through one.
      const handle = await opened(file, unlinked(O_RDWR))
      try {
        await handle.truncate(length)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    replace: async (file, content) => {
      await makeFolder(file)
      const beside = `${file}.new`
      await system.remove(beside)
      await writeNew(beside, content)
      try {
        await rename(beside, file)
      } catch (error) {
        await system.remove(beside).catch(() => undefined)
        throw error
      }
      await settleName(file)
    },
    setAside,
    moveAside: async (file, stamp) => {
      // The name is taken first: a rename would go over whatever has it.
      const name = await setAside(file, '', stamp)
      await rename(file, path.join(path.dirname(file), name))
      return name
    },
    rename,
    remove: (file) => patiently(() => system.remove(file)),
    isHeld: async (file) => {
      try {
        await (await system.open(file, only(O_RDWR))).close()
        return false
      } catch (error: unknown) {
        return HELD.has(codeOf(error))
      }
    },
  }
}

async function readFrom(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  // Up to 16 MB, all of it read over: filling it with zeros first would take the event loop milliseconds.
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, start + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

/** The system's word for what went wrong, '' without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
