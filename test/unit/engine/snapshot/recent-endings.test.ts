import { expect, test } from 'vitest'
import { RecentEndings } from '../../../../electron/engine/snapshot/recent-endings.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { createTeardown, SUBJECT } from '../teardown/create-teardown.ts'

const line = (rowId: string) => ({ rowId, identity: `guid-${rowId}` })

test('that a link was hung up is remembered as long as its connection is there', () => {
  const clock = createVirtualClock()
  const endings = new RecentEndings(clock)
  for (const identity of ['guid-c1', 'guid-c2']) {
    endings.begun(createTeardown(clock, { subject: { ...SUBJECT, identity, link: 2 } }))
  }
  endings.keep([line('c2')])
  expect(endings.wasHungUp('guid-c2', 2)).toBe(true)
  expect(endings.wasHungUp('guid-c1', 2)).toBe(false)
})

const RETURNS = 'connection id=office name="Office VPN" drain=200ms returns=300ms'

test('a row that came back after a hang-up says so for a minute', async () => {
  const harness = await startHarness(RETURNS, { shown: true })
  harness.hangUp('Office VPN')
  await harness.clock.advance(12_000)
  expect(harness.row('Office VPN')).toMatchObject({ mark: 'reconnected', ended: false })
  await harness.clock.advance(60_000)
  expect(harness.row('Office VPN').mark).toBeNull()
  expect(harness.snapshots.at(-1)?.connections[0]?.mark).toBeNull()
})

test('what the user dials again has not reconnected by itself', async () => {
  const harness = await startHarness('connection id=office name="Office VPN" drain=200ms', { shown: true })
  harness.hangUp('Office VPN')
  await harness.clock.advance(8_000)
  const { recent } = harness.engine.snapshot()
  void harness.engine.reconnect(recent[0]?.id ?? '')
  harness.ras.dial('office')
  await harness.clock.advance(5_000)
  expect(harness.row('Office VPN').mark).toBeNull()
})

test('an interrupted hang-up says when it was asked for, whenever the program is back', async () => {
  const storage = createMemoryStorage()
  const first = await startHarness('connection id=office drain=never', { storage })
  first.hangUp('office')
  await first.clock.advance(100)
  const next = await startHarness('connection id=home', {
    storage,
    attach: (_ras, clock) => clock.shiftEpoch(3_600_000),
  })
  const [how] = next.engine.snapshot().recent.map((row) => row.how)
  expect(how).toMatchObject({ kind: 'interrupted' })
  expect(how?.kind === 'interrupted' && Math.round(how.begunMs / 60_000)).toBe(60)
})

test('a hang-up that is watched on after a restart counts from when it was asked for', async () => {
  const storage = createMemoryStorage()
  const first = await startHarness('connection id=office drain=never', { storage })
  first.hangUp('office')
  await first.clock.advance(100)
  const next = await startHarness('connection id=office ends=5s', {
    storage,
    attach: (_ras, clock) => clock.shiftEpoch(600_000),
  })
  await next.clock.settle()
  expect(next.row('office').teardown).toMatchObject({ resumed: true })
  expect(next.row('office').teardown?.elapsedMs).toBeGreaterThanOrEqual(600_000)
  await next.clock.advance(11_000)
  const [receipt] = next.engine.receipts()
  expect(receipt).toMatchObject({ outcome: { phase: 'gone' } })
  expect(receipt?.elapsed).toBeGreaterThanOrEqual(600_000)
  expect(receipt?.epoch).toBeLessThan(next.clock.epoch() - 600_000)
})

test('what ended by itself before it was hung up is not called reconnected when it comes back', async () => {
  const harness = await startHarness(
    'connection id=a ends=5s returns=3s\ncall name=RasEnumConnectionsW blocks=15s from=500ms times=1',
  )
  await harness.clock.advance(999)
  harness.hangUp('a')
  await harness.clock.advance(12_000)
  expect(harness.made('RasHangUpW')).toBe(0)
  const back = harness.engine.snapshot().connections.find(({ ended }) => !ended)
  expect(back).toMatchObject({ name: 'a', mark: null })
})
