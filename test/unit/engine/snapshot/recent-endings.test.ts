import { expect, test } from 'vitest'
import { RecentEndings } from '../../../../electron/engine/snapshot/recent-endings.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { createTeardown, SUBJECT } from '../teardown/create-teardown.ts'

const line = (rowId: string) => ({ rowId, identity: `guid-${rowId}` })

test('a mark ends with its row, however often connections come and go', () => {
  const endings = new RecentEndings(createVirtualClock())
  for (const row of ['c1', 'c2', 'c3']) endings.reconnected.add(row)
  endings.keep([line('c2')])
  expect([...endings.reconnected]).toEqual(['c2'])
})

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

test('a row that came back after a hang-up says so as long as it is there', async () => {
  const scenario = 'connection id=office name="Office VPN" drain=200ms returns=300ms'
  const harness = await startHarness(scenario, { shown: true })
  harness.hangUp('Office VPN')
  await harness.clock.advance(12_000)
  expect(harness.row('Office VPN')).toMatchObject({ mark: 'reconnected', ended: false })
})
