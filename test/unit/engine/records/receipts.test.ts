import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../../../electron/contract/receipt.ts'
import { usualOf } from '../../../../electron/engine/records/receipts.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office name="Office VPN" handle=0x1000'

const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  v: 1,
  id: 'r1',
  epoch: Date.UTC(2026, 0, 2, 3, 4, 5),
  by: 'popover',
  subject: { name: 'Office VPN', phonebook: 'book', link: null, device: 'vpn' },
  tries: 1,
  elapsed: 812.5,
  outcome: { phase: 'gone', evidence: ['invalid-handle', 'not-enumerated'] },
  steps: [
    { at: 0.2, what: 'journal' },
    { at: 1, what: 'state', detail: 'state 8192' },
  ],
  ...over,
})

describe('receipts', () => {
  test('of earlier runs are there again, and say how long a device usually takes', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=500ms`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(2000)
    const second = await startHarness(OFFICE, { storage })
    expect(second.engine.receipts()).toHaveLength(1)
    const [usual] = second.engine.snapshot().usual
    expect(usual).toMatchObject({ device: 'vpn', count: 1 })
    expect(usual?.p50Ms).toBeGreaterThanOrEqual(500)
    expect(usual?.p50Ms).toBeLessThan(530)
  })

  test('that are no receipts are passed over', async () => {
    const storage = createMemoryStorage({ journal: [], receipts: ['{"v":1}', 'null', '{"v":1,"id":3}'] })
    const harness = await startHarness(OFFICE, { storage })
    expect(harness.engine.receipts()).toEqual([])
  })

  test('count only what was proven', () => {
    const times = [100, 200, 300, 400, 1000]
    const proven = times.map((elapsed) => receipt({ elapsed }))
    const failed = receipt({ elapsed: 9, outcome: { phase: 'left' } })
    expect(usualOf([...proven, failed])).toEqual([{ device: 'vpn', p50Ms: 300, p95Ms: 1000, count: 5 }])
  })

  test('that cannot be kept on disk are told, and kept in memory', async () => {
    const storage = createMemoryStorage()
    const harness = await startHarness(`${OFFICE} drain=100ms`, { storage })
    storage.breakWith('No space left on device')
    harness.hangUp('Office VPN')
    await harness.clock.advance(300)
    const told = harness.engine.snapshot().notices.find((notice) => notice.kind === 'receipt-not-kept')
    expect(told?.detail).toBe('No space left on device')
    expect(harness.engine.receipts()).toHaveLength(1)
  })
})
