import type { RasAnswer } from '../../port.ts'
import type { FunctionName } from '../functions.ts'
import type { Memory } from '../memory/memory.ts'
import type { HandleUse } from './handle-uses.ts'

/** One call of one function, as a worker thread makes it: words in, a block of memory that it may fill, a result out. */
export interface NativeCall<T> {
  readonly name: FunctionName
  /**
   * What the call is about: a handle, or the path of a phone book, or the like. While a call blocks, another of the same
   * function and subject would only block as well, and is refused. Null = calls of the function have nothing in common.
   */
  readonly subject: bigint | string | null
  /** Size of the block, bytes. It is all zeros before `fill`. */
  readonly bytes: number
  /** Writes what the function reads and gives its arguments. `at` is the block's offset, `address` its place in memory. */
  fill(memory: Memory, at: number, address: bigint): readonly bigint[]
  /** Makes an answer of what came back; nothing of the memory may be kept. */
  read(result: NativeResult): Reading<T>
}

/** What came back is an answer, or says that the call has to be made again in another way. */
export type Reading<T> = RasAnswer<T> | { readonly kind: 'again'; readonly call: NativeCall<T> }

export interface NativeResult {
  /** The DWORD, for functions that return one. */
  readonly code: number
  /** The handle, for functions that return one. */
  readonly pointer: bigint
  readonly memory: Memory
  readonly at: number
}

/** Makes the calls; `NativeCalls` is the one implementation, tests have others. */
export interface Caller {
  /** False where the library lacks the export: every call of it answers `unavailable`. */
  has(name: FunctionName): boolean
  /** `use`: the method that this call is part of, from `during`. */
  call<T>(call: NativeCall<T>, use?: HandleUse): Promise<RasAnswer<T>>
  /** A port method of several calls on one handle: once the handle is hung up none of them begins any more. */
  during<T>(handle: bigint, run: (use: HandleUse) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>>
}
