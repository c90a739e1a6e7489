import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const OFFICE = 'connection id=office name="Office VPN" handle=0x1000'

test('the history keeps the last five minutes of traffic', async () => {
  const harness = await startHarness(`${OFFICE} rate-in=8000`, { shown: true })
  await harness.clock.advance(400_000)
  const points = harness.engine.history(harness.row('Office VPN').id)
  expect(points.length).toBeGreaterThan(290)
  expect((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)).toBeLessThanOrEqual(300_000)
  expect(points.at(-1)).toMatchObject({ receivedPerSecond: 8000, sentPerSecond: 0 })
})

test('the history of a row that is not there is empty', async () => {
  expect((await startHarness(OFFICE)).engine.history('c99')).toEqual([])
})
