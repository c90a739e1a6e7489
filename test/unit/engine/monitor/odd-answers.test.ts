import { describe, expect, test } from 'vitest'
import { NO_GUID, type RasApi, type RasHandle } from '../../../../native/port.ts'
import { distortList } from '../../../fixtures/distorted-list.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'

/** Answers that no document promises: what is not known is said, and nothing is made up. */

const answering = (method: keyof RasApi, give: (call: number) => unknown) => (ras: RasApi) => {
  const original = ras[method] as (...values: unknown[]) => Promise<unknown>
  let calls = 0
  Object.assign(ras, {
    [method]: (...values: unknown[]) => {
      calls += 1
      const given = give(calls)
      return given === undefined ? original.apply(ras, values) : Promise.resolve(given)
    },
  })
}

const BUSY = { kind: 'busy', calls: 'details', threads: 16 } as const

describe('a detail for which no thread is free', () => {
  const after = (from: number) => (call: number) => (call > from ? BUSY : undefined)

  test('has no answer, with an age that grows from round to round, and shows no rate as of now', async () => {
    const { clock, row } = await startHarness('connection id=a up=1min rate-in=8000', {
      shown: true,
      attach: answering('connectionStatistics', after(6)),
    })
    await clock.advance(3_000)
    expect(row('a').traffic?.receivedPerSecond).toBeGreaterThan(0)
    await clock.advance(4_000)
    const [first] = row('a').unanswered
    expect(first).toMatchObject({ what: 'traffic' })
    expect(first!.forMs).toBeGreaterThanOrEqual(1_500)
    expect(row('a')).toMatchObject({ traffic: null, state: { kind: 'connected' } })
    await clock.advance(5_000)
    expect(row('a').unanswered).toEqual([{ what: 'traffic', forMs: first!.forMs + 5_000 }])
  })

  test('is no longer one without an answer once it is not asked any more', async () => {
    const { clock, row, ras } = await startHarness('connection id=a up=1min\nconnection id=b', {
      shown: true,
      attach: answering('connectionStatistics', () => BUSY),
    })
    await clock.advance(3_000)
    expect(row('a').unanswered).toMatchObject([{ what: 'traffic' }])
    Object.assign(ras, {
      connectStatus: () => Promise.resolve({ kind: 'code', code: 1722 }),
    })
    await clock.advance(3_000)
    expect(row('a').unanswered).toEqual([])
  })

  test.each([
    ['projection', 'addresses'],
    ['entryProperties', 'entry'],
  ] as const)('%s is said for that field alone', async (method, what) => {
    const { clock, row } = await startHarness('connection id=a up=1min local=10.0.0.2', {
      shown: true,
      attach: answering(method, () => BUSY),
    })
    await clock.advance(6_000)
    expect(row('a').unanswered).toMatchObject([{ what }])
    expect(row('a').unanswered[0]!.forMs).toBeGreaterThanOrEqual(4_000)
  })
})

test('statistics that Windows refuses to give any more leave no rate that looks like one of now', async () => {
  const { clock, row } = await startHarness('connection id=a up=1min rate-in=8000', {
    shown: true,
    attach: answering('connectionStatistics', (call) => (call > 6 ? { kind: 'code', code: 31 } : undefined)),
  })
  await clock.advance(3_000)
  expect(row('a').traffic).not.toBeNull()
  await clock.advance(4_000)
  expect(row('a')).toMatchObject({ traffic: null, unanswered: [], state: { kind: 'connected' } })
})

test('a refusal once does not lose what was counted before', async () => {
  const { clock, row } = await startHarness('connection id=a up=1min rate-in=8000', {
    shown: true,
    attach: answering('connectionStatistics', (call) => (call === 6 ? { kind: 'code', code: 31 } : undefined)),
  })
  await clock.advance(2_500)
  const before = row('a').traffic!.received
  await clock.advance(8_000)
  expect(row('a').traffic!.received).toBeGreaterThanOrEqual(before + 7_000)
})

describe('a registration for events that never returns', () => {
  test('does not make the list old while a view is open', async () => {
    const { clock, calls } = await startHarness('connection id=a\ncall name=RasConnectionNotificationW blocks=never', {
      shown: true,
    })
    await clock.advance(3_000)
    const before = calls.filter((call) => call.name === 'RasEnumConnectionsW' && call.phase === 'enter').length
    await clock.advance(10_000)
    const lists = calls.filter((call) => call.name === 'RasEnumConnectionsW' && call.phase === 'enter').length - before
    expect(lists).toBeGreaterThanOrEqual(9)
  })
})

describe('a handle 0', () => {
  test('of two rows and no correlation id are two rows that stay', async () => {
    const { clock, engine } = await startHarness('connection id=a\nconnection id=b', {
      shown: true,
      attach: distortList((rows) => rows.map((row) => ({ ...row, handle: 0n as RasHandle, correlationId: NO_GUID }))),
    })
    await clock.advance(500)
    const before = engine.snapshot().connections.map((row) => row.id)
    await clock.advance(5_000)
    expect(engine.snapshot().connections.map((row) => row.id)).toEqual(before)
    expect(engine.snapshot().connections.map((row) => row.name)).toEqual(['a', 'b'])
    expect(engine.snapshot().recent).toEqual([])
  })
})

describe('lists that never come', () => {
  test('four times do not blind the watch: the fifth call is made, and answers', async () => {
    const { clock, engine, hangUp, made } = await startHarness(
      'connection id=a drain=100ms\ncall name=RasEnumConnectionsW blocks=never from=3s times=4',
      { shown: true },
    )
    await clock.advance(85_000)
    expect(engine.snapshot().health).toEqual({ kind: 'ok' })
    hangUp('a')
    await clock.advance(1_000)
    expect(made('RasHangUpW')).toBe(1)
  })

  test('are asked for at once by "Try again", as far as threads go', async () => {
    const { clock, engine } = await startHarness(
      'connection id=a\ncall name=RasEnumConnectionsW blocks=never from=3s times=2',
      { shown: true },
    )
    await clock.advance(9_500)
    expect(engine.snapshot().health.kind).toBe('not-answering')
    void engine.tryAgain()
    await clock.advance(100)
    expect(engine.snapshot().health).toEqual({ kind: 'ok' })
  })
})
