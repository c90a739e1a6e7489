import { expect, test } from 'vitest'
import type { ConnectionRow, Snapshot } from '../../../../electron/contract/snapshot.ts'
import { type StableRows, stableRows } from '../../../../renderer/model/stable-rows.ts'
import { bundle, connection, link, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const MINUTE = 60_000
const traffic = { receivedPerSecond: 800, sentPerSecond: 80, received: 1_000, sent: 100 }

const first = (...rows: readonly ConnectionRow[]): StableRows =>
  stableRows(null, snapshot({ connections: rows }), 1_000)
const then = (
  before: StableRows,
  rows: readonly ConnectionRow[],
  now: number,
  change: Partial<Snapshot> = {},
): StableRows => stableRows(before, snapshot({ version: 2, connections: rows, ...change }), now)

test('a row in which nothing but time passes is the very same one', () => {
  const before = first(connection({ connectedMs: MINUTE }))
  const next = then(before, [connection({ connectedMs: MINUTE + 9_000 })], 10_000)
  expect(next.snapshot.connections[0]).toBe(before.snapshot.connections[0])
  expect(next.rows.get('c1')?.still.receivedAt).toBe(1_000)
})

test('its time still says how long it is connected', () => {
  const before = first(connection({ connectedMs: MINUTE }))
  const { snapshot: shown, rows } = then(before, [connection({ connectedMs: MINUTE + 9_000, traffic })], 10_000)
  const row = shown.connections[0]
  expect((row?.connectedMs ?? 0) + 10_000 - (rows.get('c1')?.still.receivedAt ?? 0)).toBe(MINUTE + 9_000)
  expect(row?.traffic).toEqual(traffic)
})

test('a row whose time has jumped is told anew', () => {
  const before = first(connection({ connectedMs: MINUTE }))
  const next = then(before, [connection({ connectedMs: 0 })], 10_000)
  expect(next.snapshot.connections[0]?.connectedMs).toBe(0)
  expect(next.rows.get('c1')?.still.receivedAt).toBe(10_000)
})

test.each([
  [
    'a connection',
    connection({ teardown: teardown(running(), 100) }),
    connection({ teardown: teardown(running(), 200) }),
  ],
  [
    'a link',
    bundle({ links: [link({ teardown: teardown(running(), 100) }), link({ index: 2 })] }),
    bundle({ links: [link({ teardown: teardown(running(), 200) }), link({ index: 2 })] }),
  ],
])('while %s is hung up its tenths are those of the newest snapshot', (_, row, later) => {
  const next = then(first(row), [later], 1_100)
  expect(next.snapshot.connections[0]).toBe(later)
  expect(next.rows.get(later.id)?.still.receivedAt).toBe(1_100)
})

test('what is not the row is the newest', () => {
  const next = then(first(connection()), [connection()], 1_000, { takenAt: 77, receipts: 3 })
  expect(next.snapshot).toMatchObject({ version: 2, takenAt: 77, receipts: 3 })
})

test('rows that have gone are forgotten', () => {
  const next = then(first(connection(), bundle()), [bundle()], 2_000)
  expect([...next.rows.keys()]).toEqual(['b1'])
})

test('where only traffic changes, whoever shows none keeps the very same row', () => {
  const counted = (received: number) => ({ ...traffic, received })
  const row = bundle({ traffic: counted(1), links: [link({ traffic: counted(1) }), link({ index: 2 })] })
  const later = bundle({ traffic: counted(2), links: [link({ traffic: counted(2) }), link({ index: 2 })] })
  const before = first(row)
  const next = then(before, [later], 1_000)
  expect(next.rows.get('b1')?.still).toBe(before.rows.get('b1')?.still)
  expect(next.rows.get('b1')?.row.links[0]?.traffic).toEqual(counted(2))
})

test('traffic that begins to be counted is news for all', () => {
  const before = first(connection({ traffic: null }))
  const next = then(before, [connection({ traffic })], 1_000)
  expect(next.rows.get('c1')?.still.row.traffic).toEqual(traffic)
})

test('the order is the very same list until a row comes, goes or moves', () => {
  const before = first(connection(), bundle())
  expect(then(before, [connection({ traffic }), bundle()], 1_000).order).toBe(before.order)
  expect(then(before, [bundle(), connection()], 1_000).order).toEqual(['b1', 'c1'])
})

test('what stands around the rows is the very same while only time and traffic go on', () => {
  const before = first(connection({ traffic }), bundle())
  const more = connection({ traffic: { ...traffic, received: 2_000 } })
  expect(then(before, [more, bundle()], 1_000, { takenAt: 77 }).still).toBe(before.still)
})

test.each([
  ['a row changes', [connection({ name: 'Another' })], {}],
  ['a row goes', [], {}],
  ['a record is written', [connection()], { receipts: 3 }],
  ['Windows cannot be asked', [connection()], { health: { kind: 'unavailable', reason: 'x' } }],
] as const)('and another one when %s', (_title, rows, change) => {
  const before = first(connection())
  const next = then(before, rows, 1_000, change)
  expect(next.still).not.toBe(before.still)
  expect(next.still).toMatchObject({ ...change, connections: rows })
})

test('the age of what is not answered grows once, not twice', () => {
  const unanswered = (forMs: number) => [{ what: 'traffic', forMs }] as const
  const before = first(connection({ connectedMs: null, unanswered: unanswered(2_000) }))
  const next = then(before, [connection({ connectedMs: null, unanswered: unanswered(11_000) })], 10_000)
  const still = next.rows.get('c1')?.still
  expect((still?.row.unanswered[0]?.forMs ?? 0) + 10_000 - (still?.receivedAt ?? 0)).toBe(11_000)
})

test('the age of a link’s answer that does not come grows once too', () => {
  const row = (forMs: number) =>
    bundle({ connectedMs: null, links: [link({ unanswered: [{ what: 'state', forMs }] }), link({ index: 2 })] })
  const next = then(first(row(2_000)), [row(11_000)], 10_000)
  const still = next.rows.get(row(0).id)?.still
  expect((still?.row.links[0]?.unanswered[0]?.forMs ?? 0) + 10_000 - (still?.receivedAt ?? 0)).toBe(11_000)
})

test.each([
  ['begins', [], [{ what: 'state', forMs: 1_000 }]],
  ['ends', [{ what: 'state', forMs: 1_000 }], []],
  ['is another one', [{ what: 'state', forMs: 1_000 }], [{ what: 'traffic', forMs: 10_000 }]],
] as const)('a row whose wait for an answer %s is told anew', (_, old, now) => {
  const row = (unanswered: ConnectionRow['unanswered']) => connection({ connectedMs: null, unanswered })
  const next = then(first(row(old)), [row(now)], 10_000)
  expect(next.rows.get('c1')?.still).toMatchObject({ receivedAt: 10_000, row: { unanswered: now } })
})
