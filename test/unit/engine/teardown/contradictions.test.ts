import { describe, expect, test } from 'vitest'
import { distortList } from '../../../fixtures/distorted-list.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

/** List and status that contradict each other: what one of them misses is no fact. */

const emptyFrom = (from: number, to: number) => distortList((rows, now) => (now >= from && now < to ? [] : rows))
const phaseOf = (progress: { readonly phase: string } | undefined) => progress?.phase

describe('a list that is empty for a moment', () => {
  test('as the user presses is no proof: the connection is hung up once it is listed again', async () => {
    const { clock, row, hangUp, made, snapshots } = await startHarness('connection id=a drain=100ms', {
      attach: emptyFrom(1_000, 1_300),
    })
    await clock.advance(1_050)
    hangUp('a')
    await clock.advance(2_000)
    expect(made('RasHangUpW')).toBe(1)
    expect(phaseOf(row('a').teardown?.progress)).toBe('gone')
    const phases = snapshots.flatMap((one) => one.connections.map((each) => phaseOf(each.teardown?.progress)))
    expect(phases).not.toContain('already-gone')
  })

  test('for longer than the tries last ends in "failed", not in "already gone", while its status answers', async () => {
    const { clock, row, hangUp, made } = await startHarness('connection id=a', { attach: emptyFrom(1_000, 60_000) })
    await clock.advance(1_050)
    hangUp('a')
    await clock.advance(3_000)
    expect(made('RasHangUpW')).toBe(0)
    expect(phaseOf(row('a').teardown?.progress)).toBe('failed')
  })

  test('after a refusal does not make it "already gone"', async () => {
    const { clock, row, hangUp } = await startHarness('connection id=a hangup-codes=5 hangup-blocks=5ms', {
      attach: emptyFrom(1_002, 1_300),
    })
    await clock.advance(1_000)
    hangUp('a')
    await clock.advance(200)
    expect(phaseOf(row('a').teardown?.progress)).toBe('failed')
  })

  test('while it drains is no proof, whatever 668 says', async () => {
    const { clock, row, hangUp } = await startHarness('connection id=a drain=2s', { attach: emptyFrom(1_300, 1_600) })
    await clock.advance(1_000)
    hangUp('a')
    await clock.advance(700)
    expect(phaseOf(row('a').teardown?.progress)).toBe('draining')
  })

  test('just after a start is no proof that what was hung up before is gone', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness('connection id=a drain=never', { storage })
    first.hangUp('a')
    await first.clock.advance(500)
    const { clock, snapshots } = await startHarness('connection id=a', { storage, attach: emptyFrom(300, 900) })
    await clock.advance(2_000)
    const phases = snapshots.flatMap((one) => one.connections.map((each) => phaseOf(each.teardown?.progress)))
    expect(phases).toContain('draining')
    expect(phases).not.toContain('gone')
  })
})

describe('a connection that is really gone when it is pressed', () => {
  test('is already gone at once', async () => {
    const { clock, ras, row, hangUp, made } = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a',
    )
    ras.drop('a')
    hangUp('a')
    await clock.advance(20)
    expect(made('RasHangUpW')).toBe(0)
    expect(phaseOf(row('a').teardown?.progress)).toBe('already-gone')
  })

  test('and whose handle has a new owner is already gone, and the new one is left alone', async () => {
    const { clock, ras, row, hangUp, made } = await startHarness(
      'onhook-scenario version=1 events=never\nconnection id=a\nconnection id=b appears=never',
    )
    const { handle } = ras.truth()[0]!
    ras.drop('a')
    ras.dial('b', { handle })
    hangUp('a')
    await clock.advance(100)
    expect(made('RasHangUpW')).toBe(0)
    expect(phaseOf(row('a').teardown?.progress)).toBe('already-gone')
  })
})
