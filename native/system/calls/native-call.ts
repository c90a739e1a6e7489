import type { RasAnswer } from '../../port.ts'
import type { FunctionName } from '../functions.ts'
import type { Memory } from '../memory/memory.ts'

/** One call of one function, as a worker thread makes it: words in, a block of memory that it may fill, a result out. */
export interface NativeCall<T> {
  readonly name: FunctionName
  /** Calls on one handle are made one after the other; null = belongs to no handle. */
  readonly handle: bigint | null
  /** Size of the block, bytes. It is all zeros before `fill`. */
  readonly bytes: number
  /** Writes what the function reads and gives its arguments. `at` is the block's offset, `address` its place in memory. */
  fill(memory: Memory, at: number, address: bigint): readonly bigint[]
  /** Makes an answer of what came back; nothing of the memory may be kept. */
  read(result: NativeResult): Reading<T>
}

/** What came back says an answer, or that the call has to be made anew in another way. */
export type Reading<T> = RasAnswer<T> | { readonly kind: 'again'; readonly call: NativeCall<T> }

export interface NativeResult {
  /** The DWORD, for functions that return one. */
  readonly code: number
  /** The handle, for functions that return one. */
  readonly pointer: bigint
  readonly memory: Memory
  readonly at: number
}

/** Makes the calls; `createCaller` is the one implementation, tests have others. */
export interface Caller {
  /** False where the library lacks the export: every call of it answers `unavailable`. */
  has(name: FunctionName): boolean
  call<T>(call: NativeCall<T>): Promise<RasAnswer<T>>
}
