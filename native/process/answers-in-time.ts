import { createOsThreads, type OsThread } from '../system/calls/os-threads.ts'
import { loadKoffi } from '../system/koffi.ts'

/** ms between two looks at the thread that asks. */
const LOOK_AGAIN = 1

/** Paths that a thread which never came back may still read. */
const asked = new Set<Uint8Array>()

/**
 * Whether the system says anything of this path within so many ms, be it that there is none. This thread waits meanwhile; the
 * one that asks is left behind where a share does not answer. True too where nobody can be sent to ask.
 * https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getfileattributesw
 */
export function answersWithin(path: string, ms: number): boolean {
  const text = Buffer.from(`${path}\0`, process.platform === 'win32' ? 'utf16le' : 'utf8')
  const thread = sendOneTo(text)
  if (thread === null) return true
  asked.add(text)
  const nap = new Int32Array(new SharedArrayBuffer(4))
  for (const until = performance.now() + ms; thread.ended() === null; ) {
    if (performance.now() > until) return false
    Atomics.wait(nap, 0, 0, LOOK_AGAIN)
  }
  asked.delete(text)
  return true
}

function sendOneTo(path: Uint8Array): OsThread | null {
  try {
    const koffi = loadKoffi()
    // Both want one pointer and nothing else, as a thread's routine does.
    const routine =
      process.platform === 'win32'
        ? koffi.load('kernel32.dll').symbol('GetFileAttributesW')
        : koffi.load(null).symbol('opendir')
    return createOsThreads().start(BigInt(routine), koffi.address(path))
  } catch {
    return null
  }
}
