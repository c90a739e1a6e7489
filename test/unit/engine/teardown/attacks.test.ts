import { describe, expect, test } from 'vitest'
import type { RasAnswer } from '../../../../native/port.ts'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const NEVER = new Promise<never>(() => {})
const BUNDLE = 'connection id=isdn handle=0x2000 drain=never\n'
const links = (...keys: readonly string[]) => keys.map((each) => `link of=isdn ${each}`).join('\n')
const whole = (harness: Harness, name: string) => harness.row(name).teardown?.progress
const following = (names: readonly string[], name: string) => names.slice(names.indexOf(name) + 1)

function leave(harness: Harness, name: string, link: number | null = null): void {
  expect(harness.engine.leaveIt({ connection: harness.row(name).id, link })).toEqual({ ok: true })
}

describe('a call that never returns', () => {
  test('of RasHangUp does not make us wait on the connection that has the number later', async () => {
    const harness = await startHarness(
      'connection id=office handle=0x100 drain=1s hangup-blocks=never recycled-by=home\nconnection id=home appears=never',
    )
    harness.hangUp('office')
    await harness.clock.advance(2000)
    expect(whole(harness, 'office')).toMatchObject({ phase: 'gone', evidence: ['handle-recycled', 'not-enumerated'] })
  })

  test('on one connection does not hide what becomes of the others', async () => {
    const harness = await startHarness(
      'connection id=office status-blocks=never\nconnection id=home ends=5s\nconnection id=cafe appears=6s',
    )
    await harness.clock.advance(30_000)
    expect(harness.engine.snapshot().connections.map((row) => row.name)).toEqual(['office', 'cafe'])
    expect(harness.engine.snapshot().health).toEqual({ kind: 'ok' })
  })
})

describe('a handle on which RasHangUp was called', () => {
  test('goes into no registration for events that the monitor had in mind before', async () => {
    const harness = await startHarness(`${BUNDLE}${links('', '')}\ncall name=RasGetProjectionInfoW blocks=500ms`)
    await harness.clock.advance(350)
    harness.hangUp('isdn')
    await harness.clock.advance(5000)
    const later = following(harness.madeOn(0x2000n), 'RasHangUpW')
    expect(new Set(later)).toEqual(new Set(['RasGetConnectStatusW']))
  })

  test('is no witness for a link any more once the user has left the whole connection', async () => {
    const harness = await startHarness(BUNDLE + links('', 'witness=lie', ''))
    harness.hangUp('isdn', 2)
    await harness.clock.advance(100)
    harness.hangUp('isdn')
    await harness.clock.advance(11_000)
    leave(harness, 'isdn')
    await harness.clock.advance(5000)
    expect(following(harness.madeOn(0x2000n), 'RasHangUpW')).not.toContain('RasGetSubEntryHandleW')
  })

  test('is asked for no link any more once the user has left the whole connection', async () => {
    const harness = await startHarness(BUNDLE + links('', '', ''))
    harness.hangUp('isdn')
    await harness.clock.advance(11_000)
    leave(harness, 'isdn')
    await harness.clock.advance(10_000)
    const reply = harness.engine.hangUp({ connection: harness.row('isdn').id, link: 2, confirmed: true }, 'test')
    await harness.clock.advance(1000)
    expect(reply).toEqual({ ok: false, refusal: 'not-now' })
    expect(following(harness.madeOn(0x2000n), 'RasHangUpW')).not.toContain('RasGetSubEntryHandleW')
  })

  test('of a link that the user left is never asked for its status', async () => {
    const harness = await startHarness(BUNDLE + links('', 'witness=lie', ''), { shown: true })
    harness.hangUp('isdn', 2)
    await harness.clock.advance(11_000)
    leave(harness, 'isdn', 2)
    await harness.clock.advance(20_000)
    expect(harness.madeOn(0x2002n).at(-1)).toBe('RasHangUpW')
  })
})

describe('leaving', () => {
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
      read: async (file) => (file === 'journal' ? { lines: [], notice } : storage.read(file)),
    },
  })
  next.hangUp('home')
  await next.clock.advance(1000)
  expect(next.engine.receipts().map((receipt) => receipt.outcome.phase)).toEqual(['gone'])
  expect(storage.files.journal).toEqual(expect.arrayContaining(kept))
})

describe('a link', () => {
  test('whose hang-up an earlier run began does not fail because a second try is refused', async () => {
    const storage = createMemoryStorage()
    const scenario = BUNDLE + links('', 'witness=lie', '')
    const first = await startHarness(scenario, { storage })
    first.hangUp('isdn', 2)
    await first.clock.advance(500)
    const next = await startHarness(`${scenario}\ncall name=RasEnumConnectionsW code=711 from=11s`, { storage })
    await next.clock.advance(11_500)
    const target = { connection: next.row('isdn').id, link: 2 }
    expect(next.engine.hangUpAgain(target, 'test')).toEqual({ ok: true })
    await next.clock.advance(2000)
    expect(next.link('isdn', 2).teardown?.progress).toMatchObject({ phase: 'draining' })
    expect(storage.files.journal).toHaveLength(1)
  })

  test('that was refused and then overtaken by a hang-up that failed is never presumed gone', async () => {
    const harness = await startHarness(
      'connection id=isdn handle=0x2000 hangup-codes=5 hangup-blocks=4s\n' +
        links('', 'hangup-codes=616,0 witness=31', '') +
        '\ncall name=RasGetSubEntryHandleW code=31 from=1500ms',
    )
    await harness.clock.advance(1000)
    harness.hangUp('isdn', 2)
    await harness.clock.advance(100)
    harness.hangUp('isdn')
    await harness.clock.advance(20_000)
    const ended = harness.engine.receipts().find((receipt) => receipt.subject.link === 2)
    expect(ended?.outcome.phase).toBe('failed')
  })

  test('is not called by a number that became somebody else’s while its neighbours were counted', async () => {
    const harness = await startHarness(
      'connection id=isdn handle=0x2000\n' +
        links('', '', '') +
        '\nconnection id=home appears=never\ncall name=RasGetSubEntryHandleW blocks=500ms from=10s',
    )
    await harness.clock.advance(10_000)
    harness.hangUp('isdn', 2)
    await harness.clock.advance(600)
    harness.ras.drop('isdn')
    harness.ras.dial('home', { handle: 0x2002n as never })
    await harness.clock.advance(10_000)
    expect(harness.ras.truth().find((row) => row.id === 'home')).toMatchObject({ phase: 'connected', accepted: 0 })
  })
})

test('events do not shorten the pause before a refused hang-up is tried again', async () => {
  const harness = await startHarness(
    'connection id=office handle=0x100 hangup-codes=616,616,0\n' +
      [50, 60, 70, 80].map((at) => `connection id=other${at} ends=${at}ms`).join('\n'),
  )
  harness.hangUp('office')
  await harness.clock.advance(3000)
  const calls = harness.calls
    .filter((call) => call.name === 'RasHangUpW' && call.phase === 'enter')
    .map((call) => call.at)
  expect(calls).toHaveLength(3)
  expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThanOrEqual(400)
  expect((calls[2] ?? 0) - (calls[1] ?? 0)).toBeGreaterThanOrEqual(400)
})
