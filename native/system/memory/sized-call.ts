import { CODE } from '../../constants.ts'
import type { RasAnswer, RasLibrary } from '../../port.ts'
import type { HandleUse } from '../calls/handle-uses.ts'
import { MEMORY_BYTES } from '../calls/limits.ts'
import type { Caller, NativeCall, NativeResult, Reading } from '../calls/native-call.ts'
import { FUNCTIONS, type FunctionName } from '../functions.ts'
import { mostBytesOf } from './call-memory.ts'
import type { Layout } from './layout.ts'
import { type Memory, readU32, textSize, writeText, writeU32 } from './memory.ts'

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
  readonly subject: NativeCall<T>['subject']
  readonly layout: Layout
  /** How many structs, or more bytes than one struct, there is room for at first; grows on 603. Null = exactly one, ever. */
  readonly room: number | null
  readonly texts?: readonly (string | null)[]
  arguments(addresses: Addresses): readonly bigint[]
  /** Makes a value of what came back with code 0. */
  read(answer: SizedAnswer): T
}

/** How often a call is made anew because its answer outgrew the room that it had named itself. */
const MOST_ATTEMPTS = 10
const HEADER = 16
/** Bytes that are kept free for strings: far more than any path is long. */
const TEXT_ROOM = 64 << 10

/** Bytes that a function's structs can have at most. */
function mostRoom(name: FunctionName): number {
  const { calls } = FUNCTIONS[name]
  return calls === 'hang-up' ? 0 : mostBytesOf(MEMORY_BYTES[calls]) - HEADER - TEXT_ROOM
}

const roundUp = (bytes: number): number => Math.ceil(bytes / 8) * 8

/**
 * The one way to make a call with a dwSize. Fills it in; tries the sizes of older systems on 632, until one works, which is
 * then kept; makes more room on 603, a limited number of times.
 */
export class SizedCalls {
  readonly #caller: Caller
  readonly #versions = new Versions()

  constructor(caller: Caller) {
    this.#caller = caller
  }

  /** The size that each function has taken. */
  get accepted(): RasLibrary['sizes'] {
    return this.#versions.all
  }

  /** As `Caller.during`: for a port method of several calls. */
  during<T>(handle: bigint, run: (use: HandleUse) => Promise<RasAnswer<T>>): Promise<RasAnswer<T>> {
    return this.#caller.during(handle, run)
  }

  /** `use`: the method that this call is part of. */
  ask<T>(request: SizedRequest<T>, use?: HandleUse): Promise<RasAnswer<T>> {
    // A NUL would cut the name, and the call would be about another entry.
    if (request.texts?.some((text) => text?.includes('\0'))) {
      return Promise.resolve({ kind: 'code', code: CODE.InvalidName })
    }
    const room = Math.max(request.layout.size, request.room ?? 0)
    return this.#caller.call(new SizedCall(request, this.#versions, this.#versions.of(request) ?? 0, room, 1), use)
  }
}

/**
 * Which version of its struct each function was found to take. It is kept for the session: rows that were read with less
 * knowledge than before could not be compared with those of before.
 */
class Versions {
  readonly #accepted = new Map<FunctionName, Map<Layout, number>>()

  of({ name, layout }: SizedRequest<unknown>): number | undefined {
    return this.#accepted.get(name)?.get(layout)
  }

  get all(): RasLibrary['sizes'] {
    return [...this.#accepted].flatMap(([call, versions]) =>
      [...versions].map(([layout, version]) => ({
        call,
        bytes: layout.sizes[version] ?? layout.size,
        newest: version === 0,
      })),
    )
  }

  accepted({ name, layout }: SizedRequest<unknown>, version: number): void {
    const versions = this.#accepted.get(name) ?? new Map<Layout, number>()
    this.#accepted.set(name, versions)
    if (!versions.has(layout)) versions.set(layout, version)
  }
}

const NO_TEXTS: readonly (string | null)[] = []
const NO_ADDRESSES: readonly bigint[] = []

/** One attempt. A class: hundreds are made in one refresh. */
class SizedCall<T> implements NativeCall<T> {
  readonly name: FunctionName
  readonly subject: NativeCall<T>['subject']
  readonly bytes: number
  readonly #request: SizedRequest<T>
  readonly #versions: Versions
  readonly #version: number
  readonly #size: number
  readonly #room: number
  readonly #attempt: number

  constructor(request: SizedRequest<T>, versions: Versions, version: number, room: number, attempt: number) {
    const { layout, texts = NO_TEXTS } = request
    this.name = request.name
    this.subject = request.subject
    this.#request = request
    this.#versions = versions
    this.#version = version
    this.#size = layout.sizes[version] ?? layout.size
    this.#room = room
    this.#attempt = attempt
    let bytes = this.#textStart
    for (const text of texts) if (text !== null) bytes += roundUp(textSize(text))
    this.bytes = bytes
  }

  get #textStart(): number {
    return HEADER + roundUp(this.#room)
  }

  fill(memory: Memory, at: number, address: bigint): readonly bigint[] {
    const { layout, texts = NO_TEXTS } = this.#request
    writeU32(memory, at, this.#room)
    writeU32(memory, at + HEADER, layout.head ?? this.#size)
    let end = this.#textStart
    const place = (text: string | null): bigint => {
      if (text === null) return 0n
      const here = address + BigInt(end)
      end += roundUp(writeText(memory, at + end, text))
      return here
    }
    const places = texts.length === 0 ? NO_ADDRESSES : texts.map(place)
    return this.#request.arguments(new Places(address, places))
  }

  read({ code, memory, at }: NativeResult): Reading<T> {
    const request = this.#request
    if (code === CODE.InvalidSize) return this.#olderVersion()
    const bytes = readU32(memory, at)
    if (code === CODE.BufferTooSmall && request.room !== null) return this.#larger(bytes)
    if (code !== 0) return { kind: 'code', code }
    const count = readU32(memory, at + 4)
    const value = request.read({ memory, at: at + HEADER, size: this.#size, room: this.#room, bytes, count })
    this.#versions.accepted(request, this.#version)
    return { kind: 'value', value }
  }

  #olderVersion(): Reading<T> {
    const version = this.#version + 1
    // A size that has worked is right: it is this call that went wrong.
    if (this.#versions.of(this.#request) !== undefined) return { kind: 'code', code: CODE.InvalidSize }
    if (version >= this.#request.layout.sizes.length) return { kind: 'code', code: CODE.InvalidSize }
    return this.#again(version, this.#room, this.#attempt)
  }

  #larger(needed: number): Reading<T> {
    if (this.#attempt >= MOST_ATTEMPTS) return { kind: 'code', code: CODE.BufferTooSmall }
    const most = mostRoom(this.name)
    if (needed > most) return { kind: 'malformed', reason: `${this.name} asks for ${needed} bytes at once.` }
    const room = Math.min(most, Math.max(needed, this.#room + (this.#room >> 1)))
    return this.#again(this.#version, room, this.#attempt + 1)
  }

  #again(version: number, room: number, attempt: number): Reading<T> {
    return { kind: 'again', call: new SizedCall(this.#request, this.#versions, version, room, attempt) }
  }
}

/** Addresses are made when they are asked for: few functions want them all. */
class Places implements Addresses {
  readonly bytes: bigint
  readonly texts: readonly bigint[]

  constructor(address: bigint, texts: readonly bigint[]) {
    this.bytes = address
    this.texts = texts
  }

  get struct(): bigint {
    return this.bytes + 16n
  }

  get count(): bigint {
    return this.bytes + 4n
  }
}
