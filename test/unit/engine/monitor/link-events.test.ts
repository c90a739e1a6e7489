import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

test('events of a link wake the watch long before its next poll', async () => {
  const harness = await startHarness(
    'connection id=b name=B type=isdn\nlink of=b index=1\nlink of=b index=2 drain=100ms',
  )
  await harness.clock.advance(1500)
  harness.ras.hangUpByAnother('b', 2)
  await harness.clock.advance(150)
  expect(harness.link('B', 2).state).toEqual({ kind: 'not-connected' })
})
