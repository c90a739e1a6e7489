import { Malformed } from './memory.ts'
import type { SizedAnswer } from './sized-call.ts'

/** Reads an array of structs, after its count has been held against the room that there was and the bytes it names. */
export function readRows<T>(answer: SizedAnswer, read: (at: number) => T): readonly T[] {
  const { at, count, size, room, bytes } = answer
  if (count * size > Math.min(room, bytes)) {
    throw new Malformed(`${count} rows of ${size} bytes do not fit into ${Math.min(room, bytes)} bytes.`)
  }
  return Array.from({ length: count }, (_, row) => read(at + row * size))
}
