import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

test('without a journal that can be written, this is told before RasHangUp is called', async () => {
  const storage = createMemoryStorage()
  const harness = await startHarness('connection id=office drain=100ms', { storage })
  const told: string[][] = []
  harness.ras.onCall(({ name, phase }) => {
    if (name === 'RasHangUpW' && phase === 'enter')
      told.push(harness.snapshots.at(-1)?.notices.map((one) => one.kind) ?? [])
  })
  storage.breakWith('There is no room on the disk.')
  harness.hangUp('office')
  await harness.clock.advance(500)
  expect(told).toEqual([['journal-not-kept']])
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toEqual(['journal-not-kept', 'receipt-not-kept'])
})

/** One of two connections was hung up, and nothing of it could be written. */
async function hungUpWithoutDisk() {
  const storage = createMemoryStorage()
  const harness = await startHarness('connection id=office drain=100ms\nconnection id=home drain=100ms', { storage })
  storage.breakWith('There is no room on the disk.')
  harness.hangUp('office')
  await harness.clock.advance(500)
  return { harness, storage }
}

test('that a file could not be written is told until it can be written again', async () => {
  const { harness, storage } = await hungUpWithoutDisk()
  storage.breakWith(null)
  harness.hangUp('home')
  await harness.clock.advance(500)
  expect(harness.engine.snapshot().notices).toEqual([])
})

test('what has been read is put away, and told anew when it happens again', async () => {
  const { harness } = await hungUpWithoutDisk()
  expect(harness.engine.withdraw('journal-not-kept')).toEqual({ ok: true })
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toEqual(['receipt-not-kept'])
  expect(harness.engine.withdraw('journal-not-kept')).toEqual({ ok: false, refusal: 'not-now' })
  harness.hangUp('home')
  await harness.clock.advance(500)
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toContain('journal-not-kept')
})
