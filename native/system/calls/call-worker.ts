import { Worker } from 'node:worker_threads'
import type { Clock } from '../../clock.ts'
import { koffiPath, reasonOf } from '../koffi.ts'
import { Arena } from '../memory/arena.ts'
import type { PooledJob } from './job.ts'
import {
  WORKER_PROGRAM,
  type WorkerData,
  type WorkerFunction,
  type WorkerLibrary,
  type WorkerMessage,
} from './worker-program.ts'

export interface WorkerSetup {
  /** The first is the RAS library. */
  readonly libraries: readonly WorkerLibrary[]
  readonly functions: readonly WorkerFunction[]
}

export type ReadyMessage = Extract<WorkerMessage, { kind: 'ready' }>

export interface WorkerEvents {
  ready(worker: CallWorker, message: ReadyMessage): void
  /** It has ended: the library could not be loaded, or the thread broke down. */
  failed(worker: CallWorker, reason: string): void
  settled(job: PooledJob): void
  /** A batch is over: it can take the next. */
  idle(worker: CallWorker): void
}

/** The threads have a handful of small objects each. */
const MEMORY_LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 } as const

/** A thread that has not loaded the library in so many ms is not waited for, ms. */
const START_PATIENCE = 5000

/** A worker thread that makes synchronous calls, a batch at a time. It never holds up anybody but itself. */
export class CallWorker {
  state: 'starting' | 'idle' | 'running' | 'ended' = 'starting'
  /** The present call has taken so long that it counts as blocked. */
  blocked = false
  /** When it last began a batch, saw a call return, or fell idle. */
  since: number
  batchSince: number
  readonly #arena = new Arena()
  readonly #worker: Worker
  readonly #events: WorkerEvents
  readonly #clock: Clock
  #jobs: PooledJob[] = []
  #delivered = 0

  constructor(setup: WorkerSetup, events: WorkerEvents, clock: Clock) {
    this.#events = events
    this.#clock = clock
    this.since = clock.now()
    this.batchSince = this.since
    const workerData: WorkerData = {
      koffi: koffiPath(),
      control: this.#arena.control,
      memory: this.#arena.buffer,
      ...setup,
    }
    this.#worker = new Worker(WORKER_PROGRAM, {
      eval: true,
      name: 'ras',
      workerData,
      execArgv: [],
      resourceLimits: MEMORY_LIMITS,
    })
    this.#worker.on('message', (message: WorkerMessage) => this.#hear(message))
    this.#worker.on('error', (error) => this.#end(`The thread for RAS calls broke down: ${reasonOf(error)}`))
    this.#worker.on('exit', () => this.#end('The thread for RAS calls ended.'))
  }

  /** The calls that it has begun or will begin. */
  get jobs(): readonly PooledJob[] {
    return this.#jobs.slice(this.#delivered)
  }

  /** Adds to the batch that `run` starts; false when the batch is full. */
  add(job: PooledJob): boolean {
    if (!this.#arena.add(job.call)) return false
    this.#jobs.push(job)
    return true
  }

  get loaded(): boolean {
    return this.#jobs.length > 0
  }

  /** It will soon take calls: idle, not long at its present call, or not long at loading the library. */
  promising(now: number, patience: number): boolean {
    switch (this.state) {
      case 'idle':
        return true
      case 'starting':
        return now - this.since < START_PATIENCE
      case 'running':
        return now - this.since < patience
      case 'ended':
        return false
    }
  }

  run(): void {
    this.state = 'running'
    this.since = this.#clock.now()
    this.batchSince = this.since
    this.#worker.ref()
    this.#arena.start()
  }

  /** Hands out what has returned. */
  deliver(): void {
    const done = Math.min(this.#arena.done(), this.#jobs.length)
    if (done > this.#delivered) this.since = this.#clock.now()
    while (this.#delivered < done) {
      const index = this.#delivered++
      const job = this.#jobs[index]
      if (job === undefined) continue
      job.settle(this.#arena.result(index))
      this.#events.settled(job)
    }
  }

  /** Takes back what it has not begun, for another worker. */
  takeBack(): readonly PooledJob[] {
    return this.#jobs.splice(this.#arena.takeBack())
  }

  /** Ends it if it is idle; a call that has not returned cannot be ended, it is left alone. */
  release(): void {
    if (this.state === 'ended') return
    this.state = 'ended'
    this.#arena.stop()
    this.#worker.unref()
  }

  #hear(message: WorkerMessage): void {
    if (this.state === 'ended') return
    if (message === null) this.#finish()
    else if (message.kind === 'failed') this.#end(message.reason)
    else {
      this.#arena.base = message.base
      this.#rest()
      this.#events.ready(this, message)
    }
  }

  #finish(): void {
    this.deliver()
    this.#jobs = []
    this.#delivered = 0
    this.#arena.clear()
    this.#rest()
    this.#events.idle(this)
  }

  #rest(): void {
    this.state = 'idle'
    this.blocked = false
    this.since = this.#clock.now()
    this.#worker.unref()
  }

  #end(reason: string): void {
    if (this.state === 'ended') return
    const jobs = this.jobs
    this.release()
    for (const job of jobs) {
      job.refuse({ kind: 'unavailable', reason })
      this.#events.settled(job)
    }
    this.#events.failed(this, reason)
  }
}
