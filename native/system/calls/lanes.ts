import type { CallWorker } from './call-worker.ts'

interface Lane {
  /** The worker whose batch holds calls on the handle, and how many. */
  worker: CallWorker | null
  calls: number
  /** Since when RasHangUp has been under way on the handle; null = it is not. */
  hangUpSince: number | null
}

/** May the call be made now, must it wait, or is there no use in waiting? */
export type Passage = 'go' | 'wait' | 'blocked'

/**
 * One lane a handle: calls on one handle go one after the other, calls on different handles side by side. A call that
 * blocks does not close the lane for ever: what has waited for it may pass, except another of its own kind, which would
 * only block as well.
 */
export class Lanes {
  readonly #lanes = new Map<bigint, Lane>()
  readonly #patience: number

  /** `patience`: after so many ms a hang-up counts as blocked; workers say so of themselves. */
  constructor(patience: number) {
    this.#patience = patience
  }

  /** For a call that `free` would make. */
  forCall(handle: bigint, free: CallWorker | null, now: number): Passage {
    const lane = this.#lanes.get(handle)
    if (lane === undefined) return 'go'
    if (lane.worker !== null && lane.worker !== free) return lane.worker.blocked ? 'blocked' : 'wait'
    return lane.hangUpSince === null || this.#isLong(lane.hangUpSince, now) ? 'go' : 'wait'
  }

  forHangUp(handle: bigint, now: number): Passage {
    const lane = this.#lanes.get(handle)
    if (lane === undefined) return 'go'
    if (lane.hangUpSince !== null) return this.#isLong(lane.hangUpSince, now) ? 'blocked' : 'wait'
    return lane.worker?.blocked ? 'go' : 'wait'
  }

  enterCall(handle: bigint | null, worker: CallWorker): void {
    if (handle === null) return
    const lane = this.#lane(handle)
    lane.worker = worker
    lane.calls += 1
  }

  leaveCall(handle: bigint | null): void {
    const lane = handle === null ? undefined : this.#lanes.get(handle)
    if (handle === null || lane === undefined) return
    lane.calls -= 1
    if (lane.calls > 0) return
    lane.worker = null
    this.#tidy(handle, lane)
  }

  enterHangUp(handle: bigint, now: number): void {
    this.#lane(handle).hangUpSince = now
  }

  leaveHangUp(handle: bigint): void {
    const lane = this.#lanes.get(handle)
    if (lane === undefined) return
    lane.hangUpSince = null
    this.#tidy(handle, lane)
  }

  #isLong = (since: number, now: number): boolean => now - since >= this.#patience

  #lane(handle: bigint): Lane {
    const known = this.#lanes.get(handle)
    if (known !== undefined) return known
    const lane: Lane = { worker: null, calls: 0, hangUpSince: null }
    this.#lanes.set(handle, lane)
    return lane
  }

  #tidy(handle: bigint, lane: Lane): void {
    if (lane.worker === null && lane.hangUpSince === null) this.#lanes.delete(handle)
  }
}
