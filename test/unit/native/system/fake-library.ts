import { type HandleUse, HandleUses } from '../../../../native/system/calls/handle-uses.ts'
import type { Caller } from '../../../../native/system/calls/native-call.ts'
import { type PooledCall, pooledCall } from '../../../../native/system/calls/pooled-call.ts'
import { FUNCTIONS, type FunctionName } from '../../../../native/system/functions.ts'
import { type Memory, memoryOf, writeText, writeU32 } from '../../../../native/system/memory/memory.ts'

/** What a function of the fake library sees: its arguments, and memory by address. */
export interface FakeCall {
  readonly arguments: readonly bigint[]
  readonly memory: Memory
  /** Offset in memory of the address in this argument; null for a null pointer. */
  place(argument: number): number | null
  write(argument: number, offset: number, value: number): void
  writeText(argument: number, offset: number, text: string): void
  read(argument: number, offset?: number): number
  /** The string that the argument points to. */
  text(argument: number): string | null
}

/** Returns the DWORD; for functions that return a handle, the handle and GetLastError's code. */
export type FakeFunction = (call: FakeCall) => number | { readonly pointer: bigint; readonly code: number }

export interface FakeLibrary extends Caller {
  /** What was called, in order. */
  readonly calls: readonly FunctionName[]
  /** As if RasHangUp had been asked for: methods of several calls make no more of them. */
  hangUp(handle: bigint): void
}

const BASE = 0x7f00_0000_0000n
const BLOCK = 64

/** A library made of functions in TypeScript: the buffers are real, the threads are not. */
export function fakeLibrary(functions: Partial<Readonly<Record<FunctionName, FakeFunction>>>): FakeLibrary {
  const calls: FunctionName[] = []
  const uses = new HandleUses()
  function make(pooled: PooledCall): void {
    const { call } = pooled
    const run = functions[call.name]
    if (run === undefined) {
      pooled.refuse({ kind: 'unavailable', reason: `There is no ${call.name}.` })
      return
    }
    calls.push(call.name)
    const memory = memoryOf(new ArrayBuffer(Math.ceil((BLOCK + call.bytes + 64) / 8) * 8))
    const values = call.fill(memory, BLOCK, BASE + BigInt(BLOCK))
    if (values.length !== FUNCTIONS[call.name].arguments)
      throw new Error(`${call.name} got ${values.length} arguments.`)
    const result = run(fakeCall(values, memory))
    const { code, pointer } = typeof result === 'number' ? { code: result, pointer: 0n } : result
    pooled.settle({ code, pointer, memory, at: BLOCK })
  }
  return {
    calls,
    has: (name) => functions[name] !== undefined,
    hangUp: (handle) => void uses.beginHangUp(handle),
    call: (call, use?: HandleUse) =>
      new Promise((resolve) => {
        if (use?.hungUp) resolve({ kind: 'unavailable', reason: 'hung up' })
        else make(pooledCall(call, null, resolve, make))
      }),
    during: (handle, run) => run(uses.enter(handle)),
  }
}

function fakeCall(values: readonly bigint[], memory: Memory): FakeCall {
  const place = (argument: number): number | null => (values[argument] ? Number((values[argument] ?? 0n) - BASE) : null)
  const sure = (argument: number): number => place(argument) ?? 0
  return {
    arguments: values,
    memory,
    place,
    write: (argument, offset, value) => writeU32(memory, sure(argument) + offset, value),
    writeText: (argument, offset, text) => void writeText(memory, sure(argument) + offset, text),
    read: (argument, offset = 0) => memory.view.getUint32(sure(argument) + offset, true),
    text(argument) {
      const at = place(argument)
      if (at === null) return null
      const start = at / 2
      return String.fromCharCode(...memory.units.subarray(start, memory.units.indexOf(0, start)))
    },
  }
}
