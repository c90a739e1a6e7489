import { describe, expect, test } from 'vitest'
import type { RasConnection, RasHandle } from '../../../../../native/port.ts'
import { SizedCalls } from '../../../../../native/system/memory/sized-call.ts'
import { STRUCTS } from '../../../../../native/system/memory/structs.ts'
import { ConnectionList } from '../../../../../native/system/ras/connections.ts'
import { fakeLibrary } from '../fake-library.ts'

/** Rows of RasEnumConnections that are not what they should be. */

const { offset, size } = STRUCTS.RASCONNW

interface Row {
  readonly handle: bigint
  readonly name: string
  /** Every byte of the row before handle and size are put in. */
  readonly bytes?: number
  readonly told?: number
}

async function listOf(rows: readonly Row[]): Promise<readonly RasConnection[]> {
  const library = fakeLibrary({
    RasEnumConnectionsW(call) {
      const at = call.place(0) ?? 0
      for (const [index, row] of rows.entries()) {
        const start = at + index * size
        if (row.bytes !== undefined) call.memory.bytes.fill(row.bytes, start, start + size)
        else call.writeText(0, index * size + offset.szEntryName, row.name)
        call.memory.view.setBigUint64(start + offset.hrasconn, row.handle, true)
        if (row.bytes === undefined || row.told !== undefined) call.write(0, index * size, row.told ?? size)
      }
      call.write(1, 0, rows.length * size)
      call.write(2, 0, rows.length)
      return 0
    },
  })
  const answer = await new ConnectionList(new SizedCalls(library)).read()
  if (answer.kind !== 'value') throw new Error(JSON.stringify(answer))
  return answer.value
}

const h = (value: number): RasHandle => BigInt(value) as RasHandle

describe('a row whose size no Windows has', () => {
  test.each([1, 0x5a, 0xb5, 0xff])('of bytes %i cannot be read, but for its handle', async (bytes) => {
    const [odd, next] = await listOf([
      { handle: 5n, name: '', bytes },
      { handle: 6n, name: 'Office' },
    ])
    expect(odd).toMatchObject({ handle: h(5), fault: 'unreadable', entryName: '', phonebook: '', owner: 'unknown' })
    expect(next).toMatchObject({ handle: h(6), entryName: 'Office' })
    expect(next?.fault).toBeUndefined()
  })

  test('keeps a name that ends within its field', async () => {
    const [row] = await listOf([{ handle: 5n, name: 'Office', told: 7 }])
    expect(row).toMatchObject({ entryName: 'Office', fault: 'unreadable' })
  })
})

test('a row that tells no size, or one of another Windows, is read', async () => {
  const rows = await listOf([
    { handle: 1n, name: 'a', told: 0 },
    { handle: 2n, name: 'b', told: 1372 },
  ])
  expect(rows.map((row) => [row.entryName, row.fault])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ])
})

test('a row of zeros has no handle, and costs only itself', async () => {
  const rows = await listOf([
    { handle: 0n, name: '', bytes: 0 },
    { handle: 2n, name: 'b' },
  ])
  expect(rows.map((row) => [row.entryName, row.handle, row.fault])).toEqual([
    ['', 0n, 'no-handle'],
    ['b', 2n, undefined],
  ])
})

test('garbage without a handle is a row without one', async () => {
  const [row] = await listOf([{ handle: 0n, name: '', bytes: 0xb5 }])
  expect(row).toMatchObject({ handle: 0n, fault: 'no-handle' })
})
