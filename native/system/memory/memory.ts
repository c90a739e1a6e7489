import type { Guid } from '../../port.ts'

/** What a library wrote does not fit its own sizes. Thrown inside this folder only; at the port it is an answer. */
export class Malformed extends Error {}

/** One stretch of memory, seen as its users need it. Little-endian, as every Windows is. */
export interface Memory {
  readonly view: DataView
  readonly bytes: Uint8Array
  /** UTF-16 units; strings in structs stand at even offsets. */
  readonly units: Uint16Array
}

export function memoryOf(buffer: ArrayBuffer | SharedArrayBuffer): Memory {
  return { view: new DataView(buffer), bytes: new Uint8Array(buffer), units: new Uint16Array(buffer) }
}

export const readU32 = (memory: Memory, at: number): number => memory.view.getUint32(at, true)

export const writeU32 = (memory: Memory, at: number, value: number): void => memory.view.setUint32(at, value, true)

/** A DWORD as an argument; never throws. */
export const dword = (value: number): bigint => SMALL[value] ?? BigInt(value >>> 0)

/** Sizes and indices of links, made once. */
const SMALL: readonly bigint[] = Array.from({ length: 65 }, (_, value) => BigInt(value))

/** A handle, a pointer, or a LUID. */
export const readU64 = (memory: Memory, at: number): bigint => memory.view.getBigUint64(at, true)

/** A string in a fixed array of `size` bytes, up to its NUL or to the array's end. Lone surrogates stay what they are. */
export function readText(memory: Memory, at: number, size: number): string {
  const { units } = memory
  const start = at >> 1
  const limit = start + (size >> 1)
  let end = start
  let hash = 0
  for (; end < limit; end++) {
    const unit = units[end] ?? 0
    if (unit === 0) break
    hash = (Math.imul(hash, 31) + unit) | 0
  }
  if (end === start) return ''
  const place = hash & (RECENT_TEXTS - 1)
  const known = recentTexts[place]
  if (known !== undefined && stands(known, units, start, end)) return known
  const text = String.fromCharCode.apply(null, asNumbers(units.subarray(start, end)))
  recentTexts[place] = text
  return text
}

/** Whether a string in a fixed array of `size` bytes ends there. */
export function endsWithin(memory: Memory, at: number, size: number): boolean {
  const end = memory.units.indexOf(0, at >> 1)
  return end >= 0 && end < (at + size) >> 1
}

/** The names of devices and entries come again with every refresh, by the hundred: making them anew costs more than all else. */
const RECENT_TEXTS = 512
const recentTexts: (string | undefined)[] = new Array(RECENT_TEXTS)

function stands(text: string, units: Uint16Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let i = start; i < end; i++) if (units[i] !== text.charCodeAt(i - start)) return false
  return true
}

// fromCharCode takes any array-like; the declarations know only number[].
const asNumbers = (units: Uint16Array): number[] => units as ArrayLike<number> as number[]

/** Writes the text and a NUL; says how many bytes that took. */
export function writeText(memory: Memory, at: number, text: string): number {
  const start = at >> 1
  for (let i = 0; i < text.length; i++) memory.units[start + i] = text.charCodeAt(i)
  memory.units[start + text.length] = 0
  return textSize(text)
}

export const textSize = (text: string): number => (text.length + 1) * 2

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** The order in which the bytes of a GUID are written; null = a dash. */
const GUID_ORDER = [3, 2, 1, 0, null, 5, 4, null, 7, 6, null, 8, 9, null, 10, 11, 12, 13, 14, 15]

export function readGuid(memory: Memory, at: number): Guid {
  let text = ''
  for (const byte of GUID_ORDER) text += byte === null ? '-' : HEX[memory.bytes[at + byte] ?? 0]
  return text
}

export function readIpv4(memory: Memory, at: number): string {
  return memory.bytes.subarray(at, at + 4).join('.')
}

/** RFC 5952: lower case, the longest run of zero groups as "::". */
export function readIpv6(memory: Memory, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => memory.view.getUint16(at + i * 2, false))
  let best = { from: -1, length: 1 }
  for (let from = 0; from < 8; from++) {
    let length = 0
    while (from + length < 8 && groups[from + length] === 0) length++
    if (length > best.length) best = { from, length }
  }
  const hex = groups.map((group) => group.toString(16))
  if (best.from < 0) return hex.join(':')
  return `${hex.slice(0, best.from).join(':')}::${hex.slice(best.from + best.length).join(':')}`
}

export const isZero = (memory: Memory, at: number, length: number): boolean =>
  memory.bytes.subarray(at, at + length).every((byte) => byte === 0)
