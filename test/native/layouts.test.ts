import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PointerSize } from '../../native/system/layout.ts'
import { STRUCTS } from '../../native/system/structs.ts'

/** Offset and size of every field, read out of what Microsoft's own headers compile to (WINVER 0x0601). */
interface Golden {
  readonly size: number
  readonly fields: Readonly<Record<string, readonly [offset: number, size: number]>>
}

const goldens = JSON.parse(readFileSync(new URL('layouts.golden.json', import.meta.url), 'utf8')) as Readonly<
  Record<'x64' | 'ia32', Readonly<Record<string, Golden>>>
>

/** Members of a union: one name here, several in the header. */
const UNIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RASTUNNELENDPOINT: { ipv6: 'address' },
  RAS_PROJECTION_INFO: { ppp: 'body' },
}
const OVERLAID: readonly string[] = ['ipv4', 'ikev2']

const cases = (['x64', 'ia32'] as const).flatMap((architecture) =>
  Object.entries(goldens[architecture]).map(([name, golden]) => ({ architecture, name, golden })),
)

const layoutOf = (name: string, pointerSize: PointerSize) => STRUCTS[name as keyof typeof STRUCTS].for(pointerSize)

describe.each(cases)('$name on $architecture', ({ architecture, name, golden }) => {
  const layout = layoutOf(name, architecture === 'x64' ? 8 : 4)

  it(`is ${golden.size} bytes long`, () => {
    expect(layout.size).toBe(golden.size)
  })

  it('has every field at its place', () => {
    const expected = Object.entries(golden.fields)
      .filter(([field]) => !(OVERLAID.includes(field) && name in UNIONS))
      .map(([field, place]) => [UNIONS[name]?.[field] ?? field, [...place]])
    const offset: Readonly<Record<string, number>> = layout.offset
    const size: Readonly<Record<string, number>> = layout.fieldSize
    const actual = Object.keys(offset).map((field) => [field, [offset[field], size[field]]])
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected))
    expect(actual.length).toBe(expected.length)
  })
})

describe('the sizes by which older systems know a struct', () => {
  it.each([
    ['RASCONNW', 8, [1388, 1372, 1360, 1344, 820]],
    ['RASCONNW', 4, [1384, 1368, 1356, 1340, 816]],
    ['RASCONNSTATUSW', 8, [608, 564, 304]],
    ['RASENTRYW', 8, [5680, 5656, 5616, 4048, 3496, 3468]],
    ['RASENTRYNAMEW', 8, [1048, 520]],
  ] as const)('%s with %i-byte pointers', (name, pointerSize, sizes) => {
    expect(layoutOf(name, pointerSize).sizes).toEqual(sizes)
  })
})

describe('the handle in RASCONNW', () => {
  it('stands at 4, not where the natural alignment of 8 would put it', () => {
    expect(STRUCTS.RASCONNW.for(8).offset.hrasconn).toBe(4)
  })
})

describe('the structs of the service manager', () => {
  it('are as long as Windows makes them', () => {
    expect(STRUCTS.SERVICE_STATUS_PROCESS.for(8).size).toBe(36)
    expect(STRUCTS.SERVICE_STATUS_PROCESS.for(8).offset.dwCurrentState).toBe(4)
    expect(STRUCTS.QUERY_SERVICE_CONFIGW.for(8).offset.dwStartType).toBe(4)
  })
})
