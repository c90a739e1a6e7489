import { describe, expect, test } from 'vitest'
import type { RasAnswer } from '../../../../native/port.ts'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage, type MemoryStorage } from '../../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office name="Office VPN" type=vpn handle=0x1000 up=12min'
const progress = (harness: Harness) => harness.row('Office VPN').teardown?.progress
const phase = (harness: Harness) => progress(harness)?.phase

describe('the journal', () => {
  test('has its line before RasHangUp is called, and none after the end', async () => {
    const storage = createMemoryStorage()
    const atCall: string[][] = []
    const harness = await startHarness(`${OFFICE} drain=200ms`, { storage })
    harness.ras.onCall((call) => {
      if (call.name === 'RasHangUpW' && call.phase === 'enter') atCall.push([...storage.files.journal])
    })
    harness.hangUp('Office VPN')
    await harness.clock.advance(400)
    expect(atCall).toHaveLength(1)
    expect(JSON.parse(atCall[0]?.[0] ?? '')).toMatchObject({ v: 1, subject: { name: 'Office VPN', link: null } })
    expect(storage.files.journal).toEqual([])
    expect(JSON.parse(storage.files.receipts[0] ?? '')).toMatchObject({ v: 1, by: 'test', outcome: { phase: 'gone' } })
  })

  test('holds no handle', async () => {
    const storage = createMemoryStorage()
    const harness = await startHarness('connection id=a name=A handle=0xabcdef12 drain=never', { storage })
    harness.hangUp('A')
    await harness.clock.advance(100)
    expect(storage.files.journal[0]).not.toMatch(/abcdef12|2882400018/i)
  })

  test('that cannot be kept is told before the call, and the hang-up works', async () => {
    const storage = createMemoryStorage()
    const harness = await startHarness(`${OFFICE} drain=200ms`, { storage })
    storage.breakWith('The disk is full.')
    harness.hangUp('Office VPN')
    await harness.clock.advance(400)
    expect(harness.engine.snapshot().notices.map((notice) => notice.kind)).toContain('journal-not-kept')
    expect(phase(harness)).toBe('gone')
  })

  test('left by an earlier run is watched on while the same connection is listed', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=never`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(100)
    const second = await startHarness(`${OFFICE} ends=20s`, { storage })
    expect(phase(second)).toBe('draining')
    await second.clock.advance(26_000)
    expect(progress(second)).toMatchObject({ phase: 'gone', evidence: ['not-enumerated'] })
    expect(second.made('RasHangUpW')).toBe(0)
    expect(storage.files.journal).toEqual([])
  })

  test('left by an earlier run ends in one record that tells of both runs', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=never`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(100)
    const closed = first.engine.close(1000)
    await first.clock.advance(1000)
    await closed
    const second = await startHarness(`${OFFICE} ends=20s`, { storage })
    await second.clock.advance(26_000)
    const receipts = second.engine.receipts()
    expect(receipts).toHaveLength(1)
    expect(receipts[0]).toMatchObject({ by: 'test', tries: 1, outcome: { phase: 'gone' } })
    const steps = receipts[0]?.steps.map((step) => step.what) ?? []
    expect(steps.slice(0, 3)).toEqual(['journal', 'list', 'call'])
    expect(steps.slice(steps.indexOf('resumed'))).toEqual(['resumed', 'slow', 'stuck', 'ended'])
    expect(second.engine.snapshot().usual).toEqual([])
    expect(storage.files.receipts).toHaveLength(2)
  })

  test('left by an earlier run is told as interrupted once the connection is not listed any more', async () => {
    const storage = createMemoryStorage()
    const first = await startHarness(`${OFFICE} drain=never`, { storage })
    first.hangUp('Office VPN')
    await first.clock.advance(100)
    const second = await startHarness('connection id=other name=Other', { storage })
    expect(second.engine.snapshot().recent).toMatchObject([{ name: 'Office VPN', how: { kind: 'interrupted' } }])
    expect(storage.files.journal).toEqual([])
    expect(JSON.parse(storage.files.receipts.at(-1) ?? '')).toMatchObject({ outcome: { phase: 'interrupted' } })
    await second.clock.advance(60_000)
    expect(second.engine.snapshot().recent[0]?.redial.safe).toBe(false)
  })
})

describe('quitting', () => {
  test('waits while a teardown runs and goes when it has ended', async () => {
    const harness = await startHarness(`${OFFICE} drain=11s`)
    expect(harness.engine.quitDecision()).toEqual({ kind: 'go' })
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    expect(harness.engine.quitDecision()).toEqual({ kind: 'wait', running: 1, stuck: false })
    await harness.clock.advance(10_100)
    expect(harness.engine.quitDecision()).toEqual({ kind: 'wait', running: 1, stuck: true })
    await harness.clock.advance(1500)
    expect(harness.engine.quitDecision()).toEqual({ kind: 'go' })
  })

  test('before the end keeps the journal line and a receipt that says so', async () => {
    const harness = await startHarness(`${OFFICE} hangup-blocks=never drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    const closing = harness.engine.close(1000)
    await harness.clock.advance(1100)
    expect(await closing).toBe(false)
    expect(harness.storage.files.journal).toHaveLength(1)
    expect(JSON.parse(harness.storage.files.receipts[0] ?? '')).toMatchObject({ outcome: { phase: 'left' } })
  })

  test('in the very turn in which the hang-up has ended still keeps its receipt and clears its journal line', async () => {
    const disk = createMemoryStorage()
    let pause: () => Promise<void> = async () => {}
    const slow: MemoryStorage = {
      ...disk,
      append: (file, line) => pause().then(() => disk.append(file, line)),
      rewrite: (file, lines) => pause().then(() => disk.rewrite(file, lines)),
    }
    const harness = await startHarness(`${OFFICE} drain=200ms`, {
      storage: slow,
      attach: (_ras, clock) => {
        pause = () => new Promise((resolve) => clock.after(20, resolve))
      },
    })
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    const { engine } = harness
    const left = new Promise<readonly string[]>((resolve) => {
      const stop = engine.subscribe(() => {
        if (engine.quitDecision().kind === 'wait') return
        stop()
        void engine.close(1000).then(() => resolve([...disk.files.journal]))
      })
    })
    await harness.clock.advance(400)
    expect(await left).toEqual([])
    expect(JSON.parse(disk.files.receipts[0] ?? '')).toMatchObject({ outcome: { phase: 'gone' } })
  })
})

const NEVER = new Promise<never>(() => {})

describe('leaving the program', () => {
  test('keeps the promise of a call that the library lets go of', async () => {
    let letGo: (answer: RasAnswer<null>) => void = () => {}
    const storage = createMemoryStorage()
    const harness = await startHarness('connection id=office hangup-blocks=never', {
      storage,
      attach: (ras) => {
        const { hangUp, close } = ras
        ras.hangUp = (handle) => {
          void hangUp(handle)
          return new Promise((resolve) => {
            letGo = resolve
          })
        }
        ras.close = async (graceMs) => {
          const closed = await close(graceMs)
          letGo({ kind: 'unavailable', reason: 'The library was closed.' })
          return closed
        }
      },
    })
    harness.hangUp('office')
    await harness.clock.advance(100)
    void harness.engine.close(1000)
    await harness.clock.advance(5000)
    expect(storage.files.journal).toHaveLength(1)
    expect(storage.files.receipts.map((line) => JSON.parse(line).outcome.phase)).toEqual(['left'])
  })

  test('waits for the record of an end that was told a moment ago', async () => {
    const storage = createMemoryStorage()
    let written: () => void = () => {}
    const slow = await startHarness('connection id=office drain=100ms', {
      storage: {
        ...storage,
        append: async (file, line) => {
          if (file === 'receipts') {
            await new Promise<void>((resolve) => {
              written = resolve
            })
          }
          return storage.append(file, line)
        },
      },
    })
    slow.hangUp('office')
    await slow.clock.advanceUntil(() => slow.engine.quitDecision().kind === 'go', 1000)
    let closed = false
    void slow.engine.close(1000).then(() => {
      closed = true
    })
    await slow.clock.advance(300)
    expect(closed).toBe(false)
    written()
    await slow.clock.settle()
    expect(closed).toBe(true)
    expect(storage.files.receipts).toHaveLength(1)
    expect(storage.files.journal).toEqual([])
  })

  test('does not wait for a disk that never answers', async () => {
    const storage = createMemoryStorage()
    const harness = await startHarness('connection id=office drain=never', {
      storage: { ...storage, append: (file, line) => (file === 'receipts' ? NEVER : storage.append(file, line)) },
    })
    harness.hangUp('office')
    await harness.clock.advance(100)
    let closed = false
    void harness.engine.close(1000).then(() => {
      closed = true
    })
    await harness.clock.advance(1500)
    expect(closed).toBe(true)
  })
})

test('a journal that could not be read is not emptied by the next hang-up', async () => {
  const storage = createMemoryStorage()
  const first = await startHarness('connection id=office drain=never', { storage })
  first.hangUp('office')
  await first.clock.advance(100)
  const kept = [...storage.files.journal]
  const notice = { id: 'journal', kind: 'file-unreadable', detail: 'EBUSY' } as const
  const next = await startHarness('connection id=home drain=100ms', {
    storage: {
      ...storage,
      read: async (file) => (file === 'journal' ? { records: [], notice } : storage.read(file)),
    },
  })
  next.hangUp('home')
  await next.clock.advance(1000)
  expect(next.engine.receipts().map((receipt) => receipt.outcome.phase)).toEqual(['gone'])
  expect(storage.files.journal).toEqual(expect.arrayContaining(kept))
})
