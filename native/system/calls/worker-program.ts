import { CONTROL, RECORD, STATE } from '../memory/call-memory.ts'

export interface WorkerLibrary {
  readonly path: string
  readonly required: boolean
}

export interface WorkerFunction {
  readonly name: string
  /** Index into the libraries. */
  readonly library: number
  readonly arguments: number
  readonly result: 'number' | 'bool' | 'pointer'
}

/** What the program is started with. */
export interface WorkerData {
  /** Absolute path: a program without a file of its own has nowhere to look a package up from. */
  readonly koffi: string
  readonly control: SharedArrayBuffer
  readonly memory: SharedArrayBuffer
  /** The first is the RAS library. */
  readonly libraries: readonly WorkerLibrary[]
  readonly functions: readonly WorkerFunction[]
}

/** What the program says: once when it is ready or has failed, then null after each batch. */
export type WorkerMessage =
  | null
  | {
      readonly kind: 'ready'
      /** Address of the shared memory in this process. */
      readonly base: bigint
      readonly present: readonly boolean[]
      /** Address of RasHangUpW; 0 where it is missing. */
      readonly hangUp: bigint
    }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * The program of a worker thread, as CommonJS text: it then needs no file of its own, whether it is started from sources,
 * from a bundle or out of an archive. It knows no struct: it makes the calls that it finds in the shared table.
 *
 * The library is held a second time and never let go: koffi frees what a thread loaded when that thread ends, and another
 * thread may be inside it.
 */
export const WORKER_PROGRAM = `'use strict'
const { parentPort, workerData } = require('node:worker_threads')
const flags = new Int32Array(workerData.control)
const codes = new Uint32Array(workerData.memory)
const words = new BigUint64Array(workerData.memory)
const ERROR_GEN_FAILURE = 31
let lastError = () => ERROR_GEN_FAILURE

function open() {
  const koffi = require(workerData.koffi)
  const base = koffi.address(new Uint8Array(workerData.memory))
  const loaded = workerData.libraries.map(({ path, required }) => {
    try {
      return koffi.load(path)
    } catch (error) {
      if (required) throw error
      return null
    }
  })
  let hangUp = 0n
  try {
    hangUp = loaded[0].symbol('RasHangUpW')
  } catch {}
  try {
    hold(koffi, base, hangUp)
  } catch {}
  const functions = workerData.functions.map((each) => {
    try {
      const parameters = new Array(each.arguments).fill('uintptr_t')
      const type = each.result === 'pointer' ? 'uintptr_t' : 'uint32_t'
      return loaded[each.library].func('__stdcall', each.name, type, parameters)
    } catch {
      return null
    }
  })
  parentPort.postMessage({ kind: 'ready', base, present: functions.map((each) => each !== null), hangUp })
  return functions
}

function hold(koffi, base, hangUp) {
  if (process.platform === 'win32') {
    const PIN_BY_ADDRESS = 5
    const kernel32 = koffi.load('kernel32.dll')
    const get = kernel32.func('__stdcall', 'GetModuleHandleExW', 'int', ['uint32_t', 'uintptr_t', 'uintptr_t'])
    if (hangUp !== 0n) get(PIN_BY_ADDRESS, hangUp, base)
    lastError = kernel32.func('__stdcall', 'GetLastError', 'uint32_t', [])
  } else {
    const RTLD_NOW = 2
    koffi.load(null).func('dlopen', 'uintptr_t', ['str', 'int'])(workerData.libraries[0].path, RTLD_NOW)
    lastError = koffi.load(workerData.libraries[0].path).func('GetLastError', 'uint32_t', [])
  }
}

function make(call, a) {
  switch (call.length) {
    case 0: return call.run()
    case 1: return call.run(words[a])
    case 2: return call.run(words[a], words[a + 1])
    case 3: return call.run(words[a], words[a + 1], words[a + 2])
    default: return call.run(...words.subarray(a, a + call.length))
  }
}

function store(call, record, result) {
  const code = record * 2 + ${RECORD.code}
  if (call.result === 'number') {
    codes[code] = result
    return
  }
  const failed = BigInt(result) === 0n
  codes[code] = failed ? lastError() : 0
  words[record + ${RECORD.result}] = BigInt(result)
}

function serve(functions) {
  const calls = functions.map((run, i) => {
    const { arguments: length, result } = workerData.functions[i]
    return { run, length, result }
  })
  let seen = 0
  for (;;) {
    Atomics.wait(flags, ${CONTROL.kick}, seen)
    const kick = Atomics.load(flags, ${CONTROL.kick})
    // A late wake-up must not report the same batch twice: the next one would count as done.
    if (kick === seen) continue
    seen = kick
    if (Atomics.load(flags, ${CONTROL.stop}) !== 0) return
    const count = Atomics.load(flags, ${CONTROL.count})
    for (let i = 0; i < count; i++) {
      if (Atomics.compareExchange(flags, ${CONTROL.claimed}, i, i + 1) !== i) break
      const record = i * ${RECORD.words}
      try {
        const call = calls[codes[record * 2]]
        store(call, record, make(call, record + ${RECORD.arguments}))
        codes[record * 2 + ${RECORD.state}] = ${STATE.returned}
      } catch {
        codes[record * 2 + ${RECORD.state}] = ${STATE.threw}
      }
      Atomics.store(flags, ${CONTROL.done}, i + 1)
    }
    parentPort.postMessage(null)
  }
}

try {
  serve(open())
} catch (error) {
  parentPort.postMessage({ kind: 'failed', reason: String((error && error.message) || error) })
}
`
