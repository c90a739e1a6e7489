import { closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { callForNumber, callForPointer, type KoffiFunction, loadKoffi } from '../system/koffi.ts'

/** A lock that the system holds for this process and lets go when it ends, however it ends. */
export interface HeldLock {
  /** Replaces what the file says; others can read it while it is held. */
  write(text: string): void
  release(): void
}

export type LockAnswer =
  | { readonly kind: 'ours'; readonly lock: HeldLock }
  /** Another process has it. */
  | { readonly kind: 'held' }
  /** Neither can be said. */
  | { readonly kind: 'failed'; readonly reason: string }

/** Takes the lock on this file, which is made where there is none; never waits. */
export function lockFile(path: string): LockAnswer {
  try {
    return process.platform === 'win32' ? lockOnWindows(path) : lockOnPosix(path)
  } catch (error: unknown) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

const LOCK_EX = 2
const LOCK_NB = 4

let flock: KoffiFunction | null = null

/** Found once: who waits for a lock asks some thirty times a second. */
function flockHere(): KoffiFunction {
  flock ??= loadKoffi()
    .load(process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6')
    .func('flock', 'int', ['int', 'int'])
  return flock
}

/** https://man7.org/linux/man-pages/man2/flock.2.html: it belongs to the open file, which no child inherits. */
function lockOnPosix(path: string): LockAnswer {
  const { O_RDWR, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600)
  if (callForNumber(flockHere(), file, LOCK_EX | LOCK_NB) !== 0) {
    closeSync(file)
    return { kind: 'held' }
  }
  try {
    // A file that was there before may be anybody's to read.
    fchmodSync(file, 0o600)
  } catch (error: unknown) {
    // Some file systems keep no rights; but somebody else's file is not written to.
    if (fstatSync(file).uid !== process.getuid?.()) {
      closeSync(file)
      throw error
    }
  }
  return {
    kind: 'ours',
    lock: {
      write: (text) => {
        // Over what is there, and cut off after that: on a full disk there is then still room for it.
        writeSync(file, text, 0)
        ftruncateSync(file, Buffer.byteLength(text))
      },
      release: () => closeSync(file),
    },
  }
}

const GENERIC_READ = 0x80000000
const GENERIC_WRITE = 0x40000000
const FILE_SHARE_READ = 1
const OPEN_ALWAYS = 4
const FILE_ATTRIBUTE_NORMAL = 0x80
const FILE_BEGIN = 0
const INVALID_HANDLE = 0xffffffffffffffffn
const ERROR_SHARING_VIOLATION = 32

/**
 * A file that others may read, and nobody else open for writing.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew
 */
function lockOnWindows(path: string): LockAnswer {
  const kernel32 = loadKoffi().load('kernel32.dll')
  const createFile = kernel32.func('__stdcall', 'CreateFileW', 'uintptr_t', [
    'str16',
    'uint32_t',
    'uint32_t',
    'uintptr_t',
    'uint32_t',
    'uint32_t',
    'uintptr_t',
  ])
  const lastError = kernel32.func('__stdcall', 'GetLastError', 'uint32_t', [])
  const access = GENERIC_READ + GENERIC_WRITE
  const handle = callForPointer(createFile, path, access, FILE_SHARE_READ, 0, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, 0)
  if (handle === INVALID_HANDLE) {
    const code = callForNumber(lastError)
    // Between the two calls the run time may have set another code: any that is not clearly something else is a lock.
    return code === 0 || code === ERROR_SHARING_VIOLATION
      ? { kind: 'held' }
      : { kind: 'failed', reason: `Windows error ${code}` }
  }
  const seek = kernel32.func('__stdcall', 'SetFilePointer', 'uint32_t', [
    'uintptr_t',
    'int32_t',
    'uintptr_t',
    'uint32_t',
  ])
  const cut = kernel32.func('__stdcall', 'SetEndOfFile', 'int', ['uintptr_t'])
  const write = kernel32.func('__stdcall', 'WriteFile', 'int', [
    'uintptr_t',
    'str',
    'uint32_t',
    '_Out_ uint32_t *',
    'uintptr_t',
  ])
  const close = kernel32.func('__stdcall', 'CloseHandle', 'int', ['uintptr_t'])
  return {
    kind: 'ours',
    lock: {
      write: (text) => {
        seek(handle, 0, 0, FILE_BEGIN)
        write(handle, text, Buffer.byteLength(text), [0], 0)
        cut(handle)
      },
      release: () => void close(handle),
    },
  }
}
