import { describe, expect, test } from 'vitest'
import type { EndedBy } from '../../../../electron/contract/snapshot.ts'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const recent = ({ engine }: Harness, name: string) => engine.snapshot().recent.filter((row) => row.name === name)
const hows = (harness: Harness, name: string) => recent(harness, name).map(({ how }) => how)
const endedBy = (by: EndedBy) => [{ kind: 'ended', by }]

/** From now on the list is empty, whatever is connected; gives what takes that back. */
function emptyList(harness: Harness): () => void {
  const { enumConnections } = harness.ras
  Object.assign(harness.ras, { enumConnections: async () => ({ kind: 'value', value: [] }) })
  return () => Object.assign(harness.ras, { enumConnections })
}

describe('an end that OnHook did not ask for', () => {
  test('is told as one not by OnHook, and is safe to redial once the handle is invalid', async () => {
    const harness = await startHarness('connection id=office ends=5s')
    await harness.clock.advance(8_000)
    expect(hows(harness, 'office')).toEqual(endedBy({ kind: 'not-onhook' }))
    expect(recent(harness, 'office')[0]?.redial.safe).toBe(true)
  })

  test('is told within 20 s of a hang-up that was refused', async () => {
    const harness = await startHarness('connection id=office hangup-codes=5 ends=5s')
    harness.hangUp('office')
    await harness.clock.advance(8_000)
    expect(hows(harness, 'office')).toEqual(endedBy({ kind: 'unknown' }))
  })
})

describe('a list that is empty for a while', () => {
  test('ends nothing', async () => {
    const harness = await startHarness('connection id=office\nconnection id=home')
    await harness.clock.advance(3_000)
    const before = harness.snapshots.length
    const restore = emptyList(harness)
    await harness.clock.advance(3_000)
    restore()
    await harness.clock.advance(3_000)
    expect(harness.snapshots.slice(before).flatMap((snapshot) => snapshot.recent)).toEqual([])
  })

  test('for long says ended, never safe to redial, and takes it back', async () => {
    const harness = await startHarness('connection id=office')
    await harness.clock.advance(3_000)
    const restore = emptyList(harness)
    await harness.clock.advance(20_000)
    expect(hows(harness, 'office')).toEqual(endedBy({ kind: 'not-onhook' }))
    expect(recent(harness, 'office')[0]?.redial.safe).toBe(false)
    restore()
    await harness.clock.advance(10_000)
    expect(hows(harness, 'office')).toEqual([])
  })

  test('while RasMan is stopped ends nothing either', async () => {
    const harness = await startHarness('connection id=office')
    harness.ras.setService('stopped')
    await harness.clock.advance(60_000)
    harness.ras.setService('running')
    await harness.clock.advance(10_000)
    expect(harness.snapshots.flatMap((snapshot) => snapshot.recent)).toEqual([])
  })
})

describe('an end of what OnHook hung up', () => {
  test('by its links is OnHook’s', async () => {
    const harness = await startHarness('connection id=isdn\nlink of=isdn drain=2s\nlink of=isdn drain=2s')
    harness.hangUp('isdn', 1)
    await harness.clock.advance(300)
    harness.hangUp('isdn', 2)
    await harness.clock.advance(10_000)
    const told = harness.snapshots.flatMap(({ recent }) => recent.map(({ how }) => how))
    expect(told.filter((how) => how.kind === 'ended' && how.by.kind !== 'onhook')).toEqual([])
  })

  test('and was no longer watched is OnHook’s', async () => {
    const harness = await startHarness('connection id=office drain=40s')
    harness.hangUp('office')
    await harness.clock.advance(11_000)
    harness.engine.leaveIt({ connection: harness.row('office').id, link: null })
    await harness.clock.advance(40_000)
    expect(hows(harness, 'office')).toEqual(endedBy({ kind: 'onhook' }))
  })

  test('and was no longer watched is OnHook’s after a restart too', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness('connection id=office drain=never', { storage })
    first.hangUp('office')
    await first.clock.advance(11_000)
    first.engine.leaveIt({ connection: first.row('office').id, link: null })
    await first.clock.settle()
    const next = await startHarness('connection id=office ends=5s', { storage })
    await next.clock.advance(10_000)
    expect(hows(next, 'office')).toEqual(endedBy({ kind: 'onhook' }))
  })
})

describe('a tunnel', () => {
  const LINE = 'connection id=dsl name=DSL type=pppoe local=203.0.113.7'

  test('that ends with the line under it says so', async () => {
    const harness = await startHarness(`${LINE} drain=1s\nconnection id=vpn type=vpn local=203.0.113.7 ends=5s`)
    await harness.clock.advance(4_500)
    harness.hangUp('DSL')
    await harness.clock.advance(5_000)
    expect(hows(harness, 'vpn')).toEqual(endedBy({ kind: 'line', name: 'DSL' }))
  })

  test('of which nobody knows what it went over says that it is not known', async () => {
    const harness = await startHarness(`${LINE} drain=1s\nconnection id=vpn type=vpn ends=5s`)
    await harness.clock.advance(4_500)
    harness.hangUp('DSL')
    await harness.clock.advance(5_000)
    expect(hows(harness, 'vpn')).toEqual(endedBy({ kind: 'unknown' }))
  })

  test('that ends while the line under it stays was not ended by OnHook', async () => {
    const harness = await startHarness(`${LINE}\nconnection id=vpn type=vpn local=203.0.113.7 ends=5s`)
    await harness.clock.advance(8_000)
    expect(hows(harness, 'vpn')).toEqual(endedBy({ kind: 'not-onhook' }))
  })
})
