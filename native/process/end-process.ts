import { Worker } from 'node:worker_threads'
import { callForPointer, loadKoffi } from '../system/koffi.ts'

/**
 * Ends this process at once, whatever its threads are doing: nothing is flushed, no handler runs, no thread is waited for.
 * What must be kept has to be on disk before.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-terminateprocess
 * https://man7.org/linux/man-pages/man2/_exit.2.html
 */
export function terminateNow(code: number): void {
  try {
    if (process.platform === 'win32') {
      const kernel32 = loadKoffi().load('kernel32.dll')
      const self = callForPointer(kernel32.func('__stdcall', 'GetCurrentProcess', 'uintptr_t', []))
      kernel32.func('__stdcall', 'TerminateProcess', 'int', ['uintptr_t', 'uint32_t'])(self, code >>> 0)
    } else {
      const libc = loadKoffi().load(process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6')
      libc.func('_exit', 'void', ['int'])(code)
    }
  } catch {
    // The way below ends it as well, with a code of its own.
  }
  process.kill(process.pid, 'SIGKILL')
}

const GUARD_PROGRAM = `
const { workerData } = require('node:worker_threads')
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.ms)
process.kill(process.pid, 'SIGKILL')
`

/** Ends this process after so many ms even if its main thread has come to stand; nothing calls it off. */
export function terminateWithin(ms: number): void {
  new Worker(GUARD_PROGRAM, { eval: true, name: 'end', workerData: { ms }, execArgv: [] }).unref()
}
