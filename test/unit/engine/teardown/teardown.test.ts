import { describe, expect, test } from 'vitest'
import { type Harness, rowIds, startHarness } from '../../../fixtures/engine-harness.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { createTeardown } from './create-teardown.ts'

const OFFICE = 'connection id=office name="Office VPN" type=vpn handle=0x1000 up=12min'
const phase = (harness: Harness, name = 'Office VPN') => harness.row(name).teardown?.progress.phase
const progress = (harness: Harness, name = 'Office VPN') => harness.row(name).teardown?.progress

describe('asked again', () => {
  test('from stuck it calls RasHangUp once more with a freshly listed handle', async () => {
    const harness = await startHarness(`${OFFICE} refs=2 drain=400ms`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_100)
    const { id } = harness.row('Office VPN')
    expect(harness.engine.hangUpAgain({ connection: id, link: null }, 'test')).toEqual({ ok: true })
    await harness.clock.advance(600)
    expect(phase(harness)).toBe('gone')
    const names = harness.calls.filter((call) => call.phase === 'enter').map((call) => call.name)
    expect(names[names.lastIndexOf('RasHangUpW') - 1]).toBe('RasEnumConnectionsW')
  })

  test('is refused while nothing is late, and while the first call has not returned', async () => {
    const early = await startHarness(`${OFFICE} drain=never`)
    early.hangUp('Office VPN')
    await early.clock.advance(500)
    const again = (harness: Harness) =>
      harness.engine.hangUpAgain({ connection: harness.row('Office VPN').id, link: null }, 'test')
    expect(again(early)).toEqual({ ok: false, refusal: 'not-now' })

    const blocked = await startHarness(`${OFFICE} hangup-blocks=never drain=never`)
    blocked.hangUp('Office VPN')
    await blocked.clock.advance(11_000)
    expect(again(blocked)).toEqual({ ok: false, refusal: 'not-now' })
  })

  test('keep waiting takes the choice away for half a minute', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_100)
    harness.engine.keepWaiting({ connection: harness.row('Office VPN').id, link: null })
    expect(progress(harness)).toMatchObject({ mark: 'stuck', keptWaiting: true })
    await harness.clock.advance(30_100)
    expect(progress(harness)).toMatchObject({ mark: 'stuck', keptWaiting: false })
  })

  test('keep waiting while it is slow does not hide the choice once it is stuck', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(4_000)
    harness.engine.keepWaiting({ connection: harness.row('Office VPN').id, link: null })
    await harness.clock.advance(6_100)
    expect(progress(harness)).toMatchObject({ mark: 'stuck', keptWaiting: false })
  })

  test('keep waiting lasts its half minute, whenever it was chosen before', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    const target = { connection: harness.row('Office VPN').id, link: null }
    await harness.clock.advance(4_000)
    harness.engine.keepWaiting(target)
    await harness.clock.advance(20_000)
    harness.engine.keepWaiting(target)
    await harness.clock.advance(29_000)
    expect(progress(harness)).toMatchObject({ keptWaiting: true })
    await harness.clock.advance(1_100)
    expect(progress(harness)).toMatchObject({ keptWaiting: false })
  })
})

describe('leaving a stuck teardown', () => {
  test('ends the watch, says so, and asks nothing but the status of that handle again', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`, { shown: true })
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_500)
    const target = { connection: harness.row('Office VPN').id, link: null }
    expect(harness.engine.leaveIt(target)).toEqual({ ok: true })
    expect(harness.row('Office VPN')).toMatchObject({ ended: false, teardown: { progress: { phase: 'left' } } })
    await harness.clock.advance(20_000)
    const made = harness.madeOn(0x1000n)
    expect(new Set(made.slice(made.indexOf('RasHangUpW') + 1))).toEqual(new Set(['RasGetConnectStatusW']))
    expect(harness.engine.quitDecision()).toEqual({ kind: 'go' })
    expect(harness.engine.snapshot().recent[0]?.redial.safe).toBe(false)
  })

  test('while its call has not returned keeps that call from being made a second time', async () => {
    const harness = await startHarness(`${OFFICE} hangup-blocks=20s refs=2`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(10_500)
    const target = { connection: harness.row('Office VPN').id, link: null }
    harness.engine.leaveIt(target)
    const again = () => harness.engine.hangUp({ ...target, confirmed: true }, 'test')
    expect(again()).toEqual({ ok: false, refusal: 'not-now' })
    expect(harness.engine.hangUpAll({ connections: rowIds(harness.engine), includeOthers: true }, 'test')).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    await harness.clock.advance(10_000)
    expect(again()).toEqual({ ok: true })
    await harness.clock.advance(100)
    expect(harness.made('RasHangUpW')).toBe(2)
  })

  test('is refused before it is stuck', async () => {
    const harness = await startHarness(`${OFFICE} drain=never`)
    harness.hangUp('Office VPN')
    await harness.clock.advance(5000)
    const target = { connection: harness.row('Office VPN').id, link: null }
    expect(harness.engine.leaveIt(target)).toEqual({ ok: false, refusal: 'not-now' })
  })
})

/** The user leaves a connection whose RasHangUp never returns. */
async function leftWhileTheCallBlocks() {
  const harness = await startHarness('connection id=office hangup-blocks=never drain=never')
  harness.hangUp('office')
  await harness.clock.advance(12_000)
  expect(harness.engine.leaveIt({ connection: harness.row('office').id, link: null })).toEqual({ ok: true })
  await harness.clock.settle()
  return harness
}

test('leaving a call that never returns keeps a receipt', async () => {
  const { engine } = await leftWhileTheCallBlocks()
  expect(engine.receipts().map((receipt) => receipt.outcome.phase)).toEqual(['left'])
})

test('leaving a call that never returns clears the promise, and keeps that the handle is spent', async () => {
  const { storage } = await leftWhileTheCallBlocks()
  const [begun, over] = storage.files.journal.map((line) => JSON.parse(line))
  expect(over).toMatchObject({ v: 1, end: begun.begin, spent: { name: 'office', link: null } })
  expect(storage.files.journal).toHaveLength(2)
})

test('a status that changes for hours fills no memory: first and last steps are kept, and how many are missing', async () => {
  const clock = createVirtualClock()
  const teardown = createTeardown(clock)
  for (let step = 0; step < 10_000; step++) teardown.note('state', `state ${step}`)
  expect(teardown.steps.length).toBeLessThanOrEqual(400)
  const details = teardown.steps.map((step) => step.detail)
  expect(details[0]).toBe('state 0')
  expect(details.at(-1)).toBe('state 9999')
  const gap = teardown.steps.find((step) => step.what === 'left-out')
  expect(Number(gap?.detail) + teardown.steps.length - 1).toBe(10_000)
})
