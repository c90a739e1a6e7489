import type { RasAnswer, RasRefusal } from '../../port.ts'
import { Malformed } from '../memory/memory.ts'
import type { HandleUse } from './handle-uses.ts'
import type { NativeCall, NativeResult, Reading } from './native-call.ts'

/** A call for a worker thread, and where its answer goes. */
export interface PooledCall {
  readonly call: NativeCall<unknown>
  /** Null: the call is not about a handle. */
  readonly use: HandleUse | null
  /** Null: the worker could not make the call. */
  settle(result: NativeResult | null): void
  refuse(refusal: RasRefusal): void
}

/** `again` takes a call that has to be made anew; its answer goes to the same place. */
export function pooledCall<T>(
  call: NativeCall<T>,
  use: HandleUse | null,
  answer: (answer: RasAnswer<T>) => void,
  again: (call: PooledCall) => void,
): PooledCall {
  return new Pooled(call, use, answer, again)
}

// A class: hundreds are made in one refresh, and closures would weigh more than the calls.
class Pooled<T> implements PooledCall {
  readonly call: NativeCall<T>
  readonly use: HandleUse | null
  readonly refuse: (answer: RasAnswer<T>) => void
  readonly #again: (call: PooledCall) => void

  constructor(
    call: NativeCall<T>,
    use: HandleUse | null,
    answer: (answer: RasAnswer<T>) => void,
    again: (call: PooledCall) => void,
  ) {
    this.call = call
    this.use = use
    this.refuse = answer
    this.#again = again
  }

  settle(result: NativeResult | null): void {
    const reading = result === null ? NOT_MADE : readSafely(this.call, result)
    if (reading.kind === 'again') this.#again(new Pooled(reading.call, this.use, this.refuse, this.#again))
    else this.refuse(reading)
  }
}

const NOT_MADE: RasRefusal = { kind: 'unavailable', reason: 'The call could not be made by koffi.' }

function readSafely<T>(call: NativeCall<T>, result: NativeResult): Reading<T> {
  try {
    return call.read(result)
  } catch (error: unknown) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: `${call.name}: ${error.message}` }
    return { kind: 'malformed', reason: `${call.name}: its answer could not be read (${String(error)}).` }
  }
}
