import { callForNumber, callForPointer, loadKoffi } from '../koffi.ts'

/** A thread of the operating system that runs one native function and holds nothing of JavaScript. */
export interface OsThread {
  /** The function's result once it has returned; null until then. Never waits. */
  ended(): number | null
}

/**
 * Starts threads. A function of one pointer-size argument that returns 32 bits has the shape of a thread routine on
 * Windows and in POSIX alike; its result is the thread's. Starting and asking are quick calls that never wait.
 */
export interface OsThreads {
  /** Null when the system gives no more threads. */
  start(routine: bigint, argument: bigint): OsThread | null
}

export function createOsThreads(): OsThreads {
  return process.platform === 'win32' ? windowsThreads() : posixThreads()
}

/** https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createthread */
function windowsThreads(): OsThreads {
  const WAIT_OBJECT_0 = 0
  const kernel32 = loadKoffi().load('kernel32.dll')
  const bind = (name: string, result: string, parameters: string[]) =>
    kernel32.func('__stdcall', name, result, parameters)
  const word = 'uintptr_t'
  const createThread = bind('CreateThread', word, [word, word, word, word, 'uint32_t', word])
  const wait = bind('WaitForSingleObject', 'uint32_t', [word, 'uint32_t'])
  const getExitCode = bind('GetExitCodeThread', 'int', [word, 'void *'])
  const closeHandle = bind('CloseHandle', 'int', [word])
  const exitCode = new Uint32Array(1)

  return {
    start(routine, argument) {
      const thread = callForPointer(createThread, 0, 0, routine, argument, 0, 0)
      if (thread === 0n) return null
      let result: number | null = null
      return {
        ended() {
          if (result !== null) return result
          // The exit code alone cannot tell: 259 means "still active" there.
          if (callForNumber(wait, thread, 0) !== WAIT_OBJECT_0) return null
          callForNumber(getExitCode, thread, exitCode)
          callForNumber(closeHandle, thread)
          result = exitCode[0] ?? 0
          return result
        },
      }
    },
  }
}

/** https://man7.org/linux/man-pages/man3/pthread_tryjoin_np.3.html */
function posixThreads(): OsThreads {
  const self = loadKoffi().load(null)
  const word = 'uintptr_t'
  const create = self.func('pthread_create', 'int', ['void *', word, word, word])
  const tryJoin = self.func('pthread_tryjoin_np', 'int', [word, 'void *'])
  const out = new BigUint64Array(1)

  return {
    start(routine, argument) {
      out[0] = 0n
      if (callForNumber(create, out, 0, routine, argument) !== 0) return null
      const thread = out[0]
      let result: number | null = null
      return {
        ended() {
          if (result !== null) return result
          out[0] = 0n
          if (callForNumber(tryJoin, thread, out) !== 0) return null
          // The function returns 32 bits: what stands above them in the register means nothing.
          result = Number(BigInt.asUintN(32, out[0]))
          return result
        },
      }
    },
  }
}
