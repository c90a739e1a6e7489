import { describe, expect, test } from 'vitest'
import { createQuitGate, type QuitOutcome } from '../../../electron/host/quit-gate.ts'
import { startHarness } from '../../fixtures/engine-harness.ts'

/** Quitting is wanted while a link and a connection are hung up. */
async function quitWhileHangingUp(drain = '5s') {
  const harness = await startHarness(`connection id=office drain=${drain}\nconnection id=home name=.555 drain=${drain}`)
  harness.hangUp('office')
  harness.hangUp('555')
  await harness.clock.advance(100)
  const ended: QuitOutcome[] = []
  const quit = createQuitGate(harness.engine, (how) => ended.push(how))
  quit.request()
  await harness.clock.settle()
  return { ...harness, quit, ended, quitting: () => harness.engine.snapshot().quitting }
}

describe('a quit that waits', () => {
  test('says what it waits for in every snapshot, also once the question is put away', async () => {
    const { quit, quitting, engine } = await quitWhileHangingUp()
    const waitsFor = [
      { id: expect.any(String), name: 'office', apart: [], dialled: false, link: null },
      { id: expect.any(String), name: '555', apart: [], dialled: true, link: null },
    ]
    expect(quitting()).toEqual({ waitsFor, stuck: false })
    expect(quit.waitForEnd()).toEqual({ ok: true })
    expect(engine.snapshot().finishing).toBeNull()
    expect(quitting()).toEqual({ waitsFor, stuck: false })
  })

  test('says that one is stuck', async () => {
    const { clock, quitting } = await quitWhileHangingUp('never')
    await clock.advance(11_000)
    expect(quitting()).toMatchObject({ stuck: true })
  })

  test('can be taken back: then nothing ends, and it can be wanted anew', async () => {
    const { quit, quitting, clock, ended } = await quitWhileHangingUp()
    expect(quit.dontQuit()).toEqual({ ok: true })
    expect(quitting()).toBeNull()
    expect(quit.waitsFor()).toBe(0)
    await clock.advance(10_000)
    expect(ended).toEqual([])
    quit.request()
    expect(ended).toEqual(['finished'])
  })

  test('ends once all are gone', async () => {
    const { quit, clock, ended, quitting } = await quitWhileHangingUp()
    quit.waitForEnd()
    await clock.advance(10_000)
    expect(ended).toEqual(['finished'])
    expect(quitting()).toBeNull()
  })
})

test('without a wish to quit there is none to take back, and no line says so', async () => {
  const { engine, hangUp } = await startHarness('connection id=office drain=5s')
  hangUp('office')
  expect(createQuitGate(engine, () => {}).dontQuit()).toEqual({ ok: false, refusal: 'not-now' })
  expect(engine.snapshot().quitting).toBeNull()
})
