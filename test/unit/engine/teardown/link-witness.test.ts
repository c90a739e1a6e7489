import { describe, expect, test } from 'vitest'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'

const bundle = (links: readonly string[], connection = '') =>
  [
    `connection id=isdn name="ISDN bundle" type=isdn handle=0x2000 ${connection}`,
    ...links.map((keys, at) => `link of=isdn index=${at + 1} bps=64000 ${keys}`),
  ].join('\n')

const THREE = bundle(['drain=600ms', 'drain=600ms', 'drain=600ms'])
const progress = (harness: Harness, index: number) => harness.link('ISDN bundle', index).teardown?.progress
const whole = (harness: Harness) => harness.row('ISDN bundle').teardown?.progress
const truth = (harness: Harness) => harness.ras.truth().find((row) => row.id === 'isdn')

describe('hanging up one link', () => {
  test('says gone once RasGetSubEntryHandle says that it is closed', async () => {
    const harness = await startHarness(THREE)
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(590)
    expect(progress(harness, 2)).toMatchObject({ phase: 'draining' })
    await harness.clock.advance(40)
    expect(progress(harness, 2)).toMatchObject({ phase: 'gone', evidence: ['sub-entry-closed'] })
    expect(whole(harness)).toBeUndefined()
  })

  test('makes one RasHangUp on its handle, and never RasGetConnectStatus after it', async () => {
    const harness = await startHarness(THREE, { shown: true })
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(20_000)
    const made = harness.madeOn(0x2002n)
    expect(made.filter((name) => name === 'RasHangUpW')).toHaveLength(1)
    expect(made.at(-1)).toBe('RasHangUpW')
  })

  test('asks nothing of a bundle that was hung up while the link was being refused', async () => {
    const harness = await startHarness(bundle(['', 'hangup-codes=5 hangup-blocks=30ms'], 'drain=600ms'))
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(5)
    harness.hangUp('ISDN bundle')
    await harness.clock.advance(2_000)
    const made = harness.madeOn(0x2000n)
    const after = made.slice(made.indexOf('RasHangUpW') + 1)
    expect(after.filter((name) => name !== 'RasGetConnectStatusW')).toEqual([])
  })

  test('leaves the other links and the connection alone', async () => {
    const harness = await startHarness(THREE)
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(10_000)
    expect(truth(harness)?.links.map((link) => link.phase)).toEqual(['connected', 'gone', 'connected'])
    expect(harness.link('ISDN bundle', 2).state).toEqual({ kind: 'not-connected' })
    expect(harness.engine.snapshot().recent[0]).toMatchObject({ name: 'ISDN bundle', link: 2 })
  })

  test('whose witness says connected for ever is stuck, never presumed', async () => {
    const harness = await startHarness(bundle(['', 'drain=600ms witness=lie', '']))
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(60_000)
    expect(progress(harness, 2)).toMatchObject({ phase: 'draining', mark: 'stuck', known: ['link-still-connected'] })
  })

  test('whose witness never speaks is presumed gone after 3 s, with another word', async () => {
    const harness = await startHarness(bundle(['', 'drain=600ms witness=31', '']))
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(2980)
    expect(progress(harness, 2)).toMatchObject({ phase: 'draining' })
    await harness.clock.advance(60)
    expect(progress(harness, 2)).toMatchObject({ phase: 'presumed', redial: { safe: false } })
    await harness.clock.advance(3000)
    expect(progress(harness, 2)).toMatchObject({ redial: { safe: false, mayFail: true } })
  })

  test('that was presumed gone is never asked for its status again while nothing shows a new handle', async () => {
    const harness = await startHarness(`${bundle(['', 'drain=600ms witness=31', ''])}`, { shown: true })
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(30_000)
    expect(harness.madeOn(0x2002n).at(-1)).toBe('RasHangUpW')
  })

  test('the last one that is connected hangs up the whole connection', async () => {
    const harness = await startHarness(bundle(['connected=no', 'drain=200ms'], 'drain=700ms'))
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(100)
    expect(whole(harness)?.phase).toBe('draining')
    await harness.clock.advance(700)
    expect(whole(harness)?.phase).toBe('gone')
    expect(harness.madeOn(0x2002n)).not.toContain('RasHangUpW')
    expect(harness.madeOn(0x2000n)).toContain('RasHangUpW')
  })

  test('ends with the connection when that goes meanwhile', async () => {
    const harness = await startHarness(bundle(['drain=20s', 'drain=20s', ''], 'ends=2s'))
    harness.hangUp('ISDN bundle', 1)
    await harness.clock.advance(2200)
    const receipt = JSON.parse(harness.storage.files.receipts[0] ?? '{}')
    expect(receipt.outcome).toMatchObject({ phase: 'gone', evidence: expect.arrayContaining(['parent-gone']) })
  })

  test('and then the whole: the link asks nothing more, and ends with it', async () => {
    const harness = await startHarness(bundle(['drain=20s', '', ''], 'drain=900ms'), { shown: true })
    harness.hangUp('ISDN bundle', 1)
    await harness.clock.advance(500)
    harness.hangUp('ISDN bundle')
    await harness.clock.advance(1200)
    const made = harness.madeOn(0x2000n)
    expect(new Set(made.slice(made.indexOf('RasHangUpW') + 1))).toEqual(new Set(['RasGetConnectStatusW']))
    expect(harness.storage.files.receipts.map((line) => JSON.parse(line).outcome.phase)).toEqual(['gone', 'gone'])
  })

  test('of a connection that is being hung up joins that', async () => {
    const harness = await startHarness(THREE)
    harness.hangUp('ISDN bundle')
    await harness.clock.advance(100)
    harness.hangUp('ISDN bundle', 1)
    await harness.clock.advance(3000)
    expect(harness.made('RasHangUpW')).toBe(1)
  })

  test('that is not connected is refused', async () => {
    const harness = await startHarness(bundle(['', 'connected=no', '']))
    const request = { connection: harness.row('ISDN bundle').id, link: 2, confirmed: false }
    expect(harness.engine.hangUp(request, 'test')).toEqual({ ok: false, refusal: 'not-now' })
    expect(harness.engine.hangUp({ ...request, link: 9 }, 'test')).toEqual({ ok: false, refusal: 'no-such-row' })
  })

  test('that comes back is told as a new fact', async () => {
    const harness = await startHarness(bundle(['', 'drain=300ms returns=4s', ''], 'dial-mode=2'), { shown: true })
    expect(harness.row('ISDN bundle').dialsAsNeeded).toBe(true)
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(2000)
    expect(harness.link('ISDN bundle', 2)).toMatchObject({ state: { kind: 'not-connected' }, mark: null })
    await harness.clock.advance(8000)
    expect(harness.link('ISDN bundle', 2)).toMatchObject({ state: { kind: 'connected' }, mark: 'came-back' })
  })

  test('and came back while a slow list was on its way to confirm its end is not called gone', async () => {
    const harness = await startHarness(
      `${bundle(['drain=700ms returns=200ms', '', ''])}\ncall name=RasEnumConnectionsW blocks=700ms from=200ms for=4s`,
    )
    harness.hangUp('ISDN bundle', 1)
    await harness.clock.advance(2500)
    expect(truth(harness)?.links[0]?.phase).toBe('connected')
    expect(progress(harness, 1)).toMatchObject({ phase: 'draining', known: ['link-still-connected'] })
    expect(harness.engine.snapshot().recent).toEqual([])
  })

  test('two at once, each with its own proof', async () => {
    const harness = await startHarness(bundle(['drain=300ms', 'drain=900ms', '']))
    harness.hangUp('ISDN bundle', 1)
    harness.hangUp('ISDN bundle', 2)
    await harness.clock.advance(400)
    expect(progress(harness, 1)?.phase).toBe('gone')
    expect(progress(harness, 2)?.phase).toBe('draining')
    await harness.clock.advance(600)
    expect(progress(harness, 2)?.phase).toBe('gone')
  })
})

const BUNDLE = 'connection id=isdn handle=0x2000 drain=never\n'
const links = (...keys: readonly string[]) => keys.map((each) => `link of=isdn ${each}`).join('\n')

describe('a link of a connection in trouble', () => {
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
