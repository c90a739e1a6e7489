import { describe, expect, test } from 'vitest'
import type { RasHandle } from '../../../native/port.ts'
import { recordedHandle } from '../../../native/recording/recording.ts'
import { createReplayRas } from '../../../native/recording/replay-ras.ts'
import { recordingOf } from '../../fixtures/recordings.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const HEADER = '{"v":1,"recording":"OnHook","epoch":0,"source":"system","versions":{}}'
const H1 = recordedHandle(1)
const code = (at: number, method: string, ms: number, answer: number): string =>
  JSON.stringify({ at, ms, method, handle: 'h1', answer: { kind: 'code', code: answer } })

async function played(...lines: readonly string[]) {
  const clock = createVirtualClock()
  const remarks: string[] = []
  const recording = await recordingOf([HEADER, ...lines])
  const ras = createReplayRas({ clock, load: async () => recording, remark: (sentence) => remarks.push(sentence) })
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
  /** What comes of a call that is made now, once its time is over. */
  const asked = async (call: Promise<unknown>, ms = 0) => {
    let answer: unknown = 'no answer'
    void call.then((given) => {
      answer = given
    })
    await clock.advance(ms)
    await clock.settle()
    return answer
  }
  const status = async (handle: RasHandle = H1) => asked(ras.connectStatus(handle))
  return { clock, ras, remarks, asked, status }
}

describe('A replay', () => {
  test('answers as the last answer before it did, in whatever rhythm it is asked', async () => {
    const { clock, status } = await played(code(0, 'connectStatus', 0, 31), code(100, 'connectStatus', 0, 6))
    expect(await status()).toEqual({ kind: 'code', code: 31 })
    await clock.advance(37)
    expect(await status()).toEqual({ kind: 'code', code: 31 })
    await clock.advance(70)
    expect(await status()).toEqual({ kind: 'code', code: 6 })
    await clock.advance(3_600_000)
    expect(await status()).toEqual({ kind: 'code', code: 6 })
  })

  test('takes as long as it took', async () => {
    const { ras, asked } = await played(code(0, 'connectStatus', 40, 6))
    expect(await asked(ras.connectStatus(H1), 39)).toBe('no answer')
    expect(await asked(ras.connectStatus(H1), 40)).toEqual({ kind: 'code', code: 6 })
  })

  test('never answers what was never answered', async () => {
    const { ras, asked } = await played('{"at":0,"out":1000,"method":"hangUp","handle":"h1"}')
    expect(await asked(ras.hangUp(H1), 3_600_000)).toBe('no answer')
  })

  test('answers with the first answer where it is asked earlier than it was', async () => {
    const { status, ras } = await played(code(500, 'connectStatus', 0, 31))
    expect(await status()).toEqual({ kind: 'code', code: 31 })
    expect([...ras.notRecorded]).toEqual([])
  })

  test('lets a hang-up that comes a little early wait for its time', async () => {
    const { ras, asked } = await played(code(500, 'hangUp', 20, 6))
    expect(await asked(ras.hangUp(H1), 519)).toBe('no answer')
    expect(await asked(ras.hangUp(H1), 1)).toBe('no answer')
    expect(await asked(ras.hangUp(H1), 20)).toEqual({ kind: 'code', code: 6 })
  })

  test('says of what the recording does not hold that it is not recorded, and counts it', async () => {
    const { status, ras, remarks } = await played(code(0, 'connectStatus', 0, 6), code(60_000, 'hangUp', 0, 6))
    const other = recordedHandle(2)
    expect(await status(other)).toEqual({ kind: 'unavailable', reason: 'Not recorded: connectStatus.' })
    await status(other)
    expect(await ras.hangUp(H1)).toMatchObject({ kind: 'unavailable' })
    expect([...ras.notRecorded]).toEqual([
      ['connectStatus', 2],
      ['hangUp', 1],
    ])
    expect(remarks.filter((line) => line.includes('nowhere in the recording'))).toHaveLength(2)
  })

  test('tells of events at their time, and not of those before anybody listened', async () => {
    const { ras, clock } = await played(
      '{"at":0,"ms":0,"method":"watch","answer":{"kind":"value","value":null}}',
      '{"at":10,"event":"made"}',
      '{"at":50,"event":"ended"}',
    )
    await clock.advance(20)
    const heard: string[] = []
    const answer = await ras.watch((event) => heard.push(`${event} at ${clock.now()}`))
    await clock.advance(100)
    expect(answer.kind).toBe('value')
    expect(heard).toEqual(['ended at 50'])
  })

  test('says when the recording is over', async () => {
    const { clock, remarks } = await played(
      code(0, 'connectStatus', 0, 6),
      '{"at":900,"end":"asked","calls":1,"events":0}',
    )
    await clock.advance(899)
    expect(remarks).toEqual([])
    await clock.advance(1)
    expect(remarks).toEqual(['The recording is over: from now on each question is answered as it was last.'])
  })

  test('of nothing that can be played is not there, and says why', async () => {
    const clock = createVirtualClock()
    const ras = createReplayRas({ clock, load: async () => 'This is no recording.', remark: () => {} })
    expect(await ras.open()).toEqual({ kind: 'unavailable', reason: 'This is no recording.' })
    expect(await ras.enumConnections()).toMatchObject({ kind: 'unavailable' })
  })
})
