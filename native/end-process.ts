import { callForPointer, loadKoffi } from './system/koffi.ts'

/**
 * Ends this process at once, whatever its threads are doing: nothing is flushed, no handler runs. The last resort for a
 * native call that does not return, which the run time would wait for. What must be kept has to be on disk before.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-terminateprocess
 */
export function terminateNow(code: number): void {
  if (process.platform === 'win32') {
    try {
      const kernel32 = loadKoffi().load('kernel32.dll')
      const self = callForPointer(kernel32.func('__stdcall', 'GetCurrentProcess', 'uintptr_t', []))
      kernel32.func('__stdcall', 'TerminateProcess', 'int', ['uintptr_t', 'uint32_t'])(self, code >>> 0)
    } catch {
      // The way below ends it as well, with a code of its own.
    }
  }
  process.kill(process.pid, 'SIGKILL')
}
