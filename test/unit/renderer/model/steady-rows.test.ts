import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConnectionRow, RecentRow } from '../../../../electron/contract/snapshot.ts'
import { steadyRecent, steadyRows } from '../../../../renderer/model/steady-rows.ts'
import {
  bundle,
  connection,
  gone,
  link,
  recentRow,
  running,
  SAFE,
  snapshot,
  teardown,
} from '../../../fixtures/snapshots.ts'

const row = (id: string, change: Partial<ConnectionRow> = {}) => connection({ id, name: `Entry ${id}`, ...change })
const ids = (rows: readonly ConnectionRow[]) => rows.map(({ id }) => id)

const ALPHA = row('a')
const BRAVO = row('b')
const CHARLIE = row('c')

test('while nobody points at the list it is as the snapshot has it', () => {
  expect(ids(steadyRows([ALPHA, BRAVO], snapshot({ connections: [CHARLIE, BRAVO] }), false))).toEqual(['c', 'b'])
})

test('a row that has left keeps its place, without a word that is no longer true', () => {
  const rows = steadyRows([ALPHA, BRAVO], snapshot({ connections: [BRAVO] }), true)
  expect(ids(rows)).toEqual(['a', 'b'])
  expect(rows[0]).toMatchObject({ ended: true, connectedMs: null, traffic: null, state: { kind: 'not-connected' } })
})

test('it goes on saying how it ended, and when it is safe to redial', () => {
  const ended = row('a', {
    ended: true,
    teardown: { ...teardown(gone({ safe: false, mayFail: false, inMs: 500 })), id: 't1' },
  })
  const recent = [recentRow({ id: 't1', how: { kind: 'hung-up', elapsedMs: 900, progress: gone(SAFE) } })]
  const [first] = steadyRows([ended], snapshot({ recent }), true)
  expect(first?.teardown?.progress).toMatchObject({ phase: 'gone', redial: SAFE })
})

test('what was still being hung up when it left is not said to be', () => {
  const busy = row('a', { teardown: teardown(running()) })
  expect(steadyRows([busy], snapshot(), true)[0]?.teardown).toBeNull()
})

test('a new row comes last, wherever Windows lists it', () => {
  expect(ids(steadyRows([ALPHA, BRAVO], snapshot({ connections: [CHARLIE, BRAVO, ALPHA] }), true))).toEqual([
    'a',
    'b',
    'c',
  ])
})

test('a connection that returns takes the row of the one that ended', () => {
  const back = row('z', { name: 'Entry a' })
  const once = steadyRows([ALPHA, BRAVO], snapshot({ connections: [BRAVO] }), true)
  expect(ids(steadyRows(once, snapshot({ connections: [back, BRAVO] }), true))).toEqual(['z', 'b'])
})

test('it does so while the engine still tells of the one that ended, which comes back nowhere else', () => {
  const ended = row('a', { ended: true, teardown: teardown(gone()) })
  const next = snapshot({ connections: [ended, BRAVO, row('z', { name: 'Entry a' })] })
  const rows = steadyRows([ALPHA, BRAVO], next, true)
  expect(ids(rows)).toEqual(['z', 'b'])
  expect(ids(steadyRows(rows, next, true))).toEqual(['z', 'b'])
})

test('a connection of the same name takes no row of one that is up', () => {
  const twin = row('z', { name: 'Entry a' })
  expect(ids(steadyRows([ALPHA, BRAVO], snapshot({ connections: [ALPHA, BRAVO, twin] }), true))).toEqual([
    'a',
    'b',
    'z',
  ])
})

test('links keep their places like rows', () => {
  const before = bundle({ id: 'i', links: [link(), link({ index: 2 }), link({ index: 3 })] })
  const after = bundle({ id: 'i', links: [link({ index: 3 }), link({ index: 4 }), link()] })
  const [first] = steadyRows([before], snapshot({ connections: [after] }), true)
  expect(first?.links.map(({ index, state }) => [index, state.kind])).toEqual([
    [1, 'connected'],
    [2, 'not-connected'],
    [3, 'connected'],
    [4, 'connected'],
  ])
})

test('whatever comes and goes, no row that stays changes its place while the list is pointed at', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const lists = fc.array(fc.uniqueArray(id, { maxLength: 6 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(lists, (steps) => {
      let rows: readonly ConnectionRow[] = [ALPHA, BRAVO, CHARLIE]
      for (const step of steps) {
        const next = steadyRows(rows, snapshot({ connections: step.map((one) => row(one)) }), true)
        expect(ids(next).slice(0, rows.length)).toEqual(ids(rows))
        expect(
          next
            .filter(({ ended }) => !ended)
            .map((one) => one.id)
            .sort(),
        ).toEqual([...step].sort())
        rows = next
      }
    }),
  )
})

describe('what ended lately', () => {
  const ended = (id: string, name = `Entry ${id}`) => recentRow({ id, name, canReconnect: true })
  const shown = [ended('1'), ended('2')]
  const places = (held: boolean, ...recent: readonly RecentRow[]) =>
    steadyRecent(shown, snapshot({ recent }), held).map(({ id }) => id)

  test('is as the snapshot has it while nobody points at the list', () => {
    expect(places(false, ended('3'), ended('1'))).toEqual(['3', '1'])
  })

  test('keeps its places while it is pointed at, and what is new comes last', () => {
    expect(places(true, ended('3'), ended('1'), ended('2'))).toEqual(['1', '2', '3'])
  })

  test('keeps the place of one that is remembered no more, and offers nothing there', () => {
    const [first] = steadyRecent(shown, snapshot({ recent: [ended('2')] }), true)
    expect(first).toMatchObject({ id: '1', canReconnect: false })
  })

  test('grows no longer than the list is', () => {
    expect(places(true, ended('4'), ended('3'))).toEqual(['1', '2'])
  })

  test('says no longer that one ended which is listed again', () => {
    const before = [ended('d-a'), ended('2')]
    const next = snapshot({ connections: [ALPHA], recent: [ended('2')] })
    expect(steadyRecent(before, next, true).map(({ id }) => id)).toEqual(['2'])
  })

  test('puts a newer end of the same entry where the older one stood', () => {
    expect(places(true, ended('3', 'Entry 1'), ended('2'))).toEqual(['3', '2'])
  })
})
