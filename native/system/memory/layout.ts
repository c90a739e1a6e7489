/**
 * How ras.h lays out its structs: packed to four bytes, so that on 64 bits a handle may stand at an offset that is a
 * multiple of four only. Declared once, computed for both pointer sizes, and held against golden offsets by a test.
 */

/** Bytes of a pointer. */
export type PointerSize = 4 | 8

export interface FieldType {
  readonly size: (pointer: PointerSize) => number
  readonly align: (pointer: PointerSize) => number
}

const fixed = (size: number, align: number): FieldType => ({ size: () => size, align: () => align })

/** `#pragma pack(4)`, which the whole of ras.h stands under. */
const PACKING = 4

export const u8 = (count: number): FieldType => fixed(count, 1)
export const u32: FieldType = fixed(4, 4)
/** A fixed array of WCHAR, its NUL included. */
export const wide = (units: number): FieldType => fixed(units * 2, 2)
export const guid: FieldType = fixed(16, 4)
export const luid: FieldType = fixed(8, 4)
/** A handle or a pointer. */
export const pointer: FieldType = { size: (size) => size, align: (size) => size }

/** A struct, or the overlaid parts of a union, as a member. */
export function member<F extends string>(struct: Struct<F>, ...overlaid: readonly Struct<string>[]): FieldType {
  const sizes = (pointerSize: PointerSize) => [struct, ...overlaid].map((each) => each.for(pointerSize).size)
  return { size: (pointerSize) => Math.max(...sizes(pointerSize)), align: () => PACKING }
}

export interface Layout<F extends string = string> {
  readonly name: string
  readonly size: number
  readonly offset: Readonly<Record<F, number>>
  readonly fieldSize: Readonly<Record<F, number>>
  /** Sizes by which older systems know the struct, the newest first; `size` is the first. Each is a prefix of it. */
  readonly sizes: readonly number[]
  /** What the first field must hold; null = the size handed in. */
  readonly head: number | null
}

export interface Struct<F extends string> {
  readonly name: string
  for(pointerSize: PointerSize): Layout<F>
}

export interface StructOptions<F extends string> {
  /** An older version ends before each of these fields; the newest first. */
  readonly olderEndBefore?: readonly F[]
  /** The first field is a version number, not dwSize. */
  readonly version?: number
}

const roundUp = (value: number, to: number): number => Math.ceil(value / to) * to

export function struct<F extends string>(
  name: string,
  fields: Readonly<Record<F, FieldType>>,
  options: StructOptions<NoInfer<F>> = {},
): Struct<F> {
  const made = new Map<PointerSize, Layout<F>>()
  return {
    name,
    for(pointerSize) {
      const layout = made.get(pointerSize) ?? compute(name, fields, options, pointerSize)
      made.set(pointerSize, layout)
      return layout
    },
  }
}

function compute<F extends string>(
  name: string,
  fields: Readonly<Record<F, FieldType>>,
  options: StructOptions<F>,
  pointerSize: PointerSize,
): Layout<F> {
  const names = Object.keys(fields) as F[]
  const offset: Partial<Record<F, number>> = {}
  const fieldSize: Partial<Record<F, number>> = {}
  let end = 0
  let widest = 1
  for (const field of names) {
    const type = fields[field]
    const align = Math.min(PACKING, type.align(pointerSize))
    const at = roundUp(end, align)
    offset[field] = at
    fieldSize[field] = type.size(pointerSize)
    end = at + type.size(pointerSize)
    widest = Math.max(widest, align)
  }
  const size = roundUp(end, widest)
  const whole = { offset: offset as Record<F, number>, fieldSize: fieldSize as Record<F, number> }
  const older = (options.olderEndBefore ?? []).map((field) => roundUp(whole.offset[field], PACKING))
  return { name, size, ...whole, sizes: [size, ...older], head: options.version ?? null }
}
