import { describe, expect, it } from 'vitest'
import type { RasHandle } from '../../../../../native/port.ts'
import { SizedCalls } from '../../../../../native/system/memory/sized-call.ts'
import { ConnectionList, connectStatus, ownerOf, subEntryHandle } from '../../../../../native/system/ras/connections.ts'
import { entryProperties } from '../../../../../native/system/ras/entries.ts'
import type { FakeCall } from '../fake-library.ts'
import { fakeLibrary } from '../fake-library.ts'

const ROWS = 0
const BYTES = 1
const COUNT = 2
const handle = 0x1000n as RasHandle

/** Writes rows named a, b, c … in the version that dwSize asks for. */
function writeRows(call: FakeCall, rows: number): void {
  const size = call.read(ROWS)
  for (let row = 0; row < rows; row++) {
    call.write(ROWS, row * size, size)
    call.write(ROWS, row * size + 4, 0x1000 * (row + 1))
    call.writeText(ROWS, row * size + 12, String.fromCharCode(97 + (row % 26)))
  }
  call.write(BYTES, 0, rows * size)
  call.write(COUNT, 0, rows)
}

const listOf = (library: ReturnType<typeof fakeLibrary>) => new ConnectionList(new SizedCalls(library))

describe('A call with a dwSize', () => {
  it('fills in the size of the struct', async () => {
    let seen = 0
    const library = fakeLibrary({
      RasGetConnectStatusW(call) {
        seen = call.read(1)
        call.write(1, 4, 0x2000)
        return 0
      },
    })
    const answer = await connectStatus(new SizedCalls(library), handle)
    expect(seen).toBe(608)
    expect(answer).toMatchObject({ kind: 'value', value: { state: 0x2000, subState: 0 } })
  })

  it('falls back to an older size on 632 and remembers it', async () => {
    const sizes: number[] = []
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        sizes.push(call.read(ROWS))
        if (call.read(ROWS) > 1360) return 632
        writeRows(call, 2)
        return 0
      },
    })
    const list = listOf(library)
    expect(await list.read()).toMatchObject({
      kind: 'value',
      value: [{ entryName: 'a', owner: 'unknown' }, { entryName: 'b' }],
    })
    await list.read()
    expect(sizes).toEqual([1388, 1372, 1360, 1360])
  })

  it('keeps a size that has worked: a later 632 is the error of that call', async () => {
    const sizes: number[] = []
    let refuses = false
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        sizes.push(call.read(ROWS))
        if (refuses) return 632
        writeRows(call, 1)
        return 0
      },
    })
    const list = listOf(library)
    await list.read()
    refuses = true
    expect(await list.read()).toEqual({ kind: 'code', code: 632 })
    refuses = false
    expect(await list.read()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
    expect(sizes).toEqual([1388, 1388, 1388])
  })

  it('says 632 once no size is left', async () => {
    const library = fakeLibrary({ RasEnumConnectionsW: () => 632 })
    expect(await listOf(library).read()).toEqual({ kind: 'code', code: 632 })
    expect(library.calls.length).toBe(5)
  })

  it('makes as much room as 603 asks for', async () => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        call.write(COUNT, 0, 1000)
        if (call.read(BYTES) < 1000 * 1388) {
          call.write(BYTES, 0, 1000 * 1388)
          return 603
        }
        writeRows(call, 1000)
        return 0
      },
    })
    const answer = await listOf(library).read()
    expect(answer.kind === 'value' && answer.value.length).toBe(1000)
    expect(library.calls.length).toBe(2)
  })

  it('reads 5,000 rows', async () => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        if (call.read(BYTES) < 5000 * 1388) {
          call.write(BYTES, 0, 5000 * 1388)
          return 603
        }
        writeRows(call, 5000)
        return 0
      },
    })
    const answer = await listOf(library).read()
    expect(answer.kind === 'value' && answer.value.length).toBe(5000)
  })

  it('keeps the list where a name has no end, or a row no handle', async () => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        writeRows(call, 3)
        call.write(ROWS, 1388 + 4, 0)
        call.writeText(ROWS, 2 * 1388 + 12, 'x'.repeat(257))
        call.write(ROWS, 2 * 1388 + 12 + 514, 0)
        return 0
      },
    })
    const answer = await listOf(library).read()
    expect(answer.kind === 'value' && answer.value.map(({ handle, entryName }) => [handle, entryName])).toEqual([
      [0x1000n, 'a'],
      [0n, 'b'],
      [0x3000n, 'x'.repeat(257)],
    ])
  })

  it('gives up on a list that always wants more', async () => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        call.write(BYTES, 0, call.read(BYTES) + 1)
        return 603
      },
    })
    expect(await listOf(library).read()).toEqual({ kind: 'code', code: 603 })
    expect(library.calls.length).toBeLessThanOrEqual(10)
  })

  it('does not ask for room beyond all reason', async () => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        call.write(BYTES, 0, 0xffff_ffff)
        return 603
      },
    })
    const answer = await listOf(library).read()
    expect(answer).toMatchObject({ kind: 'malformed', reason: expect.stringContaining('4294967295') })
  })

  it.each([
    ['a count that its room cannot hold', 0xffff_ffff, 1388],
    ['fewer bytes than its rows take', 3, 1388],
  ])('is malformed with %s', async (_what, count, bytes) => {
    const library = fakeLibrary({
      RasEnumConnectionsW(call) {
        writeRows(call, 1)
        call.write(COUNT, 0, count)
        call.write(BYTES, 0, bytes)
        return 0
      },
    })
    expect(await listOf(library).read()).toEqual({
      kind: 'malformed',
      reason: expect.stringMatching(/^RasEnumConnectionsW: \d+ rows of 1388 bytes do not fit/),
    })
  })
})

describe('Names that are handed in', () => {
  it('reach the library as they are', async () => {
    const seen: (string | null)[] = []
    const library = fakeLibrary({
      RasGetEntryPropertiesW(call) {
        seen.push(call.text(0), call.text(1))
        call.write(2, 3468, 2)
        call.write(2, 3472, 1)
        return 0
      },
    })
    const answer = await entryProperties(new SizedCalls(library), 'C:\\ä.pbk', 'Büro \ud800')
    expect(seen).toEqual(['C:\\ä.pbk', 'Büro \ud800'])
    expect(answer).toMatchObject({ kind: 'value', value: { subEntries: 2, dialMode: 1 } })
  })

  it('become null where there is no phone book', async () => {
    const seen: (string | null)[] = []
    const library = fakeLibrary({
      RasGetEntryPropertiesW(call) {
        seen.push(call.text(0))
        return 623
      },
    })
    expect(await entryProperties(new SizedCalls(library), '', 'x')).toEqual({ kind: 'code', code: 623 })
    expect(seen).toEqual([null])
  })

  it('are refused with a NUL inside, for it would cut them', async () => {
    const library = fakeLibrary({ RasGetEntryPropertiesW: () => 0 })
    expect(await entryProperties(new SizedCalls(library), 'C:\\a.pbk', 'a\0b')).toEqual({ kind: 'code', code: 123 })
    expect(library.calls).toEqual([])
  })
})

describe('RasGetSubEntryHandle', () => {
  it('gives the handle as 64 bits unsigned', async () => {
    const library = fakeLibrary({
      RasGetSubEntryHandleW(call) {
        call.write(2, 0, 0xdead_beef)
        call.write(2, 4, 0xffff_ffff)
        return 0
      },
    })
    expect(await subEntryHandle(library, handle, 1)).toEqual({ kind: 'value', value: 0xffff_ffff_dead_beefn })
  })

  it('makes no handle of a zero', async () => {
    const library = fakeLibrary({ RasGetSubEntryHandleW: () => 0 })
    expect(await subEntryHandle(library, handle, 1)).toEqual({
      kind: 'malformed',
      reason: 'RasGetSubEntryHandleW: success without a handle.',
    })
  })
})

describe('The owner of a connection', () => {
  it.each([
    [0, 'unknown'],
    [8, 'unknown'],
    [4, 'other'],
    [12, 'me'],
    [13, 'me'],
  ] as const)('with flags %i is %s', (flags, owner) => {
    expect(ownerOf(flags)).toBe(owner)
  })
})
