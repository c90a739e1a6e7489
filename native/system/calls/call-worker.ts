import type { Worker } from 'node:worker_threads'
import type { Clock } from '../../clock.ts'
import { startThread } from '../../process/own-threads.ts'
import { koffiPath, reasonOf } from '../koffi.ts'
import { CallMemory } from '../memory/call-memory.ts'
import { LATE, START_PATIENCE } from './limits.ts'
import type { NativeCall } from './native-call.ts'
import type { PooledCall } from './pooled-call.ts'
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

/** What the pool needs of a `CallWorker`. */
export type PoolWorker = Pick<
  CallWorker,
  | 'state'
  | 'blocked'
  | 'since'
  | 'batchSince'
  | 'calls'
  | 'loaded'
  | 'fits'
  | 'add'
  | 'isPromising'
  | 'run'
  | 'deliver'
  | 'takeBack'
  | 'release'
>

export interface WorkerEvents {
  ready(message: ReadyMessage): void
  /** It has ended: the library could not be loaded, or the thread broke down. */
  failed(worker: PoolWorker, reason: string): void
  /** The call has returned, or never will. */
  settled(worker: PoolWorker, call: PooledCall): void
  /** A batch is over: it can take the next. */
  idle(): void
  /** Its thread is no more. */
  gone(worker: PoolWorker): void
}

/** The threads have a handful of small objects each. */
const MEMORY_LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 } as const

/** A worker thread that makes synchronous calls, a batch at a time. A call that blocks holds up this thread alone. */
export class CallWorker {
  state: 'starting' | 'idle' | 'running' | 'ended' = 'starting'
  /** The present call has been out for so long that it counts as blocked. */
  blocked = false
  /** When it was started, last began a batch, saw a call return, or fell idle. */
  since: number
  batchSince: number
  readonly #memory: CallMemory
  readonly #worker: Worker
  readonly #events: WorkerEvents
  readonly #clock: Clock
  #calls: PooledCall[] = []
  #delivered = 0

  /** Throws where the system gives no thread. `bytes`: of the memory that a batch has. */
  constructor(setup: WorkerSetup, bytes: number, events: WorkerEvents, clock: Clock) {
    this.#memory = new CallMemory(bytes)
    this.#events = events
    this.#clock = clock
    this.since = clock.now()
    this.batchSince = this.since
    const workerData: WorkerData = {
      koffi: koffiPath(),
      control: this.#memory.control,
      memory: this.#memory.buffer,
      ...setup,
    }
    this.#worker = startThread(WORKER_PROGRAM, { name: 'ras', workerData, resourceLimits: MEMORY_LIMITS })
    this.#worker.on('message', (message: WorkerMessage) => this.#hear(message))
    this.#worker.on('error', (error) => this.#end(`The thread for RAS calls broke down: ${reasonOf(error)}`))
    this.#worker.on('exit', () => {
      this.#end('The thread for RAS calls ended.')
      events.gone(this)
    })
  }

  /** The calls that it has begun or will begin. */
  get calls(): readonly PooledCall[] {
    return this.#calls.slice(this.#delivered)
  }

  /** A batch waits for `run`. */
  get loaded(): boolean {
    return this.state === 'idle' && this.#calls.length > 0
  }

  /** The call would have room in an empty batch. */
  fits(call: NativeCall<unknown>): boolean {
    return call.bytes <= this.#memory.mostBytes
  }

  /** Adds to the batch that `run` starts; false when the batch is full. */
  add(call: PooledCall): boolean {
    if (!this.#memory.add(call.call)) return false
    this.#calls.push(call)
    return true
  }

  /** It will take calls soon: idle, not long at its present call, or not long at loading the library. */
  isPromising(now: number): boolean {
    switch (this.state) {
      case 'idle':
        return true
      case 'starting':
        return now - this.since < START_PATIENCE
      case 'running':
        return now - this.since < LATE
      case 'ended':
        return false
    }
  }

  run(): void {
    this.state = 'running'
    this.since = this.#clock.now()
    this.batchSince = this.since
    this.#worker.ref()
    this.#memory.start()
  }

  /** Hands out what has returned. */
  deliver(): void {
    const done = Math.min(this.#memory.done(), this.#calls.length)
    if (done > this.#delivered) this.since = this.#clock.now()
    while (this.#delivered < done) {
      const index = this.#delivered++
      const call = this.#calls[index]
      if (call === undefined) continue
      this.#events.settled(this, call)
      call.settle(this.#memory.result(index))
    }
  }

  /** Takes back what it has not begun, for another worker. */
  takeBack(): readonly PooledCall[] {
    return this.#calls.splice(this.#memory.takeBack())
  }

  /** Ends it if it is idle. A call that has not returned cannot be ended; its thread ends when it returns. */
  release(): void {
    if (this.state === 'ended') return
    this.state = 'ended'
    this.#memory.stop()
    this.#worker.unref()
  }

  #hear(message: WorkerMessage): void {
    if (this.state === 'ended') return
    if (message === null) this.#finish()
    else if (message.kind === 'failed') this.#end(message.reason)
    else {
      this.#memory.base = message.base
      this.#rest()
      this.#events.ready(message)
    }
  }

  #finish(): void {
    this.deliver()
    this.#calls = []
    this.#delivered = 0
    this.#memory.clear()
    this.#rest()
    this.#events.idle()
  }

  #rest(): void {
    this.state = 'idle'
    this.blocked = false
    this.since = this.#clock.now()
    this.#worker.unref()
  }

  #end(reason: string): void {
    if (this.state === 'ended') return
    const calls = this.calls
    this.release()
    for (const call of calls) {
      this.#events.settled(this, call)
      call.refuse({ kind: 'unavailable', reason })
    }
    this.#events.failed(this, reason)
  }
}
