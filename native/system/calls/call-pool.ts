import type { CancelTimer, Clock } from '../../clock.ts'
import type { RasAnswer, RasRefusal } from '../../port.ts'
import { CallWorker, type ReadyMessage, type WorkerEvents, type WorkerSetup } from './call-worker.ts'
import { type HangUpThreads, MOST_HANG_UPS } from './hang-up-threads.ts'
import { type HangUpJob, hangUpJob, type Job, type PooledJob, pooledJob } from './job.ts'
import { Lanes, type Passage } from './lanes.ts'
import type { NativeCall } from './native-call.ts'

/** Worker threads that make RAS calls at most. One does all the work until a call of its blocks. */
export const MOST_WORKERS = 4
/** After so many ms without a return the calls behind it go to another worker. */
const MOVE_ON = 30
/** After so many ms a batch is shared out, even while its calls return. */
const BATCH_LIMIT = 150
/** After so many ms a call counts as blocked: nobody waits behind it any more. */
export const BLOCKED = 100
const WATCH_PERIOD = 20
/** A worker beyond the first ends when it had nothing to do for so many ms. */
const IDLE_LIMIT = 10_000

const CLOSED: RasRefusal = { kind: 'unavailable', reason: 'The RAS library was closed before the call had returned.' }

export interface PoolParts {
  readonly setup: WorkerSetup
  readonly clock: Clock
}

/**
 * Makes native calls without ever waiting for one on this thread. What is asked in one turn goes to a worker as one
 * batch; calls on one handle follow each other; a call that blocks takes one worker with it and nothing else.
 */
export class CallPool {
  readonly #parts: PoolParts
  readonly #workers = new Set<CallWorker>()
  readonly #lanes = new Lanes(BLOCKED)
  readonly #hangUps = new Set<HangUpJob>()
  #threads: HangUpThreads | null = null
  #queue: Job[] = []
  #pumpPlanned = false
  #cancelWatch: CancelTimer | null = null
  #closed = false
  #drained: () => void = () => {}

  constructor(parts: PoolParts) {
    this.#parts = parts
  }

  /** Starts the first worker; it brings the library in. */
  open(): Promise<{ readonly ready: ReadyMessage } | { readonly failed: string }> {
    return new Promise((resolve) => {
      this.#startWorker(
        (ready) => resolve({ ready }),
        (failed) => resolve({ failed }),
      )
    })
  }

  giveThreads(threads: HangUpThreads): void {
    this.#threads = threads
  }

  call<T>(call: NativeCall<T>): Promise<RasAnswer<T>> {
    return new Promise((resolve) => this.#enqueue(pooledJob(call, resolve, this.#enqueue)))
  }

  hangUp(handle: bigint): Promise<RasAnswer<null>> {
    return new Promise((resolve) => this.#enqueue(hangUpJob(handle, resolve)))
  }

  /** Waits at most `graceMs` for calls under way, then lets go of everything. True: all had returned. */
  async close(graceMs: number): Promise<boolean> {
    this.#closed = true
    const notBegun = [...this.#workers].flatMap((worker) => worker.takeBack())
    for (const job of [...this.#queue.splice(0), ...notBegun]) job.refuse(CLOSED)
    await this.#whenDrained(graceMs)
    const underWay = [...[...this.#workers].flatMap((worker) => worker.jobs), ...this.#hangUps]
    this.#cancelWatch?.()
    for (const worker of this.#workers) worker.release()
    this.#workers.clear()
    this.#threads?.abandon()
    this.#hangUps.clear()
    for (const job of underWay) job.refuse(CLOSED)
    return underWay.length === 0
  }

  #whenDrained(graceMs: number): Promise<void> {
    if (!this.#busy) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(graceMs, resolve)
      this.#drained = () => {
        if (this.#busy) return
        cancel()
        resolve()
      }
    })
  }

  get #busy(): boolean {
    return this.#hangUps.size > 0 || [...this.#workers].some((worker) => worker.jobs.length > 0)
  }

  readonly #enqueue = (job: Job): void => {
    if (this.#closed) {
      job.refuse(CLOSED)
      return
    }
    this.#queue.push(job)
    this.#planPump()
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
    const now = this.#parts.clock.now()
    const free = [...this.#workers].find((worker) => worker.state === 'idle') ?? null
    const waiting = new Set<bigint>()
    this.#queue = this.#queue.filter((job) => !this.#begin(job, free, waiting, now))
    if (free?.loaded) free.run()
    if (this.#queue.length > 0) this.#makeRoom()
    this.#retire(now)
    this.#watch()
  }

  /** False: the job has to wait. */
  #begin(job: Job, free: CallWorker | null, waiting: Set<bigint>, now: number): boolean {
    const { handle } = job
    // Calls on one handle keep the order in which they were asked.
    if (waiting.size > 0 && handle !== null && waiting.has(handle)) return false
    switch (this.#passage(job, free, now)) {
      case 'blocked':
        return this.#busyAnswer(job)
      case 'go':
        if (job.kind === 'hang-up') return this.#beginHangUp(job, now)
        if (free?.add(job)) {
          this.#lanes.enterCall(handle, free)
          return true
        }
    }
    if (handle !== null) waiting.add(handle)
    return false
  }

  #passage(job: Job, free: CallWorker | null, now: number): Passage {
    if (job.kind === 'hang-up') return this.#lanes.forHangUp(job.handle, now)
    return job.handle === null ? 'go' : this.#lanes.forCall(job.handle, free, now)
  }

  #beginHangUp(job: HangUpJob, now: number): true {
    const begun = this.#threads?.start(job.handle, (code) => {
      this.#hangUps.delete(job)
      this.#lanes.leaveHangUp(job.handle)
      job.settle(code)
      this.#drained()
      this.#planPump()
    })
    if (begun !== true) return this.#busyAnswer(job)
    this.#hangUps.add(job)
    this.#lanes.enterHangUp(job.handle, now)
    return true
  }

  // A turn later: one who asks again and again would keep from us the very message that ends it.
  #busyAnswer(job: Job): true {
    setImmediate(() => job.refuse({ kind: 'busy', threads: job.kind === 'hang-up' ? MOST_HANG_UPS : MOST_WORKERS }))
    return true
  }

  /** No worker is free: wait for one that is quick, start another, or say so. */
  #makeRoom(): void {
    const jobs = this.#queue.filter((job): job is PooledJob => job.kind === 'pooled')
    const workers = [...this.#workers]
    const now = this.#parts.clock.now()
    if (jobs.length === 0 || workers.some((worker) => worker.promising(now, MOVE_ON))) return
    if (workers.length < MOST_WORKERS) {
      this.#startWorker(
        () => {},
        () => {},
      )
    } else if (workers.every((worker) => worker.blocked || worker.state === 'starting')) {
      this.#queue = this.#queue.filter((job) => job.kind !== 'pooled')
      for (const job of jobs) this.#busyAnswer(job)
    }
  }

  #startWorker(ready: (message: ReadyMessage) => void, failed: (reason: string) => void): void {
    const events: WorkerEvents = {
      ready: (_, message) => {
        ready(message)
        this.#planPump()
      },
      failed: (worker, reason) => {
        this.#workers.delete(worker)
        failed(reason)
        this.#planPump()
      },
      settled: (job) => this.#lanes.leaveCall(job.handle),
      idle: () => {
        this.#drained()
        this.#planPump()
      },
    }
    this.#workers.add(new CallWorker(this.#parts.setup, events, this.#parts.clock))
  }

  #watch(): void {
    const wanted =
      this.#queue.length > 0 || [...this.#workers].some((each) => each.state === 'running' && !each.blocked)
    if (!wanted || this.#cancelWatch !== null || this.#closed) return
    this.#cancelWatch = this.#parts.clock.after(WATCH_PERIOD, () => {
      this.#cancelWatch = null
      for (const worker of this.#workers) if (worker.state === 'running') this.#look(worker)
      this.#pump()
    })
  }

  #look(worker: CallWorker): void {
    worker.deliver()
    const now = this.#parts.clock.now()
    if (now - worker.since < MOVE_ON && now - worker.batchSince < BATCH_LIMIT) return
    const back = worker.takeBack()
    for (const job of back) this.#lanes.leaveCall(job.handle)
    this.#queue.unshift(...back)
    worker.blocked = now - worker.since >= BLOCKED && worker.jobs.length > 0
  }

  #retire(now: number): void {
    const idle = [...this.#workers].filter((worker) => worker.state === 'idle')
    for (const worker of idle.slice(1)) {
      if (now - worker.since < IDLE_LIMIT) continue
      this.#workers.delete(worker)
      worker.release()
    }
  }
}
