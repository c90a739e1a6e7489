import type { NativeCall, NativeResult } from '../calls/native-call.ts'
import { FUNCTIONS, functionIndex } from '../functions.ts'
import { type Memory, memoryOf } from './memory.ts'

/** Indices into the control words. */
export const CONTROL = { kick: 0, stop: 1, count: 2, claimed: 3, done: 4, length: 8 } as const

/** One record of the table: function and state, code, result, and up to nine arguments. */
export const RECORD = { words: 12, state: 1, code: 2, result: 2, arguments: 3 } as const
export const STATE = { returned: 1, threw: 2 } as const

/** `claimed` takes this value when the main thread takes back what the worker has not begun. */
export const TAKEN_BACK = 0x7fffffff

const MOST_CALLS = 1024
const BLOCK_ALIGNMENT = 16
const FIRST_BLOCK = MOST_CALLS * RECORD.words * 8
/** The most that one call can have of a memory of so many bytes. */
export const mostBytesOf = (size: number): number => size - FIRST_BLOCK - BLOCK_ALIGNMENT

/**
 * Memory that a worker thread shares with the main thread: a table of calls, and a block for each. Nothing is copied or
 * cloned on the way, so that hundreds of calls cost one message.
 */
export class CallMemory {
  readonly control = new SharedArrayBuffer(CONTROL.length * 4)
  readonly buffer: SharedArrayBuffer
  readonly memory: Memory
  /** Address of the buffer, told by the worker. */
  base = 0n
  readonly #flags = new Int32Array(this.control)
  readonly #codes: Uint32Array
  readonly #words: BigUint64Array
  readonly #blocks: number[] = []
  /** Which calls of the batch return a handle. */
  readonly #pointers: boolean[] = []
  readonly #result: { code: number; pointer: bigint; readonly memory: Memory; at: number }
  #top = FIRST_BLOCK

  /** `size`: bytes, a multiple of eight. */
  constructor(size: number) {
    this.buffer = new SharedArrayBuffer(size)
    this.memory = memoryOf(this.buffer)
    this.#codes = new Uint32Array(this.buffer)
    this.#words = new BigUint64Array(this.buffer)
    this.#result = { code: 0, pointer: 0n, memory: this.memory, at: 0 }
  }

  get mostBytes(): number {
    return mostBytesOf(this.buffer.byteLength)
  }

  get count(): number {
    return this.#blocks.length
  }

  /** Makes room for the next batch. All at once: many small stretches take longer to fill. */
  clear(): void {
    this.memory.bytes.fill(0, FIRST_BLOCK, this.#top)
    this.#blocks.length = 0
    this.#pointers.length = 0
    this.#top = FIRST_BLOCK
  }

  /** False when there is no room left: it goes into the next batch. */
  add(call: NativeCall<unknown>): boolean {
    const at = this.#top
    const index = this.#blocks.length
    if (index >= MOST_CALLS || at + call.bytes > this.buffer.byteLength) return false
    const record = index * RECORD.words
    this.#codes[record * 2] = functionIndex[call.name] ?? 0
    this.#codes[record * 2 + RECORD.state] = 0
    const values = call.fill(this.memory, at, this.base + BigInt(at))
    const spec = FUNCTIONS[call.name]
    for (let i = 0; i < spec.arguments; i++) this.#words[record + RECORD.arguments + i] = values[i] ?? 0n
    this.#blocks.push(at)
    this.#pointers.push(spec.result === 'pointer')
    this.#top = at + Math.ceil(call.bytes / BLOCK_ALIGNMENT) * BLOCK_ALIGNMENT
    return true
  }

  start(): void {
    Atomics.store(this.#flags, CONTROL.count, this.count)
    Atomics.store(this.#flags, CONTROL.claimed, 0)
    Atomics.store(this.#flags, CONTROL.done, 0)
    this.#kick()
  }

  /** How many calls have returned. */
  done(): number {
    return Atomics.load(this.#flags, CONTROL.done)
  }

  /** Keeps the worker from beginning another call of this batch; says how many it has begun. */
  takeBack(): number {
    const claimed = Atomics.exchange(this.#flags, CONTROL.claimed, TAKEN_BACK)
    return Math.min(claimed, this.count)
  }

  /** What a call came to, until the next is asked for; null: the worker could not make the call. */
  result(index: number): NativeResult | null {
    const record = index * RECORD.words
    if (this.#codes[record * 2 + RECORD.state] !== STATE.returned) return null
    this.#result.code = this.#codes[record * 2 + RECORD.code] ?? 0
    this.#result.pointer = this.#pointers[index] ? (this.#words[record + RECORD.result] ?? 0n) : 0n
    this.#result.at = this.#blocks[index] ?? 0
    return this.#result
  }

  /** The worker ends once it has returned from where it is. */
  stop(): void {
    Atomics.store(this.#flags, CONTROL.stop, 1)
    this.#kick()
  }

  #kick(): void {
    Atomics.add(this.#flags, CONTROL.kick, 1)
    Atomics.notify(this.#flags, CONTROL.kick)
  }
}
