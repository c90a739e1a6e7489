import { describe, expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office drain=300ms'

describe('killed between a receipt and the journal line that it settles', () => {
  async function killedThere() {
    const storage = createMemoryStorage()
    const first = await startHarness(OFFICE, {
      storage: { ...storage, rewrite: () => new Promise(() => {}) },
    })
    first.hangUp('office')
    await first.clock.advance(400)
    expect(storage.files.receipts).toHaveLength(1)
    expect(storage.files.journal).toHaveLength(1)
    return storage
  }

  test('the next start tells nothing a second time', async () => {
    const storage = await killedThere()
    const { engine } = await startHarness('connection id=home', { storage })
    expect(engine.snapshot().recent).toEqual([])
    expect(storage.files.receipts).toHaveLength(1)
  })

  test('the next start clears the promise', async () => {
    const storage = await killedThere()
    await startHarness('connection id=home', { storage })
    expect(storage.files.journal).toEqual([])
  })

  test('what the user only left is watched on', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness('connection id=office drain=never', { storage })
    first.hangUp('office')
    await first.clock.advance(400)
    void first.engine.close(0)
    await first.clock.advance(10)
    const next = await startHarness('connection id=office', { storage })
    expect(next.row('office').teardown?.progress).toMatchObject({ phase: 'draining' })
  })
})
