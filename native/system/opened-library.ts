import type { Clock } from '../clock.ts'
import type { RasAnswer, RasRefusal } from '../port.ts'
import { CallPool } from './calls/call-pool.ts'
import type { ReadyMessage } from './calls/call-worker.ts'
import { HangUpThreads } from './calls/hang-up-threads.ts'
import type { Caller, NativeCall } from './calls/native-call.ts'
import { createOsThreads } from './calls/os-threads.ts'
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from './functions.ts'
import { reasonOf } from './koffi.ts'
import { type LibraryChoice, planLibraries } from './library.ts'

/** A library that has every function without which nothing works. */
export interface OpenedLibrary extends Caller {
  readonly path: string
  hangUp(handle: bigint): Promise<RasAnswer<null>>
  close(graceMs: number): Promise<boolean>
}

const unavailable = (reason: string): RasRefusal => ({ kind: 'unavailable', reason })

/** Brings the library in on a thread of its own: loading can take as long as it likes. */
export async function openLibrary(choice: LibraryChoice, clock: Clock): Promise<RasAnswer<OpenedLibrary>> {
  try {
    const plan = planLibraries(choice)
    if (plan.kind === 'impossible') return unavailable(plan.reason)
    const pool = new CallPool({ setup: plan.setup, clock })
    const opened = await pool.open()
    if ('failed' in opened) return unavailable(`${plan.path} could not be loaded: ${withoutPrefix(opened.failed)}.`)
    const { ready } = opened
    const missing = FUNCTION_NAMES.filter((name, index) => FUNCTIONS[name].required && ready.present[index] !== true)
    if (missing.length > 0) {
      await pool.close(0)
      return unavailable(`${plan.path} lacks ${missing.join(', ')}: it is no RAS library, or too old a one.`)
    }
    pool.giveThreads(new HangUpThreads(createOsThreads(), ready.hangUp, clock))
    return { kind: 'value', value: library(plan.path, pool, ready) }
  } catch (error) {
    return unavailable(`Native libraries cannot be called here: ${reasonOf(error)}.`)
  }
}

/** koffi says first what is being said here already. */
const withoutPrefix = (reason: string): string =>
  reason.replace(/^Failed to load shared library: /, '').replace(/[.\s]+$/, '')

function library(path: string, pool: CallPool, ready: ReadyMessage): OpenedLibrary {
  const present = new Set<FunctionName>(FUNCTION_NAMES.filter((_, index) => ready.present[index] === true))
  return {
    path,
    has: (name) => present.has(name),
    call<T>(call: NativeCall<T>): Promise<RasAnswer<T>> {
      if (!present.has(call.name)) return Promise.resolve(unavailable(`${path} lacks ${call.name}.`))
      return pool.call(call)
    },
    hangUp: (handle) => pool.hangUp(handle),
    close: (graceMs) => pool.close(graceMs),
  }
}
