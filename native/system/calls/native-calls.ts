import type { Clock } from '../../clock.ts'
import type { RasAnswer, RasRefusal, RasThreads } from '../../port.ts'
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '../functions.ts'
import { reasonOf, withLikelyCause } from '../koffi.ts'
import { type LibraryChoice, planLibraries } from '../library.ts'
import { CallPool, type WorkerCalls } from './call-pool.ts'
import { CallWorker, type ReadyMessage, type WorkerEvents, type WorkerSetup } from './call-worker.ts'
import { type HandleUse, HandleUses } from './handle-uses.ts'
import { HangUpThreads } from './hang-up-threads.ts'
import { HANG_UP_WAITS, MEMORY_BYTES, MOST_THREADS, START_PATIENCE } from './limits.ts'
import type { Caller, NativeCall } from './native-call.ts'
import { createOsThreads } from './os-threads.ts'
import { type PooledCall, pooledCall } from './pooled-call.ts'

const CLOSED: RasRefusal = { kind: 'unavailable', reason: 'The RAS library was closed before the call had returned.' }
const ALL_HANG_UPS_TAKEN: RasRefusal = { kind: 'busy', calls: 'hang-up', threads: MOST_THREADS['hang-up'] }
const NO_HANDLE: RasRefusal = { kind: 'malformed', reason: 'The handle 0 names no connection: nothing was called.' }

const unavailable = (reason: string): RasRefusal => ({ kind: 'unavailable', reason })

/** Brings the library in on a thread of its own, however long that takes. */
export async function openNativeCalls(choice: LibraryChoice, clock: Clock): Promise<RasAnswer<NativeCalls>> {
  try {
    const plan = planLibraries(choice)
    if (plan.kind === 'impossible') return unavailable(plan.reason)
    const calls = new NativeCalls(plan.path, plan.setup, clock)
    const problem = await calls.open()
    if (problem === null) return { kind: 'value', value: calls }
    await calls.close(START_PATIENCE)
    return unavailable(withLikelyCause(problem, process.platform))
  } catch (error: unknown) {
    const reason = `Native libraries cannot be called here: ${reasonOf(error)}.`
    return unavailable(withLikelyCause(reason, process.platform))
  }
}

/** koffi says first what is being said here already. */
const withoutPrefix = (reason: string): string =>
  reason.replace(/^Failed to load shared library: /, '').replace(/[.\s]+$/, '')

/**
 * All calls into one library. Each class of calls has threads of its own, so that a blocked call delays nothing of another
 * class and, within its class, nothing of another connection.
 */
export class NativeCalls implements Caller {
  readonly #path: string
  readonly #clock: Clock
  readonly #uses = new HandleUses()
  readonly #pools: Readonly<Record<WorkerCalls, CallPool>>
  readonly #present = new Set<FunctionName>()
  #hangUps: HangUpThreads | null = null
  #closed = false
  /** Called when a call has returned or a thread has ended. */
  #changed: () => void = () => {}

  constructor(path: string, setup: WorkerSetup, clock: Clock) {
    this.#path = path
    this.#clock = clock
    const pool = (calls: WorkerCalls): CallPool => {
      const startWorker = (events: WorkerEvents) => new CallWorker(setup, MEMORY_BYTES[calls], events, clock)
      return new CallPool({ calls, startWorker, clock, gone: () => this.#changed() })
    }
    this.#pools = { list: pool('list'), status: pool('status'), witness: pool('witness'), details: pool('details') }
  }

  /** Null, or why nothing can be called. */
  async open(): Promise<string | null> {
    const opened = await this.#pools.list.open()
    if ('failed' in opened) return `${this.#path} could not be loaded: ${withoutPrefix(opened.failed)}.`
    this.#begin(opened.ready)
    const missing = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].required && !this.has(name))
    if (missing.length === 0) return null
    return `${this.#path} lacks ${missing.join(', ')}: it is no RAS library, or too old a one.`
  }

  #begin(ready: ReadyMessage): void {
    for (const [index, name] of FUNCTION_NAMES.entries()) if (ready.present[index] === true) this.#present.add(name)
    this.#hangUps = new HangUpThreads(createOsThreads(), ready.hangUp, this.#clock)
  }

  /** Functions of the library itself that it lacks. */
  get missing(): readonly FunctionName[] {
    return FUNCTION_NAMES.filter((name) => FUNCTIONS[name].library === 'ras' && !this.has(name))
  }

  has(name: FunctionName): boolean {
    return this.#present.has(name)
  }

  call<T>(call: NativeCall<T>, use?: HandleUse): Promise<RasAnswer<T>> {
    const { name, subject } = call
    if (subject === 0n) return Promise.resolve(NO_HANDLE)
    if (!this.#present.has(name)) return Promise.resolve(unavailable(`${this.#path} lacks ${name}.`))
    return new Promise((resolve) => {
      const own = typeof subject === 'bigint' && use === undefined ? this.#uses.enter(subject) : null
      const answer = (answer: RasAnswer<T>): void => {
        if (own !== null) this.#uses.leave(own)
        resolve(answer)
        this.#changed()
      }
      this.#add(pooledCall(call, use ?? own, answer, this.#add))
    })
  }

  async during<T>(handle: bigint, run: (use: HandleUse) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>> {
    const use = this.#uses.enter(handle)
    try {
      return await run(use)
    } finally {
      this.#uses.leave(use)
    }
  }

  /**
   * RasHangUp, on a thread of its own. Calls on the handle that have not begun are not made any more; those that have just
   * begun are waited for, a moment at most.
   */
  async hangUp(handle: bigint): Promise<RasAnswer<null>> {
    const threads = this.#hangUps
    if (handle === 0n) return NO_HANDLE
    if (this.#closed || threads === null) return CLOSED
    if (this.#uses.isHangingUp(handle) || threads.full) return this.#later(ALL_HANG_UPS_TAKEN)
    const use = this.#uses.beginHangUp(handle)
    try {
      this.#pools.witness.recall(handle)
      this.#pools.details.recall(handle)
      await this.#whenOutside(handle, use)
      if (this.#closed) return CLOSED
      const code = await threads.run(handle)
      if (code === 'no-thread') return ALL_HANG_UPS_TAKEN
      if (code === 'abandoned') return CLOSED
      return code === 0 ? { kind: 'value', value: null } : { kind: 'code', code }
    } finally {
      this.#uses.endHangUp(handle)
      this.#changed()
    }
  }

  /** How many threads of each class are held by calls that do not return. */
  threads(): readonly RasThreads[] {
    const { list, status, witness, details } = this.#pools
    const now = this.#clock.now()
    const hangUps = this.#hangUps?.threads(now) ?? []
    return [list.threads(), status.threads(), witness.threads(), ...hangUps, details.threads()]
  }

  /**
   * Waits at most `graceMs` for calls under way, then lets go of everything. True: all had returned and every thread has
   * ended.
   */
  async close(graceMs: number): Promise<boolean> {
    this.#closed = true
    const pools = Object.values(this.#pools)
    const until = this.#clock.now() + graceMs
    for (const pool of pools) pool.shut(CLOSED)
    const returned = await this.#within(graceMs, () => !this.#isUnderWay)
    for (const pool of pools) pool.release(CLOSED)
    this.#hangUps?.abandon()
    return returned && this.#within(until - this.#clock.now(), () => pools.every((pool) => pool.alive === 0))
  }

  readonly #add = (call: PooledCall): void => {
    const { calls } = FUNCTIONS[call.call.name]
    if (calls === 'hang-up') return
    // The status of a hung-up handle is what a user waits for.
    this.#pools[calls].add(call, calls === 'status' && call.use !== null && this.#uses.wasHungUp(call.use.handle))
  }

  // Deferred, so that a caller who retries at once cannot starve the message that ends it.
  #later<T>(answer: T): Promise<T> {
    return new Promise((resolve) => void setImmediate(() => resolve(answer)))
  }

  #whenOutside(handle: bigint, use: HandleUse | null): Promise<void> {
    const { status, witness, details } = this.#pools
    if (use === null || use.inside === 0) return Promise.resolve()
    if ([status, witness, details].some((pool) => pool.isBlockedOn(handle))) return Promise.resolve()
    return new Promise((resolve) => {
      const done = (): void => {
        cancel()
        use.waiting = null
        resolve()
      }
      const cancel = this.#clock.after(HANG_UP_WAITS, done)
      use.waiting = done
    })
  }

  get #isUnderWay(): boolean {
    return (this.#hangUps?.running ?? 0) > 0 || Object.values(this.#pools).some((pool) => pool.underWay > 0)
  }

  /** Whether it is so, now or within `ms`. */
  #within(ms: number, holds: () => boolean): Promise<boolean> {
    if (holds()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const cancel = this.#clock.after(Math.max(0, ms), () => resolve(holds()))
      this.#changed = () => {
        if (!holds()) return
        cancel()
        resolve(true)
      }
    })
  }
}
