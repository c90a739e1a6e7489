import { describe, expect, test } from 'vitest'
import { type Harness, startHarness } from '../../../fixtures/engine-harness.ts'

const ISDN = 'connection id=isdn\nlink of=isdn\nlink of=isdn'
const again = ({ engine, row }: Harness, link: number | null) =>
  engine.hangUpAgain({ connection: row('isdn').id, link }, 'test')

describe('hang up again, while the witness of the link does not answer', () => {
  test('is carried out with a fresh look of its own', async () => {
    const harness = await startHarness(
      `${ISDN} drain=never witness=lie\ncall name=RasGetSubEntryHandleW blocks=60s from=1s times=1`,
    )
    harness.hangUp('isdn', 2)
    await harness.clock.advance(4000)
    expect(again(harness, 2)).toEqual({ ok: true })
    await harness.clock.advance(500)
    expect(harness.made('RasHangUpW')).toBe(2)
  })

  test('proves nothing by an answer that was asked for before it', async () => {
    const harness = await startHarness(
      `${ISDN} drain=100ms returns=200ms\ncall name=RasGetSubEntryHandleW blocks=6s from=50ms for=100ms code=618`,
    )
    harness.hangUp('isdn', 2)
    await harness.clock.advance(4000)
    expect(again(harness, 2)).toEqual({ ok: true })
    await harness.clock.advance(300)
    expect(harness.made('RasHangUpW')).toBe(2)
    await harness.clock.advance(2000)
    expect(harness.link('isdn', 2).teardown?.progress).toMatchObject({ phase: 'draining' })
  })

  test('is refused while the first call cannot even be made', async () => {
    const harness = await startHarness(`${ISDN}\ncall name=RasGetSubEntryHandleW blocks=never from=500ms`)
    await harness.clock.advance(400)
    const id = harness.row('isdn').id
    await harness.clock.advance(200)
    expect(harness.engine.hangUp({ connection: id, link: 2, confirmed: true }, 'test')).toEqual({ ok: true })
    await harness.clock.advance(11_000)
    expect(again(harness, 2)).toEqual({ ok: false, refusal: 'not-now' })
    expect(harness.made('RasHangUpW')).toBe(0)
  })

  test('is refused while the whole connection is hung up: what becomes of it becomes of the link', async () => {
    const harness = await startHarness(`${ISDN.replace('id=isdn', 'id=isdn drain=never')} drain=never witness=lie`)
    harness.hangUp('isdn', 2)
    await harness.clock.advance(100)
    harness.hangUp('isdn')
    await harness.clock.advance(4000)
    expect(again(harness, 2)).toEqual({ ok: false, refusal: 'not-now' })
    expect(again(harness, null)).toEqual({ ok: true })
  })
})

test('a call of RasHangUp that never returns does not make us wait on the connection that has the number later', async () => {
  const harness = await startHarness(
    'connection id=office handle=0x100 drain=1s hangup-blocks=never recycled-by=home\nconnection id=home appears=never',
  )
  harness.hangUp('office')
  await harness.clock.advance(2000)
  expect(harness.row('office').teardown?.progress).toMatchObject({
    phase: 'gone',
    evidence: ['handle-recycled', 'not-enumerated'],
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
