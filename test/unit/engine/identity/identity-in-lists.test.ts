import { describe, expect, test } from 'vitest'
import { NO_GUID, type RasConnection, type RasHandle } from '../../../../native/port.ts'
import { distortList } from '../../../fixtures/distorted-list.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const without = (row: RasConnection): RasConnection => ({ ...row, correlationId: NO_GUID })
const OTHER = 'ffffffff-0000-0000-0000-000000000001'
const changed = (row: RasConnection): RasConnection => ({ ...row, correlationId: OTHER })

type Change = (row: RasConnection) => RasConnection
/** From `from` to `to`, ms, every row is changed. */
const between = (from: number, to: number, change: Change) =>
  distortList((rows, now) => (now >= from && now < to ? rows.map(change) : rows))

describe('while a connection drains for 2 s', () => {
  test.each([
    ['one list gives no correlation ids', between(300, 360, without)],
    ['no list gives correlation ids any more', between(300, Number.POSITIVE_INFINITY, without)],
    ['one list gives another correlation id', between(300, 360, changed)],
    ['lists give another correlation id for a second', between(300, 1_300, changed)],
    ['all lists give another correlation id', between(300, Number.POSITIVE_INFINITY, changed)],
    ['the lists before the press gave none', between(0, 20, without)],
  ])('%s: it is gone when it is gone, not before', async (_, attach) => {
    const { clock, row, hangUp, snapshots } = await startHarness('connection id=a drain=2s\nconnection id=b', {
      attach,
    })
    await clock.advance(50)
    hangUp('a')
    await clock.advance(1_940)
    const phases = snapshots.map((snapshot) => snapshot.connections.find((one) => one.name === 'a')?.teardown?.progress)
    expect(new Set(phases.map((progress) => progress?.phase ?? 'none'))).toEqual(
      new Set(['none', 'calling', 'draining']),
    )
    await clock.advance(400)
    expect(row('a').teardown?.progress).toMatchObject({ phase: 'gone' })
    expect(row('b')).toMatchObject({ teardown: null, ended: false })
  })
})

describe('while nobody hangs up', () => {
  test.each([
    ['lists give no correlation ids for a while', between(3_000, 9_000, without)],
    ['lists give correlation ids only later', between(0, 9_000, without)],
    ['lists give another correlation id for a while', between(3_000, 9_000, changed)],
  ])('%s: a row stays the row that it was', async (_, attach) => {
    const { clock, row, engine, snapshots } = await startHarness('connection id=a\nconnection id=b type=modem', {
      attach,
      shown: true,
    })
    const before = [row('a').id, row('b').id]
    await clock.advance(15_000)
    expect([row('a').id, row('b').id]).toEqual(before)
    expect(engine.snapshot().recent).toEqual([])
    expect(snapshots.every((snapshot) => snapshot.connections.length <= 2)).toBe(true)
    expect(snapshots.flatMap((snapshot) => snapshot.connections).some((one) => one.mark !== null)).toBe(false)
  })

  test('a connection whose lists give no correlation ids any more can be hung up', async () => {
    const { clock, row, hangUp, made } = await startHarness('connection id=a drain=100ms', {
      attach: between(1_000, Number.POSITIVE_INFINITY, without),
    })
    await clock.advance(5_000)
    hangUp('a')
    await clock.advance(500)
    expect(made('RasHangUpW')).toBe(1)
    expect(row('a').teardown?.progress.phase).toBe('gone')
  })

  test('a connection whose id changes as it is hung up is not called until that is seen and asked for again', async () => {
    const { clock, row, hangUp, made } = await startHarness('connection id=a drain=100ms', {
      attach: between(5_500, Number.POSITIVE_INFINITY, changed),
      shown: true,
    })
    await clock.advance(5_500)
    hangUp('a')
    await clock.advance(1_500)
    expect(made('RasHangUpW')).toBe(0)
    expect(row('a').teardown?.progress.phase).toBe('failed')
    await clock.advance(1_000)
    hangUp('a')
    await clock.advance(500)
    expect(made('RasHangUpW')).toBe(1)
    expect(row('a').teardown?.progress.phase).toBe('gone')
  })

  test('nor is a link of it', async () => {
    const { clock, engine, hangUp, made } = await startHarness(
      'connection id=a type=isdn drain=100ms\nlink of=a index=1 drain=100ms\nlink of=a index=2 drain=100ms',
      { attach: between(5_500, Number.POSITIVE_INFINITY, changed), shown: true },
    )
    await clock.advance(5_500)
    hangUp('a', 1)
    await clock.advance(3_000)
    expect(made('RasHangUpW')).toBe(0)
    const [bundle] = engine.snapshot().connections
    expect(bundle?.links[0]?.teardown?.progress.phase).toBe('failed')
  })

  test('the same entry that comes back on the same handle after its absence was seen is another connection', async () => {
    const { clock, ras, row, engine } = await startHarness('onhook-scenario version=1 events=never\nconnection id=a', {
      shown: true,
    })
    const { id } = row('a')
    const { handle } = ras.truth()[0]!
    ras.drop('a')
    await clock.advance(1_500)
    ras.dial('a', { handle })
    await clock.advance(1_500)
    expect(row('a').id).not.toBe(id)
    expect(engine.snapshot().recent).toMatchObject([{ name: 'a' }])
  })

  test('so it is while the first is hung up and its handle still answers', async () => {
    const { clock, ras, row, hangUp } = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a drain=100ms after=0',
    )
    const { handle } = ras.truth()[0]!
    hangUp('a')
    await clock.advance(500)
    expect(row('a').teardown?.progress.phase).toBe('draining')
    ras.dial('a', { handle })
    await clock.advance(200)
    expect(row('a').teardown?.progress).toMatchObject({
      phase: 'gone',
      evidence: ['handle-recycled', 'not-enumerated'],
    })
  })
})

describe('two rows under one correlation id', () => {
  const twins = distortList((rows) => rows.map((row) => ({ ...row, correlationId: OTHER })))
  const SCENARIO = 'connection id=a drain=300ms\nconnection id=b drain=300ms'

  test('are two rows with names of their own', async () => {
    const { clock, row, engine } = await startHarness(SCENARIO, { attach: twins })
    await clock.advance(1_000)
    expect(engine.snapshot().connections.map((one) => one.name)).toEqual(['a', 'b'])
    expect(row('a').id).not.toBe(row('b').id)
  })

  test('are hung up one by one, and neither takes the other’s name', async () => {
    const { clock, ras, row, hangUp, engine } = await startHarness(SCENARIO, { attach: twins })
    const { id } = row('b')
    hangUp('a')
    await clock.advance(7_000)
    expect(ras.truth().map((one) => one.phase)).toEqual(['gone', 'connected'])
    expect(engine.snapshot().connections.map((one) => [one.id, one.name])).toEqual([[id, 'b']])
    hangUp('b')
    await clock.advance(1_000)
    expect(ras.truth().map((one) => one.phase)).toEqual(['gone', 'gone'])
    expect(row('b').teardown?.progress.phase).toBe('gone')
  })
})

test('a row does not take the name of another one that comes under its correlation id', async () => {
  const { clock, row, engine } = await startHarness(
    'onhook-scenario version=1 events=never\nconnection id=a ends=3s\nconnection id=b appears=3s',
    { attach: distortList((rows) => rows.map(changed)), shown: true },
  )
  const { id } = row('a')
  await clock.advance(5_000)
  expect(row('b').id).not.toBe(id)
  expect(engine.snapshot().recent).toMatchObject([{ name: 'a' }])
})

describe('a copied phone book', () => {
  const SCENARIO = [
    'connection id=mine name=Office phonebook="C:\\\\mine.pbk" drain=100ms',
    'connection id=all name=Office phonebook="C:\\\\all.pbk" appears=4s',
  ].join('\n')
  const entryId = 'eeeeeeee-0000-0000-0000-000000000001'
  const copied = distortList((rows) => rows.map((row) => ({ ...row, entryId })))

  test('shares its entries’ ids, and an entry of the one does not reconnect that of the other', async () => {
    const { clock, row, hangUp } = await startHarness(SCENARIO, { attach: copied })
    hangUp('Office')
    await clock.advance(9_000)
    expect(row('Office')).toMatchObject({ mark: null, ended: false })
  })
})

describe('a row without a handle', () => {
  const noHandle = distortList((rows) =>
    rows.map((row) => (row.entryName === 'a' ? { ...row, handle: 0n as RasHandle } : row)),
  )

  test('is shown, nothing is asked of it, and it is not hung up', async () => {
    const { clock, row, engine, madeOn } = await startHarness('connection id=a\nconnection id=b', {
      attach: noHandle,
      shown: true,
    })
    await clock.advance(5_000)
    expect(engine.snapshot().connections.map((one) => one.name)).toEqual(['a', 'b'])
    engine.hangUp({ connection: row('a').id, link: null, confirmed: true }, 'test')
    await clock.advance(2_000)
    expect(madeOn(0n)).toEqual([])
    expect(row('a').teardown?.progress.phase ?? 'refused').not.toBe('gone')
    expect(row('b').state.kind).toBe('connected')
  })
})

test('sixteen hundred connections of one name are shown, and keep their rows', async () => {
  const one = (at: number) => `connection id=c${at} name="Weather service" guid=${at % 2 === 0 ? 'auto' : 'none'}`
  const { clock, engine } = await startHarness(Array.from({ length: 1_600 }, (_, at) => one(at)).join('\n'))
  const before = engine.snapshot().connections.map((row) => row.id)
  expect(before).toHaveLength(1_600)
  await clock.advance(4_000)
  expect(engine.snapshot().connections.map((row) => row.id)).toEqual(before)
})

test('after a crash the connection is found again although no list gives correlation ids', async () => {
  const storage = createMemoryStorage()
  const first = await startHarness('connection id=a drain=never', { storage })
  first.hangUp('a')
  await first.clock.advance(500)
  const { row } = await startHarness('connection id=a', {
    storage,
    attach: between(0, Number.POSITIVE_INFINITY, without),
  })
  expect(row('a').teardown?.progress.phase).toBe('draining')
})
