import type { FunctionName } from '../functions.ts'
import type { NativeCall } from './native-call.ts'

/** What a lane has to know of the worker that makes its calls. */
export interface LaneWorker {
  readonly blocked: boolean
}

interface Lane {
  readonly worker: LaneWorker
  calls: number
}

type Subject = bigint | string

/** Subjects that were slow and are still remembered, per function. */
const MOST_SUSPECTS = 256

/** May the call be made now, must it wait, or is there no use in waiting? */
export type Passage = 'go' | 'wait' | 'blocked'

/**
 * One lane for each function and subject: the calls in it go one after the other. Behind a call that blocks none of the
 * same kind waits, for it would only block as well. A subject whose last call blocked is a suspect: its next call gets a
 * worker of its own.
 */
export class Lanes {
  readonly #lanes = new Map<FunctionName, Map<Subject, Lane>>()
  readonly #suspects = new Map<FunctionName, Set<Subject>>()

  /** For a call that `worker` would make; null = no worker is free. */
  passage({ name, subject }: NativeCall<unknown>, worker: LaneWorker | null): Passage {
    if (subject === null) return 'go'
    const lane = this.#of(name).get(subject)
    if (lane === undefined || lane.worker === worker) return 'go'
    return lane.worker.blocked ? 'blocked' : 'wait'
  }

  /** After `passage` has said "go". */
  enter({ name, subject }: NativeCall<unknown>, worker: LaneWorker): void {
    if (subject === null) return
    const lanes = this.#of(name)
    const lane = lanes.get(subject)
    if (lane === undefined) lanes.set(subject, { worker, calls: 1 })
    else lane.calls += 1
  }

  leave({ name, subject }: NativeCall<unknown>): void {
    if (subject === null) return
    const lanes = this.#of(name)
    const lane = lanes.get(subject)
    if (lane === undefined) return
    lane.calls -= 1
    if (lane.calls === 0) lanes.delete(subject)
  }

  #of(name: FunctionName): Map<Subject, Lane> {
    const known = this.#lanes.get(name)
    if (known !== undefined) return known
    const lanes = new Map<Subject, Lane>()
    this.#lanes.set(name, lanes)
    return lanes
  }

  isSuspect({ name, subject }: NativeCall<unknown>): boolean {
    if (this.#suspects.size === 0 || subject === null) return false
    return this.#suspects.get(name)?.has(subject) === true
  }

  suspect({ name, subject }: NativeCall<unknown>): void {
    if (subject === null) return
    const suspects = this.#suspects.get(name) ?? new Set<Subject>()
    this.#suspects.set(name, suspects)
    suspects.add(subject)
    const [oldest] = suspects
    if (suspects.size > MOST_SUSPECTS && oldest !== undefined) suspects.delete(oldest)
  }

  /** Its call returned in time. */
  trust({ name, subject }: NativeCall<unknown>): void {
    if (this.#suspects.size === 0 || subject === null) return
    const suspects = this.#suspects.get(name)
    suspects?.delete(subject)
    if (suspects?.size === 0) this.#suspects.delete(name)
  }
}
