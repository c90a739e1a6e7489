import { CODE } from '../constants.ts'
import type { RasAnswer } from '../port.ts'
import { MOST_BYTES } from './arena.ts'
import type { FunctionName } from './functions.ts'
import type { Layout } from './layout.ts'
import { type Memory, readU32, textSize, writeText, writeU32 } from './memory.ts'
import type { Caller, NativeCall } from './native-call.ts'

/** Where things stand in memory while a call runs. */
export interface Addresses {
  /** The struct, or the first of several. */
  readonly struct: bigint
  /** The count of bytes that the function reads and writes (`lpcb`). */
  readonly bytes: bigint
  readonly count: bigint
  /** The strings that were handed in; 0 for null. */
  readonly texts: readonly bigint[]
}

export interface SizedAnswer {
  readonly memory: Memory
  /** Offset of the struct, or of the first of several. */
  readonly at: number
  /** The version of the struct that was agreed upon: fields beyond this size were not written. */
  readonly size: number
  /** Bytes that were there for structs. */
  readonly room: number
  /** What the function left in `lpcb` and in its count. */
  readonly bytes: number
  readonly count: number
}

/** A call whose struct begins with dwSize. */
export interface SizedRequest<T> {
  readonly name: FunctionName
  readonly handle: bigint | null
  readonly layout: Layout
  /** How many structs, or more bytes than one struct, there is room for at first; grows on 603. Null = exactly one, ever. */
  readonly room: number | null
  readonly texts?: readonly (string | null)[]
  arguments(addresses: Addresses): readonly bigint[]
  /** Makes a value of what came back with code 0. */
  read(answer: SizedAnswer): T
}

type Outcome<T> = { readonly value: T } | { readonly needed: number } | 'older'

/** How often a call is made anew because its answer outgrew the room that it had named itself. */
const MOST_ATTEMPTS = 10
const HEADER = 16
const roundUp = (bytes: number): number => Math.ceil(bytes / 8) * 8

/**
 * The one way to make a call with a dwSize: fills it in, falls back to the sizes of older systems on 632 (and remembers),
 * makes more room on 603, a limited number of times.
 */
export class SizedCalls {
  readonly #caller: Caller
  /** The version that each struct was accepted in. */
  readonly #versions = new Map<string, number>()

  constructor(caller: Caller) {
    this.#caller = caller
  }

  async ask<T>(request: SizedRequest<T>): Promise<RasAnswer<T>> {
    const { layout, texts = [] } = request
    // A NUL would cut the name, and the call would be about another entry.
    if (texts.some((text) => text?.includes('\0'))) return { kind: 'code', code: CODE.InvalidName }
    const known = `${request.name} ${layout.name}`
    let version = this.#versions.get(known) ?? 0
    let room = Math.max(layout.size, request.room ?? 0)
    for (let attempt = 1; ; ) {
      const size = layout.sizes[version] ?? layout.size
      const answer = await this.#caller.call(nativeCall(request, size, room))
      if (answer.kind !== 'value') return answer
      const outcome = answer.value
      if (outcome === 'older') {
        version += 1
        if (version >= layout.sizes.length) return { kind: 'code', code: CODE.InvalidSize }
      } else if ('needed' in outcome) {
        attempt += 1
        if (attempt > MOST_ATTEMPTS) return { kind: 'code', code: CODE.BufferTooSmall }
        if (outcome.needed > MOST_ROOM) {
          return { kind: 'malformed', reason: `${request.name} asks for ${outcome.needed} bytes at once.` }
        }
        room = Math.min(MOST_ROOM, Math.max(outcome.needed, room + (room >> 1)))
      } else {
        this.#versions.set(known, version)
        return { kind: 'value', value: outcome.value }
      }
    }
  }
}

/** What is left for strings is far more than any path is long. */
const MOST_ROOM = MOST_BYTES - HEADER - (256 << 10)

function nativeCall<T>(request: SizedRequest<T>, size: number, room: number): NativeCall<Outcome<T>> {
  const { layout, texts = [] } = request
  const textStart = HEADER + roundUp(room)
  return {
    name: request.name,
    handle: request.handle,
    bytes: texts.reduce((sum, text) => sum + (text === null ? 0 : roundUp(textSize(text))), textStart),
    fill(memory, at, address) {
      writeU32(memory, at, room)
      writeU32(memory, at + HEADER, layout.head ?? size)
      let end = textStart
      const places = texts.map((text) => {
        if (text === null) return 0n
        const place = address + BigInt(end)
        end += roundUp(writeText(memory, at + end, text))
        return place
      })
      return request.arguments({ struct: address + BigInt(HEADER), bytes: address, count: address + 4n, texts: places })
    },
    read({ code, memory, at }) {
      if (code === CODE.InvalidSize) return { kind: 'value', value: 'older' }
      const bytes = readU32(memory, at)
      if (code === CODE.BufferTooSmall && request.room !== null) return { kind: 'value', value: { needed: bytes } }
      if (code !== 0) return { kind: 'code', code }
      const value = request.read({ memory, at: at + HEADER, size, room, bytes, count: readU32(memory, at + 4) })
      return { kind: 'value', value: { value } }
    },
  }
}
