import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

/** The user leaves a connection whose RasHangUp never returns. */
async function leftWhileTheCallBlocks() {
  const harness = await startHarness('connection id=office hangup-blocks=never drain=never')
  harness.hangUp('office')
  await harness.clock.advance(12_000)
  expect(harness.engine.leaveIt({ connection: harness.row('office').id, link: null })).toEqual({ ok: true })
  await harness.clock.settle()
  return harness
}

test('leaving a call that never returns keeps a receipt', async () => {
  const { engine } = await leftWhileTheCallBlocks()
  expect(engine.receipts().map((receipt) => receipt.outcome.phase)).toEqual(['left'])
})

test('leaving a call that never returns clears the promise, and keeps that the handle is spent', async () => {
  const { storage } = await leftWhileTheCallBlocks()
  const [begun, over] = storage.files.journal.map((line) => JSON.parse(line))
  expect(over).toMatchObject({ v: 1, end: begun.begin, spent: { name: 'office', link: null } })
  expect(storage.files.journal).toHaveLength(2)
})
