import type { CancelTimer, Clock } from '../../clock.ts'
import type { RasCallClass, RasRefusal, RasThreads } from '../../port.ts'
import { reasonOf } from '../koffi.ts'
import type { PoolWorker, ReadyMessage, WorkerEvents } from './call-worker.ts'
import { comeOut } from './handle-uses.ts'
import { Lanes } from './lanes.ts'
import * as limits from './limits.ts'
import { placeCalls, type Waiting } from './place-calls.ts'
import type { PooledCall } from './pooled-call.ts'

export type WorkerCalls = Exclude<RasCallClass, 'hang-up'>

export interface PoolParts {
  readonly calls: WorkerCalls
  /** Throws where the system gives no thread. */
  readonly startWorker: (events: WorkerEvents) => PoolWorker
  readonly clock: Clock
  /** A thread has ended. */
  readonly gone: () => void
}

const DOES_NOT_START = 'A thread for RAS calls does not start.'
/** Workers that take too long to start; beyond them none is tried. */
const MOST_OVERDUE = 2

/**
 * The worker threads of one class of calls; nothing here ever waits for one. While all goes well one worker does
 * everything, a batch for each turn. What stands behind a late call goes to another worker, and more are started, until
 * everything that can be answered is. As long as a call is late a spare worker is kept for those that are not.
 */
export class CallPool {
  readonly #parts: PoolParts
  readonly #most: number
  readonly #workers = new Set<PoolWorker>()
  /** Workers whose threads have not ended, those that were let go among them. */
  readonly #alive = new Set<PoolWorker>()
  readonly #lanes = new Lanes()
  #queue: PooledCall[] = []
  #pumpPlanned = false
  #cancelWatch: CancelTimer | null = null
  #cancelRetire: CancelTimer | null = null
  #closed: RasRefusal | null = null
  /** Why the last worker could not start, and until when none is started. */
  #failure: { readonly reason: string; readonly until: number } | null = null

  constructor(parts: PoolParts) {
    this.#parts = parts
    this.#most = limits.MOST_THREADS[parts.calls]
  }

  /** Starts the first worker; it brings the library in. */
  open(): Promise<{ readonly ready: ReadyMessage } | { readonly failed: string }> {
    return new Promise((resolve) => {
      this.#start(
        (ready) => resolve({ ready }),
        (failed) => resolve({ failed }),
      )
    })
  }

  /** `first`: before all that waits. */
  add(call: PooledCall, first = false): void {
    if (this.#closed !== null) {
      call.refuse(this.#closed)
      return
    }
    if (first) this.#queue.unshift(call)
    else this.#queue.push(call)
    this.#planPump()
  }

  /** Keeps calls on a hung-up handle from beginning that a worker already has. */
  recall(handle: bigint): void {
    for (const worker of this.#workers) {
      if (worker.state === 'running' && worker.calls.some(({ call }) => call.subject === handle)) this.#takeBack(worker)
    }
    this.#planPump()
  }

  /** A call on the handle blocks. */
  isBlockedOn(handle: bigint): boolean {
    return [...this.#workers].some((worker) => worker.blocked && worker.calls[0]?.call.subject === handle)
  }

  /** Calls that a worker has. */
  get underWay(): number {
    let count = 0
    for (const worker of this.#workers) count += worker.calls.length
    return count
  }

  /** Threads that have not ended. */
  get alive(): number {
    return this.#alive.size
  }

  threads(): RasThreads {
    const now = this.#parts.clock.now()
    const blocked = [...this.#workers].filter((worker) => worker.blocked)
    return {
      calls: this.#parts.calls,
      most: this.#most,
      blocked: blocked.length,
      lost: blocked.filter((worker) => now - worker.since >= limits.LOST).length,
    }
  }

  /** Refuses everything that has not begun; nothing more begins. */
  shut(refusal: RasRefusal): void {
    this.#closed = refusal
    for (const worker of this.#workers) this.#takeBack(worker)
    for (const call of this.#queue.splice(0)) call.refuse(refusal)
  }

  /** Lets go of the workers; who waits for a call of theirs is refused. */
  release(refusal: RasRefusal): void {
    this.#cancelWatch?.()
    this.#cancelRetire?.()
    const underWay = [...this.#workers].flatMap((worker) => worker.calls)
    for (const worker of this.#workers) worker.release()
    this.#workers.clear()
    for (const call of underWay) call.refuse(refusal)
  }

  // After the promises that are about to settle: what they ask goes into the same batch.
  #planPump(): void {
    if (this.#pumpPlanned) return
    this.#pumpPlanned = true
    process.nextTick(() => {
      this.#pumpPlanned = false
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#closed !== null) return
    const now = this.#parts.clock.now()
    const held = [...this.#workers].filter((worker) => !worker.isPromising(now)).length
    const wanting = placeCalls({
      queue: this.#queue,
      idle: [...this.#workers].filter((worker) => worker.state === 'idle'),
      lanes: this.#lanes,
      spread: held > 0,
      isVoid: (call) => this.#isVoid(call),
      answerBusy: (call) => this.#answerBusy(call),
    })
    for (const worker of this.#workers) if (worker.loaded) worker.run()
    this.#queue = [...wanting.inLane, ...wanting.trusted, ...wanting.suspects]
    this.#grow(now, held, wanting)
    this.#watch()
  }

  #isVoid({ use }: PooledCall): boolean {
    return use?.hungUp === true && this.#parts.calls !== 'status'
  }

  // Deferred, so that a caller who retries at once cannot starve the worker's message.
  #answerBusy(call: PooledCall): void {
    setImmediate(() => call.refuse({ kind: 'busy', calls: this.#parts.calls, threads: this.#most }))
  }

  /** Starts workers for what waits, and a spare one while a call blocks; says so where there can be no more. */
  #grow(now: number, held: number, { trusted, suspects }: Waiting): void {
    const workers = [...this.#workers]
    const starting = workers.filter((worker) => worker.state === 'starting')
    const overdue = starting.filter((worker) => !worker.isPromising(now)).length
    if (overdue >= MOST_OVERDUE) this.#failure = { reason: DOES_NOT_START, until: now + limits.START_PAUSE }
    const none = workers.length === held
    let wanted = none && workers.some((worker) => worker.blocked) ? 1 : 0
    if (none && trusted.length > 0) wanted = Math.max(1, Math.min(trusted.length, held))
    if (starting.length === overdue) wanted = Math.max(wanted, suspects.length)
    wanted = Math.min(wanted, this.#most - workers.length, limits.MOST_STARTS - starting.length)
    if (this.#mayStart(now)) for (let count = 0; count < wanted; count++) this.#start()
    // What was started above, or before, takes them.
    if ([...this.#workers].some((worker) => worker.state === 'starting' && worker.isPromising(now))) return
    this.#refuseAll(now, suspects)
    if (none) this.#refuseAll(now, trusted)
  }

  #mayStart(now: number): boolean {
    return this.#failure === null || now >= this.#failure.until
  }

  #refuseAll(now: number, calls: readonly PooledCall[]): void {
    if (calls.length === 0) return
    const failure = this.#mayStart(now) ? null : this.#failure
    for (const call of calls) {
      if (failure === null) this.#answerBusy(call)
      else setImmediate(() => call.refuse({ kind: 'unavailable', reason: failure.reason }))
    }
    const refused = new Set(calls)
    this.#queue = this.#queue.filter((call) => !refused.has(call))
  }

  #start(ready: (message: ReadyMessage) => void = () => {}, failed: (reason: string) => void = () => {}): void {
    const { startWorker, clock } = this.#parts
    const fail = (reason: string): void => {
      this.#failure = { reason, until: clock.now() + limits.START_PAUSE }
      failed(reason)
      this.#planPump()
    }
    const events: WorkerEvents = {
      ready: (message) => {
        this.#failure = null
        ready(message)
        this.#planPump()
      },
      failed: (worker, reason) => {
        this.#workers.delete(worker)
        fail(reason)
      },
      settled: (worker, call) => {
        if (!worker.blocked) this.#lanes.trust(call.call)
        this.#leave(call)
      },
      idle: () => {
        this.#planPump()
        this.#planRetire()
      },
      gone: (worker) => {
        this.#alive.delete(worker)
        this.#parts.gone()
      },
    }
    try {
      const worker = startWorker(events)
      this.#workers.add(worker)
      this.#alive.add(worker)
    } catch (error: unknown) {
      fail(`No thread can be started: ${reasonOf(error)}`)
    }
  }

  #leave(call: PooledCall): void {
    this.#lanes.leave(call.call)
    comeOut(call.use)
  }

  #takeBack(worker: PoolWorker): void {
    if (worker.state !== 'running') return
    const back = worker.takeBack()
    for (const call of back) this.#leave(call)
    this.#queue.unshift(...back)
  }

  #watch(): void {
    const wanted =
      this.#queue.length > 0 || [...this.#workers].some((each) => each.state === 'running' && !each.blocked)
    if (!wanted || this.#cancelWatch !== null || this.#closed !== null) return
    this.#cancelWatch = this.#parts.clock.after(limits.WATCH_PERIOD, () => {
      this.#cancelWatch = null
      for (const worker of this.#workers) if (worker.state === 'running') this.#look(worker)
      this.#pump()
    })
  }

  #look(worker: PoolWorker): void {
    worker.deliver()
    const now = this.#parts.clock.now()
    if (now - worker.since < limits.LATE && now - worker.batchSince < limits.LONG_BATCH) return
    this.#takeBack(worker)
    const [call] = worker.calls
    if (call === undefined || now - worker.since < limits.BLOCKED || worker.blocked) return
    worker.blocked = true
    this.#lanes.suspect(call.call)
  }

  #planRetire(): void {
    if (this.#cancelRetire !== null || this.#closed !== null) return
    this.#cancelRetire = this.#parts.clock.after(limits.IDLE_LIMIT, () => {
      this.#cancelRetire = null
      this.#retire()
    })
  }

  /** Ends workers that had nothing to do; one of the list's stays for the next look. */
  #retire(): void {
    const now = this.#parts.clock.now()
    const idle = [...this.#workers].filter((worker) => worker.state === 'idle')
    for (const worker of idle.slice(this.#parts.calls === 'list' ? 1 : 0)) {
      if (now - worker.since < limits.IDLE_LIMIT) continue
      this.#workers.delete(worker)
      worker.release()
    }
    if ([...this.#workers].some((worker) => worker.state === 'idle')) this.#planRetire()
  }
}
