import type { RasAnswer, RasRefusal } from '../../port.ts'
import { Malformed } from '../memory/memory.ts'
import type { NativeCall, NativeResult, Reading } from './native-call.ts'

interface AnyJob {
  /** Calls on one handle are made one after the other. */
  readonly handle: bigint | null
  refuse(refusal: RasRefusal): void
}

/** A call for a worker thread. */
export interface PooledJob extends AnyJob {
  readonly kind: 'pooled'
  readonly call: NativeCall<unknown>
  /** Null: the worker could not make the call. */
  settle(result: NativeResult | null): void
}

/** RasHangUp, for a thread of its own. */
export interface HangUpJob extends AnyJob {
  readonly kind: 'hang-up'
  readonly handle: bigint
  settle(code: number): void
}

export type Job = PooledJob | HangUpJob

/** `again` takes the job of a call that has to be made anew; its answer goes to the same place. */
export function pooledJob<T>(
  call: NativeCall<T>,
  answer: (answer: RasAnswer<T>) => void,
  again: (job: PooledJob) => void,
): PooledJob {
  return new PooledCall(call, answer, again)
}

// A class: hundreds are made in one refresh, and closures would weigh more than the calls.
class PooledCall<T> implements PooledJob {
  readonly kind = 'pooled'
  readonly handle: bigint | null
  readonly call: NativeCall<T>
  readonly refuse: (answer: RasAnswer<T>) => void
  readonly #again: (job: PooledJob) => void

  constructor(call: NativeCall<T>, answer: (answer: RasAnswer<T>) => void, again: (job: PooledJob) => void) {
    this.handle = call.handle
    this.call = call
    this.refuse = answer
    this.#again = again
  }

  settle(result: NativeResult | null): void {
    const reading = result === null ? NOT_MADE : readSafely(this.call, result)
    if (reading.kind === 'again') this.#again(new PooledCall(reading.call, this.refuse, this.#again))
    else this.refuse(reading)
  }
}

const NOT_MADE: RasRefusal = { kind: 'unavailable', reason: 'The call could not be made by koffi.' }

function readSafely<T>(call: NativeCall<T>, result: NativeResult): Reading<T> {
  try {
    return call.read(result)
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: `${call.name}: ${error.message}` }
    return { kind: 'malformed', reason: `${call.name}: its answer could not be read (${String(error)}).` }
  }
}

export function hangUpJob(handle: bigint, answer: (answer: RasAnswer<null>) => void): HangUpJob {
  return {
    kind: 'hang-up',
    handle,
    settle: (code) => answer(code === 0 ? { kind: 'value', value: null } : { kind: 'code', code }),
    refuse: answer,
  }
}
