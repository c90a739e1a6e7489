import { describe, expect, test } from 'vitest'
import { Receipts, usualOf } from '../../../../electron/engine/records/receipts.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'
import { terseReceipt as receipt } from '../../../fixtures/receipts.ts'

const OFFICE = 'connection id=office name="Office VPN" handle=0x1000'

describe('receipts', () => {
  test('of earlier runs are there again', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=500ms`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(2000)
    const second = await startHarness(OFFICE, { storage })
    expect(second.engine.receipts()).toHaveLength(1)
    expect(second.engine.receipts()[0]?.elapsed).toBeGreaterThanOrEqual(500)
  })

  test('count only what was proven', () => {
    const times = [100, 200, 300, 400, 1000]
    const proven = times.map((elapsed) => receipt({ elapsed }))
    const failed = receipt({ elapsed: 9, outcome: { phase: 'left' } })
    expect(usualOf([...proven, failed])).toEqual([{ device: 'vpn', p50Ms: 300, p95Ms: 1000, count: 5 }])
  })

  test('fewer than five say nothing of what is usual', () => {
    expect(usualOf([100, 200, 300, 400].map((elapsed) => receipt({ elapsed })))).toEqual([])
  })

  test.each([
    ['ten seconds, where it was always quicker', [500, 500, 500, 500, 500], 10_000],
    ['ten seconds, where too few are known', [12_000, 12_000, 12_000, 12_000], 10_000],
    ['as long as this line usually takes', [12_000, 12_000, 12_000, 12_000, 12_500], 12_500],
    ['a minute at most', [90_000, 90_000, 90_000, 90_000, 90_000], 60_000],
  ])('say when a line is stuck: %s', async (_what, times, expected) => {
    const lines = times.map((elapsed, at) => JSON.stringify(receipt({ id: `r${at}`, elapsed })))
    const receipts = new Receipts(createMemoryStorage({ journal: [], receipts: lines }))
    await receipts.load()
    expect(receipts.stuckAfter(receipt().subject)).toBe(expected)
    expect(receipts.stuckAfter({ ...receipt().subject, name: 'Another' })).toBe(10_000)
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
