import { expect, test } from 'vitest'
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
