import { describe, expect, test } from 'vitest'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'

const OFFICE = 'connection id=office name="Office VPN" type=vpn handle=0x1000 up=12min'
const phase = (harness: Harness, name = 'Office VPN') => harness.row(name).teardown?.progress.phase
const progress = (harness: Harness, name = 'Office VPN') => harness.row(name).teardown?.progress
const truth = (harness: Harness, id = 'office') => harness.ras.truth().find((row) => row.id === id)

describe('hanging up a connection', () => {
  test('says gone only after the true end, with its evidence', async () => {
    const harness = await startHarness(`${OFFICE} drain=1.7s`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(1690)
    expect(phase(harness)).toBe('draining')
    await harness.clock.advance(40)
    expect(truth(harness)?.phase).toBe('gone')
    expect(progress(harness)).toMatchObject({ phase: 'gone', evidence: ['invalid-handle', 'not-enumerated'] })
  })

  test('calls RasHangUp once, and after it nothing but RasGetConnectStatus on the handle', async () => {
    const harness = await startHarness(`${OFFICE} drain=1.7s`, { shown: true })
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_000)
    const made = harness.madeOn(0x1000n)
    expect(made.filter((name) => name === 'RasHangUpW')).toHaveLength(1)
    expect(new Set(made.slice(made.indexOf('RasHangUpW') + 1))).toEqual(new Set(['RasGetConnectStatusW']))
  })

  test('asks the list anew right before it calls', async () => {
    const harness = await startHarness(`${OFFICE} drain=200ms`)
    await harness.clock.advance(1000)
    harness.hangUp('Office VPN')
    await harness.clock.settle()
    const names = harness.calls.filter((call) => call.phase === 'enter').map((call) => call.name)
    expect(names[names.indexOf('RasHangUpW') - 1]).toBe('RasEnumConnectionsW')
  })

  test('polls each 10 ms for 2 s, then each 50 ms until 10 s, then each 250 ms', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    const polls = async (ms: number) => {
      const before = harness.made('RasGetConnectStatusW')
      await harness.clock.advance(ms)
      return harness.made('RasGetConnectStatusW') - before
    }
    expect(await polls(2000)).toBeGreaterThanOrEqual(198)
    expect(await polls(8000)).toBeLessThanOrEqual(161)
    expect(await polls(5000)).toBeLessThanOrEqual(21)
  })

  test('is slow at 3 s, stuck at 10 s, and never gone while it never ends', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(2990)
    expect(progress(harness)).toMatchObject({ phase: 'draining', mark: 'on-time' })
    await harness.clock.advance(20)
    expect(progress(harness)).toMatchObject({ mark: 'slow', known: ['never-left-connected'] })
    await harness.clock.advance(7000)
    expect(progress(harness)).toMatchObject({ mark: 'stuck' })
    await harness.clock.advance(3_600_000)
    expect(progress(harness)).toMatchObject({ phase: 'draining', mark: 'stuck' })
  })

  test('ends in gone whenever the proof comes, also after stuck', async () => {
    const harness = await startHarness(`${OFFICE} drain=30s drain-states=0x2001@1s`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(12_000)
    expect(progress(harness)).toMatchObject({ mark: 'stuck', known: ['still-listed'] })
    await harness.clock.advance(18_300)
    expect(phase(harness)).toBe('gone')
  })

  test('believes 668 only when the list agrees', async () => {
    const harness = await startHarness(`${OFFICE} drain=300ms after=668 listed-late=2s`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(2200)
    expect(phase(harness)).toBe('draining')
    await harness.clock.advance(200)
    expect(progress(harness)).toMatchObject({ phase: 'gone', evidence: ['not-enumerated'] })
  })

  test('knows that a number of its own that belongs to somebody else now is gone', async () => {
    const harness = await startHarness(
      `${OFFICE} drain=500ms recycled-by=other\nconnection id=other name=Other appears=never`,
    )
    harness.hangUp('Office VPN')
    await harness.clock.advance(700)
    expect(progress(harness)).toMatchObject({ phase: 'gone' })
    await harness.clock.advance(20_000)
    expect(truth(harness, 'other')?.phase).toBe('connected')
    expect(truth(harness, 'other')?.accepted).toBe(0)
  })

  test('stays honest where the handle answers 0 for ever and nothing is listed', async () => {
    const harness = await startHarness(`${OFFICE} drain=300ms after=0`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(11_000)
    expect(progress(harness)).toMatchObject({ mark: 'stuck', known: ['not-listed-port-open'] })
  })

  test('does not say that the port is open where the status did not say so', async () => {
    const harness = await startHarness(`${OFFICE} drain=never listed=no status-codes=1722`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_500)
    expect(progress(harness)).toMatchObject({ mark: 'stuck', known: ['not-listed'] })
  })

  test('says that RasMan does not run where that is why nothing can be known', async () => {
    const harness = await startHarness(
      `${OFFICE} drain=never status-codes=1722\ncall name=RasEnumConnectionsW code=711 from=1s`,
    )
    harness.hangUp('Office VPN')
    await harness.clock.advance(4000)
    expect(progress(harness)).toMatchObject({ mark: 'slow', known: ['service-not-running'] })
  })

  test.each([606, 631, 829, 831])('%i is a refusal at once while the list shows it connected', async (code) => {
    const harness = await startHarness(`${OFFICE} hangup-codes=${code}`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(200)
    expect(progress(harness)).toMatchObject({ phase: 'failed', failure: { code } })
  })

  test('takes 617 as under way already', async () => {
    const harness = await startHarness(`${OFFICE} drain=300ms hangup-codes=617`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(400)
    expect(phase(harness)).toBe('gone')
  })

  test('tries again by itself after 616, three times at most', async () => {
    const once = await startHarness(`${OFFICE} drain=300ms hangup-codes=616,616,0`)
    once.hangUp('Office VPN')
    await once.clock.advance(2000)
    expect(phase(once)).toBe('gone')
    expect(once.made('RasHangUpW')).toBe(3)

    const ever = await startHarness(`${OFFICE} hangup-codes=616`)
    ever.hangUp('Office VPN')
    await ever.clock.advance(5000)
    expect(progress(ever)).toMatchObject({ phase: 'failed', failure: { code: 616 } })
    expect(ever.made('RasHangUpW')).toBe(3)
  })

  test.each([5, 753, 87, 711, 4711])('tells that %i was refused, and leaves the row as it was', async (code) => {
    const harness = await startHarness(`${OFFICE} hangup-codes=${code}`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    expect(progress(harness)).toMatchObject({ phase: 'failed', failure: { kind: 'code', code } })
    expect(harness.row('Office VPN').ended).toBe(false)
    expect(harness.row('Office VPN').state.kind).toBe('connected')
  })

  test('is already gone when another program was quicker', async () => {
    const harness = await startHarness(`${OFFICE} drain=0`)
    harness.ras.hangUpByAnother('office')
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    expect(phase(harness)).toBe('already-gone')
    expect(harness.made('RasHangUpW')).toBe(0)
  })

  test('a call that never returns reaches slow and stuck like any other', async () => {
    const harness = await startHarness(`${OFFICE} hangup-blocks=never drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(3100)
    expect(progress(harness)).toMatchObject({ phase: 'calling', mark: 'slow', known: ['call-not-returned'] })
    await harness.clock.advance(7000)
    expect(progress(harness)).toMatchObject({ mark: 'stuck' })
  })

  test('works while the connection still dials', async () => {
    const harness = await startHarness(`${OFFICE} state=2 drain=200ms`)
    expect(harness.row('Office VPN').state).toEqual({ kind: 'connecting', state: 2 })
    harness.hangUp('Office VPN')
    await harness.clock.advance(300)
    expect(phase(harness)).toBe('gone')
  })

  test('a second request joins the first', async () => {
    const harness = await startHarness(`${OFFICE} drain=1s`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(100)
    harness.hangUp('Office VPN')
    await harness.clock.advance(2000)
    expect(harness.made('RasHangUpW')).toBe(1)
    expect(harness.storage.files.receipts).toHaveLength(1)
  })

  test('is safe to redial one second after the proof, not before', async () => {
    const harness = await startHarness(`${OFFICE} drain=500ms`)
    harness.hangUp('Office VPN')
    await harness.clock.advanceUntil(() => phase(harness) === 'gone', 1000)
    await harness.clock.advance(990)
    expect(progress(harness)).toMatchObject({ redial: { safe: false } })
    await harness.clock.advance(20)
    expect(progress(harness)).toMatchObject({ redial: { safe: true } })
  })

  test('moves from its row to Recent after a few seconds', async () => {
    const harness = await startHarness(`${OFFICE} drain=500ms`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(8000)
    expect(harness.engine.snapshot().connections).toEqual([])
    expect(harness.engine.snapshot().recent[0]).toMatchObject({ name: 'Office VPN', canReconnect: true })
  })
})
