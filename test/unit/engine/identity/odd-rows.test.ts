import { describe, expect, test } from 'vitest'
import { NO_GUID, type RasConnection } from '../../../../native/port.ts'
import { distortList } from '../../../fixtures/distorted-list.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'

/** Rows that cannot be read: shown with what is known of them, and called only where that cannot hit another. */

const unreadable = (row: RasConnection): RasConnection => ({
  handle: row.handle,
  entryName: '',
  deviceType: '',
  deviceName: '',
  phonebook: '',
  subEntry: 0,
  entryId: NO_GUID,
  correlationId: NO_GUID,
  luid: 0n,
  owner: 'unknown',
  allUsers: false,
  flags: 0,
  fault: 'unreadable',
})
const from = (at: number, to = Number.POSITIVE_INFINITY) =>
  distortList((rows, now) =>
    now >= at && now < to ? rows.map((row) => (row.entryName === 'a' ? unreadable(row) : row)) : rows,
  )
const truthOf = (ras: { truth(): readonly { readonly id: string; readonly phase: string }[] }, id: string) =>
  ras.truth().find((one) => one.id === id)?.phase

describe('a row that was never readable', () => {
  test('is a row that says so, with the state that its handle answers, and keeps its place', async () => {
    const { clock, row, engine } = await startHarness('connection id=a row=unreadable\nconnection id=b', {
      shown: true,
    })
    await clock.advance(2_000)
    const { id } = row('')
    expect(row('')).toMatchObject({ fault: 'unreadable', state: { kind: 'connected' }, owner: 'unknown', ended: false })
    await clock.advance(60_000)
    expect(row('').id).toBe(id)
    expect(engine.snapshot().connections).toHaveLength(2)
    expect(engine.snapshot().recent).toEqual([])
  })

  test('is hung up, and gone when its handle is invalid and off the list', async () => {
    const { clock, ras, row, hangUp, made } = await startHarness(
      'connection id=a row=unreadable drain=900ms\nconnection id=b',
    )
    await clock.advance(1_000)
    hangUp('')
    await clock.advance(880)
    expect(row('').teardown?.progress.phase).toBe('draining')
    await clock.advance(100)
    expect(row('').teardown?.progress.phase).toBe('gone')
    expect(made('RasHangUpW')).toBe(1)
    expect(truthOf(ras, 'b')).toBe('connected')
  })

  test('is one of two that are told apart by their handles', async () => {
    const { clock, ras, engine, made } = await startHarness(
      'connection id=a row=unreadable drain=50ms\nconnection id=b row=unreadable',
    )
    await clock.advance(1_000)
    const [first, second] = engine.snapshot().connections
    expect(first?.id).not.toBe(second?.id)
    engine.hangUp({ connection: first!.id, link: null, confirmed: true }, 'test')
    await clock.advance(1_000)
    expect(made('RasHangUpW')).toBe(1)
    expect([truthOf(ras, 'a'), truthOf(ras, 'b')]).toEqual(['gone', 'connected'])
  })

  test('and whose handle is another connection’s as it is hung up leaves that one alone', async () => {
    const { clock, ras, row, engine, made } = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a row=unreadable\nconnection id=b appears=never',
    )
    await clock.advance(1_000)
    const { handle } = ras.truth()[0]!
    const { id } = row('')
    ras.drop('a')
    ras.dial('b', { handle })
    engine.hangUp({ connection: id, link: null, confirmed: true }, 'test')
    await clock.advance(3_000)
    expect(made('RasHangUpW')).toBe(0)
    expect(truthOf(ras, 'b')).toBe('connected')
  })
})

describe('a row that cannot be read any more', () => {
  test('goes on as the same row, without the name that nobody gives it now, and without an end', async () => {
    const { clock, row, engine } = await startHarness('connection id=a\nconnection id=b', {
      attach: from(3_000, 8_000),
      shown: true,
    })
    const { id } = row('a')
    await clock.advance(5_000)
    expect(row('')).toMatchObject({ id, fault: 'unreadable' })
    await clock.advance(5_000)
    expect(row('a').id).toBe(id)
    expect(row('a').fault).toBeUndefined()
    expect(engine.snapshot().recent).toEqual([])
  })

  test('can be hung up once it was shown so', async () => {
    const { clock, row, hangUp, made } = await startHarness('connection id=a drain=100ms', {
      attach: from(1_000),
      shown: true,
    })
    await clock.advance(5_000)
    hangUp('')
    await clock.advance(500)
    expect(made('RasHangUpW')).toBe(1)
    expect(row('').teardown?.progress.phase).toBe('gone')
  })

  test('as it is hung up by its name is not called: it may be another one', async () => {
    const { clock, engine, hangUp, made } = await startHarness('connection id=a', { attach: from(5_200), shown: true })
    await clock.advance(5_200)
    hangUp('a')
    await clock.advance(1_500)
    expect(made('RasHangUpW')).toBe(0)
    expect(engine.snapshot().connections[0]?.teardown?.progress.phase).toBe('failed')
  })

  test('while it drains proves nothing', async () => {
    const { clock, row, hangUp, snapshots } = await startHarness('connection id=a drain=2s\nconnection id=b', {
      attach: from(300),
    })
    await clock.advance(50)
    hangUp('a')
    await clock.advance(1_900)
    expect(row('a').teardown?.progress.phase).toBe('draining')
    const ended = snapshots.flatMap((one) => one.connections).filter((one) => one.ended)
    expect(ended).toEqual([])
    await clock.advance(400)
    expect(row('a').teardown?.progress.phase).toBe('gone')
  })

  test('and is then another connection under the same handle is another row', async () => {
    const { clock, ras, row, engine } = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a\nconnection id=b appears=never',
      { attach: from(2_000), shown: true },
    )
    const { id } = row('a')
    await clock.advance(3_500)
    const { handle } = ras.truth()[0]!
    ras.drop('a')
    ras.dial('b', { handle })
    await clock.advance(1_500)
    expect(row('b').id).not.toBe(id)
    expect(engine.snapshot().connections.map((one) => one.name)).toEqual(['b'])
  })
})

describe('a row without a handle', () => {
  test('cannot be read, and says that instead of a Windows that is silent', async () => {
    const { clock, row, engine, madeOn } = await startHarness('connection id=a row=no-handle\nconnection id=b', {
      shown: true,
    })
    await clock.advance(5_000)
    expect(row('a')).toMatchObject({ state: { kind: 'unreadable' }, fault: 'no-handle', unanswered: [] })
    expect(engine.hangUp({ connection: row('a').id, link: null, confirmed: true }, 'test')).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    expect(madeOn(0n)).toEqual([])
    expect(row('b').state.kind).toBe('connected')
  })
})
