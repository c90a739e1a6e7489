import { describe, expect, test } from 'vitest'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage, type MemoryStorage } from '../../../fixtures/memory-storage.ts'

const OFFICE = 'connection id=office handle=0x1000 drain=never'
const ISDN = 'connection id=isdn handle=0x2000\nlink of=isdn\nlink of=isdn drain=never witness=31\nlink of=isdn'
const STATUS_ALONE = ['RasGetConnectStatusW']

const sinceHangUp = (harness: Harness, handle: bigint) => {
  const made = harness.madeOn(handle)
  return [...new Set(made.slice(made.lastIndexOf('RasHangUpW') + 1))]
}

async function leftOffice(storage: MemoryStorage = createMemoryStorage()): Promise<Harness> {
  const harness = await startHarness(OFFICE, { storage, shown: true })
  harness.hangUp('office')
  await harness.clock.advance(11_000)
  expect(harness.engine.leaveIt({ connection: harness.row('office').id, link: null })).toEqual({ ok: true })
  await harness.clock.advance(100)
  return harness
}

async function presumedLink(storage: MemoryStorage): Promise<Harness> {
  const harness = await startHarness(ISDN, { storage, shown: true })
  harness.hangUp('isdn', 2)
  await harness.clock.advance(4000)
  expect(harness.link('isdn', 2).teardown?.progress.phase).toBe('presumed')
  return harness
}

describe('that a handle was hung up, and the user left, is still known', () => {
  test('after RasMan stopped and came back', async () => {
    const harness = await leftOffice()
    harness.ras.setService('stopped')
    await harness.clock.advance(300_000)
    harness.ras.setService('running')
    await harness.clock.advance(5000)
    expect(harness.row('office').ended).toBe(false)
    expect(sinceHangUp(harness, 0x1000n)).toEqual(STATUS_ALONE)
  })

  test('after a list that missed the connection once', async () => {
    const harness = await leftOffice()
    const { enumConnections } = harness.ras
    Object.assign(harness.ras, { enumConnections: async () => ({ kind: 'value', value: [] }) })
    await harness.clock.advance(1500)
    Object.assign(harness.ras, { enumConnections })
    await harness.clock.advance(5000)
    expect(harness.row('office').ended).toBe(false)
    expect(sinceHangUp(harness, 0x1000n)).toEqual(STATUS_ALONE)
  })

  test('after a new start', async () => {
    const storage = createMemoryStorage()
    await leftOffice(storage)
    const next = await startHarness(`${OFFICE}\nlink of=office\nlink of=office`, { storage, shown: true })
    await next.clock.advance(5000)
    expect(new Set(next.madeOn(0x1000n))).toEqual(new Set(STATUS_ALONE))
  })

  test('after two new starts', async () => {
    const storage = createMemoryStorage()
    await leftOffice(storage)
    await startHarness(OFFICE, { storage })
    const third = await startHarness(OFFICE, { storage, shown: true })
    await third.clock.advance(5000)
    expect(new Set(third.madeOn(0x1000n))).toEqual(new Set(STATUS_ALONE))
  })

  test('and forgotten once lists have not shown it for a minute', async () => {
    const storage = createMemoryStorage()
    await leftOffice(storage)
    const next = await startHarness('connection id=home', { storage, shown: true })
    await next.clock.advance(55_000)
    expect(storage.files.journal).not.toEqual([])
    await next.clock.advance(10_000)
    expect(storage.files.journal).toEqual([])
  })

  test('and forgotten once a later hang-up has proven it gone', async () => {
    const storage = createMemoryStorage()
    await leftOffice(storage)
    const next = await startHarness('connection id=office handle=0x1000 drain=100ms', { storage })
    next.hangUp('office')
    await next.clock.advance(500)
    expect(storage.files.journal).toEqual([])
  })

  test('and told to nobody as running or interrupted', async () => {
    const storage = createMemoryStorage()
    await leftOffice(storage)
    const next = await startHarness(OFFICE, { storage })
    expect(next.row('office').teardown).toBeNull()
    expect(next.engine.snapshot().recent).toEqual([])
    expect(next.engine.quitDecision()).toEqual({ kind: 'go' })
  })
})

describe('a link that was presumed gone', () => {
  test('is not asked for its status after a new start either', async () => {
    const storage = createMemoryStorage()
    await presumedLink(storage)
    const next = await startHarness(ISDN, { storage, shown: true })
    await next.clock.advance(5000)
    expect(next.madeOn(0x2002n)).toEqual([])
    expect(next.madeOn(0x2001n)).toContain('RasGetConnectStatusW')
  })

  test('nor where the program was killed between its receipt and its journal line', async () => {
    const storage = createMemoryStorage()
    const slow: MemoryStorage = {
      ...storage,
      append: (file, record) => ('end' in record ? new Promise(() => {}) : storage.append(file, record)),
      rewrite: () => new Promise(() => {}),
    }
    await presumedLink(slow)
    expect(storage.files.receipts).toHaveLength(1)
    const next = await startHarness(ISDN, { storage, shown: true })
    await next.clock.advance(5000)
    expect(next.madeOn(0x2002n)).toEqual([])
    expect(storage.files.receipts).toHaveLength(1)
  })

  test('is a new link once it was seen closed', async () => {
    const storage = createMemoryStorage()
    const silent = 'call name=RasGetSubEntryHandleW code=31 from=10ms for=4s'
    const scenario = `${ISDN.replace('drain=never witness=31', 'drain=8s returns=4s')}\n${silent}`
    const harness = await startHarness(scenario, { storage, shown: true })
    harness.hangUp('isdn', 2)
    await harness.clock.advance(5000)
    expect(storage.files.journal).not.toEqual([])
    await harness.clock.advance(25_000)
    expect(harness.link('isdn', 2)).toMatchObject({ state: { kind: 'connected' }, mark: 'came-back' })
    expect(storage.files.journal).toEqual([])
  })
})

test('a link that the user left with its connection is not watched on after a kill that came before its record', async () => {
  const storage = createMemoryStorage()
  const bundle = `${OFFICE}\nlink of=office\nlink of=office witness=lie\nlink of=office`
  const first = await startHarness(bundle, { storage })
  first.hangUp('office', 2)
  await first.clock.advance(100)
  first.hangUp('office')
  await first.clock.advance(11_000)
  first.engine.leaveIt({ connection: first.row('office').id, link: null })
  await first.clock.advance(100)
  const { begin } = JSON.parse(storage.files.journal[0] ?? '')
  const kept = storage.files.journal.filter((line) => JSON.parse(line).end !== begin)
  storage.files.journal.splice(0, Number.POSITIVE_INFINITY, ...kept)

  const next = await startHarness(bundle, { storage, shown: true })
  await next.clock.advance(5000)
  expect(new Set(next.madeOn(0x1000n))).toEqual(new Set(STATUS_ALONE))
  expect(next.engine.quitDecision()).toEqual({ kind: 'go' })
})

test('what was left before RasHangUp could be called was not hung up', async () => {
  const harness = await startHarness(`${OFFICE}\ncall name=RasEnumConnectionsW blocks=14s from=1s for=9s`, {
    shown: true,
  })
  await harness.clock.advance(1500)
  harness.hangUp('office')
  await harness.clock.advance(10_100)
  harness.engine.leaveIt({ connection: harness.row('office').id, link: null })
  await harness.clock.advance(20_000)
  expect(harness.made('RasHangUpW')).toBe(0)
  expect(harness.madeOn(0x1000n).at(-1)).not.toBe('RasGetConnectStatusW')
  expect(harness.row('office').traffic).not.toBeNull()
})

const BUNDLE = 'connection id=isdn handle=0x2000 drain=never\n'
const links = (...keys: readonly string[]) => keys.map((each) => `link of=isdn ${each}`).join('\n')

function leave(harness: Harness, name: string, link: number | null = null): void {
  expect(harness.engine.leaveIt({ connection: harness.row(name).id, link })).toEqual({ ok: true })
}
const following = (names: readonly string[], name: string) => names.slice(names.indexOf(name) + 1)

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
