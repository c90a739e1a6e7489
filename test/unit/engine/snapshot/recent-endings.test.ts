import { expect, test } from 'vitest'
import { RecentEndings } from '../../../../electron/engine/snapshot/recent-endings.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

test('what is known of a row ends with the row, however often connections come and go', () => {
  const aftermath = new RecentEndings(createVirtualClock())
  for (const row of ['c1', 'c2', 'c3']) aftermath.reconnected.add(row)
  aftermath.keep([{ rowId: 'c2' }])
  expect([...aftermath.reconnected]).toEqual(['c2'])
})

test('a row that came back after a hang-up says so as long as it is there', async () => {
  const scenario = 'connection id=office name="Office VPN" drain=200ms returns=300ms'
  const harness = await startHarness(scenario, { shown: true })
  harness.hangUp('Office VPN')
  await harness.clock.advance(12_000)
  expect(harness.row('Office VPN')).toMatchObject({ mark: 'reconnected', ended: false })
})
