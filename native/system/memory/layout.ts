/**
 * How ras.h lays out its structs on 64 bits: packed to four bytes, so that a handle may stand at an offset that is a
 * multiple of four only. Declared once in `structs.ts`, computed here, and held against golden offsets by a test.
 */

export interface FieldType {
  /** Bytes. */
  readonly size: number
  readonly align: number
}

/** `#pragma pack(4)`, which the whole of ras.h stands under. */
const PACKING = 4

export const u8 = (count: number): FieldType => ({ size: count, align: 1 })
export const u32: FieldType = { size: 4, align: 4 }
/** A fixed array of WCHAR, its NUL included. */
export const wide = (units: number): FieldType => ({ size: units * 2, align: 2 })
export const guid: FieldType = { size: 16, align: 4 }
export const luid: FieldType = { size: 8, align: 4 }
/** A handle or a pointer. */
export const pointer: FieldType = { size: 8, align: 8 }

/** A struct, or the overlaid parts of a union, as a member. */
export const member = (...overlaid: readonly Layout[]): FieldType => ({
  size: Math.max(...overlaid.map((each) => each.size)),
  align: PACKING,
})

export interface Layout<F extends string = string> {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly offset: Readonly<Record<F, number>>
  readonly fieldSize: Readonly<Record<F, number>>
  /** Sizes by which older systems know the struct, the newest first; `size` is the first. Each is a prefix of it. */
  readonly sizes: readonly number[]
  /** What the first field must hold; null = the size handed in. */
  readonly head: number | null
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
): Layout<F> {
  const names = Object.keys(fields) as F[]
  const offset: Partial<Record<F, number>> = {}
  const fieldSize: Partial<Record<F, number>> = {}
  let end = 0
  let widest = 1
  for (const field of names) {
    const type = fields[field]
    const align = Math.min(PACKING, type.align)
    const at = roundUp(end, align)
    offset[field] = at
    fieldSize[field] = type.size
    end = at + type.size
    widest = Math.max(widest, align)
  }
  const size = roundUp(end, widest)
  const whole = { offset: offset as Record<F, number>, fieldSize: fieldSize as Record<F, number> }
  const older = (options.olderEndBefore ?? []).map((field) => roundUp(whole.offset[field], PACKING))
  return { name, size, ...whole, sizes: [size, ...older], head: options.version ?? null }
}

/** The field was written: it is part of the version of the struct that has `size` bytes. */
export const has = <F extends string>(layout: Layout<F>, field: F, size: number): boolean =>
  layout.offset[field] + layout.fieldSize[field] <= size
