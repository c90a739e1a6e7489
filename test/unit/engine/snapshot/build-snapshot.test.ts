import { describe, expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

/** RasHangUp on the second link never returns, and the whole bundle drops meanwhile. */
async function blockedLinkOfADroppedBundle() {
  const harness = await startHarness(
    'connection id=duo\nlink of=duo index=1\nlink of=duo index=2 hangup-blocks=never drain=never',
  )
  harness.hangUp('duo', 2)
  await harness.clock.advance(100)
  harness.ras.drop('duo')
  await harness.clock.advance(12_000)
  return harness
}

test('the row of a link whose hang-up still runs stays to be seen when its connection drops', async () => {
  const { row, link } = await blockedLinkOfADroppedBundle()
  expect(row('duo').ended).toBe(true)
  expect(link('duo', 2).teardown?.progress).toMatchObject({ mark: 'stuck' })
})

test('the user can leave it there', async () => {
  const { engine, row, clock, snapshots } = await blockedLinkOfADroppedBundle()
  expect(engine.leaveIt({ connection: row('duo').id, link: 2 })).toEqual({ ok: true })
  await clock.advance(6_000)
  expect(engine.quitDecision()).toEqual({ kind: 'go' })
  expect(snapshots.at(-1)?.connections).toEqual([])
})

test('a link that is hung up is shown even where Windows names no other link', async () => {
  const subject = { entryKey: 'e', name: 'solo', phonebook: '', link: 1, device: 'vpn' }
  const first = await startHarness('connection id=solo')
  const identity = first.ras.truth()[0]!.correlationId
  const storage = createMemoryStorage({
    journal: [JSON.stringify({ v: 1, begin: 'x-1', epoch: 0, subject: { ...subject, identity } })],
    receipts: [],
  })
  const { link } = await startHarness('connection id=solo', { storage })
  expect(link('solo', 1).teardown?.progress).toMatchObject({ phase: 'draining' })
})

test('a connection whose hang-up is no longer watched is marked as long as its handle is used up', async () => {
  const harness = await startHarness('connection id=office drain=never')
  harness.hangUp('office')
  await harness.clock.advance(11_000)
  harness.engine.leaveIt({ connection: harness.row('office').id, link: null })
  await harness.clock.advance(30_000)
  expect(harness.row('office')).toMatchObject({ mark: 'left', teardown: null })
})

describe('a link that was presumed gone', () => {
  const silent = 'connection id=isdn\nlink of=isdn\nlink of=isdn drain=never witness=31\nlink of=isdn'

  test('stays presumed while its witness says nothing, and shows no traffic', async () => {
    const harness = await startHarness(silent, { shown: true })
    harness.hangUp('isdn', 2)
    await harness.clock.advance(20_000)
    expect(harness.link('isdn', 2)).toMatchObject({ mark: 'presumed', traffic: null, state: { kind: 'unread' } })
  })

  test('is connected again once its witness says so', async () => {
    const fails = 'call name=RasGetSubEntryHandleW code=31 from=10ms for=9s'
    const harness = await startHarness(`${silent.replace(' witness=31', ' witness=lie')}\n${fails}`, { shown: true })
    harness.hangUp('isdn', 2)
    await harness.clock.advance(20_000)
    expect(harness.link('isdn', 2)).toMatchObject({ mark: null, state: { kind: 'connected' } })
  })
})

test('an entry that is connected again is not said to be safe to redial', async () => {
  const { hangUp, clock, engine, row } = await startHarness('connection id=a name=A drain=100ms returns=2s')
  hangUp('A')
  await clock.advance(1_500)
  expect(row('A').teardown?.progress).toMatchObject({ phase: 'gone', redial: { safe: true } })
  await clock.advance(2_500)
  const { connections, recent } = engine.snapshot()
  expect(connections.map(({ mark }) => mark)).toEqual([null, 'reconnected'])
  expect(connections[0]?.teardown?.progress).toMatchObject({ redial: { safe: false, up: true } })
  expect(recent[0]?.redial).toMatchObject({ safe: false, up: true })
})
