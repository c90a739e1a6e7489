import { STRUCTS } from '../../../native/system/memory/structs.ts'
import type { Assert, Test } from './stage.ts'

/** Offset and size of every field, read out of what Microsoft's own headers compile to (WINVER 0x0601). */
interface Golden {
  readonly size: number
  readonly fields: Readonly<Record<string, readonly [offset: number, size: number]>>
}

type Goldens = Readonly<Record<'x64', Readonly<Record<string, Golden>>>>

/** Members of a union: one name here, several in the header. */
const UNIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RASTUNNELENDPOINT: { ipv6: 'address' },
  RAS_PROJECTION_INFO: { ppp: 'body' },
}
const OVERLAID: readonly string[] = ['ipv4', 'ikev2']

/** The sizes by which older systems know a struct, newest first. */
const OLDER_SIZES = [
  ['RASCONNW', [1388, 1372, 1360, 1344, 820]],
  ['RASCONNSTATUSW', [608, 564, 304]],
  ['RASENTRYW', [5680, 5656, 5616, 4048, 3496, 3468]],
] as const

/** Every struct, field by field, against the text of layouts.golden.json. Says how many cases there are. */
export function layoutCases(goldenText: string, test: Test, assert: Assert): number {
  const goldens: Goldens = JSON.parse(goldenText)
  let cases = 0
  const holds = (sentence: string, run: () => void): void => {
    cases += 1
    test(sentence, async () => run())
  }

  for (const [name, golden] of Object.entries(goldens.x64)) {
    const layout = STRUCTS[name as keyof typeof STRUCTS]
    holds(`${name} is ${golden.size} bytes long`, () => assert.equal(layout.size, golden.size))
    holds(`${name} has every field at its place`, () => {
      const expected = Object.entries(golden.fields)
        .filter(([field]) => !(OVERLAID.includes(field) && name in UNIONS))
        .map(([field, place]) => [UNIONS[name]?.[field] ?? field, [...place]] as const)
      const offset: Readonly<Record<string, number>> = layout.offset
      const size: Readonly<Record<string, number>> = layout.fieldSize
      const actual = Object.keys(offset).map((field) => [field, [offset[field], size[field]]] as const)
      assert.deepEqual(Object.fromEntries(actual), Object.fromEntries(expected))
      assert.equal(actual.length, expected.length)
    })
  }

  for (const [name, sizes] of OLDER_SIZES) {
    holds(`${name} is known by the sizes of older systems`, () => assert.deepEqual(STRUCTS[name].sizes, sizes))
  }

  holds('the handle in RASCONNW stands at 4, not where the natural alignment of 8 would put it', () =>
    assert.equal(STRUCTS.RASCONNW.offset.hrasconn, 4),
  )

  holds('the structs of the service manager are as long as Windows makes them', () => {
    assert.equal(STRUCTS.SERVICE_STATUS_PROCESS.size, 36)
    assert.equal(STRUCTS.SERVICE_STATUS_PROCESS.offset.dwCurrentState, 4)
    assert.equal(STRUCTS.QUERY_SERVICE_CONFIGW.offset.dwStartType, 4)
  })
  return cases
}
