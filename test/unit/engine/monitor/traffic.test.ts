import { describe, expect, test } from 'vitest'
import { type Sample, sampleAfter } from '../../../../electron/engine/monitor/traffic.ts'
import type { RasStatistics } from '../../../../native/port.ts'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const WRAP = 2 ** 32
const MBIT = 1_000_000

const statistics = (over: Partial<RasStatistics>): RasStatistics => ({
  bytesReceived: 0,
  bytesSent: 0,
  framesSent: 0,
  framesReceived: 0,
  crcErrors: 0,
  timeoutErrors: 0,
  alignmentErrors: 0,
  overrunErrors: 0,
  framingErrors: 0,
  bufferOverrunErrors: 0,
  compressionIn: 0,
  compressionOut: 0,
  bitsPerSecond: 0,
  connectedMs: 0,
  ...over,
})

/** Readings of the bytes received, 2 s apart. */
function received(bitsPerSecond: number, ...counters: readonly number[]): Sample {
  let sample: Sample | null = null
  for (const [at, bytesReceived] of counters.entries()) {
    sample = sampleAfter(
      sample,
      statistics({ bytesReceived, bitsPerSecond, connectedMs: 60_000 + at * 2_000 }),
      at * 2_000,
    )
  }
  return sample!
}

describe('a byte counter', () => {
  test('is counted across its wrap', () => {
    expect(received(0, WRAP - 1000, 1000)).toMatchObject({
      rated: true,
      traffic: { receivedPerSecond: 8000, received: WRAP + 1000 },
    })
  })

  test.each([
    ['one byte less than before', 5_000_000, 4_999_999, 100 * MBIT],
    ['one byte less than before on a line of unknown speed', 5_000_000, 4_999_999, 0],
    ['that was reset to 0', 3_000_000_000, 0, 100 * MBIT],
    ['that was reset and has counted on', 3_000_000_000, 20_000, 10_000 * MBIT],
    ['of a modem that would have wrapped within two seconds', WRAP - 10_000_000, 1_000, 56_000],
  ])('%s is no wrap: neither rate nor total is made up', (_, before, now, speed) => {
    const sample = received(speed, before, now)
    expect(sample.rated).toBe(false)
    expect(sample.traffic).toMatchObject({ received: before, atLeast: true })
    const next = sampleAfter(sample, statistics({ bytesReceived: now + 1000, bitsPerSecond: speed }), 4_000)
    expect(next.traffic).toMatchObject({ receivedPerSecond: 4000, received: before + 1000, atLeast: true })
  })

  test('of a line that is up for so long that it can have wrapped says at least', () => {
    const first = (bitsPerSecond: number, connectedMs: number) =>
      sampleAfter(null, statistics({ bytesReceived: 1000, bitsPerSecond, connectedMs }), 0).traffic.atLeast
    expect(first(100 * MBIT, 60_000)).toBe(false)
    expect(first(100 * MBIT, 3_600_000)).toBe(true)
    expect(first(56_000, 3_600_000)).toBe(false)
  })
})

describe('the duration', () => {
  const uptimeAfter = (from: number, to: number, passed: number): number =>
    sampleAfter(sampleAfter(null, statistics({ connectedMs: from }), 0), statistics({ connectedMs: to }), passed)
      .connectedMs

  test('goes on across its wrap after 49.7 days', () => {
    expect(uptimeAfter(WRAP - 1_000, 1_000, 2_000)).toBe(WRAP + 1_000)
  })

  test('goes on where Windows begins to count anew', () => {
    expect(uptimeAfter(3_600_000, 0, 2_000)).toBe(3_602_000)
    expect(uptimeAfter(3_600_000, 1_500, 2_000)).toBe(3_602_000)
  })

  test('is what Windows tells where that is more, as after a sleep', () => {
    expect(uptimeAfter(3_600_000, 7_200_000, 2_000)).toBe(7_200_000)
  })
})

test('the graph begins where OnHook began to look, with a rate and not with 0', async () => {
  const { clock, engine, row } = await startHarness('connection id=a up=2h rate-in=8000 received=3000000000', {
    shown: true,
  })
  expect(row('a').traffic).toBeNull()
  await clock.advance(5_000)
  const points = engine.history(row('a').id)
  expect(points.length).toBeGreaterThan(2)
  expect(points.map((point) => point.receivedPerSecond)).not.toContain(0)
})

describe('the state', () => {
  test.each([
    ['substate=1', 'dormant'],
    ['substate=2', 'reconnecting'],
    ['substate=0x2000', 'connected'],
    ['substate=7', 'unknown-substate'],
    ['state=3', 'connecting'],
  ])('%s is %s', async (keys, kind) => {
    const { row } = await startHarness(`connection id=a ${keys}`)
    expect(row('a').state.kind).toBe(kind)
  })

  test.each([
    [3, 809],
    [3, 13_801],
    [0x2001, 691],
    [0x1001, 691],
    [0x3333, 829],
  ])('%i with the error %i is a connection that failed with it', async (state, error) => {
    const { row } = await startHarness(`connection id=a state=${state}`, {
      attach: (ras) => {
        const { connectStatus } = ras
        Object.assign(ras, {
          connectStatus: async (...args: Parameters<typeof connectStatus>) => {
            const answer = await connectStatus(...args)
            return answer.kind === 'value' ? { kind: 'value', value: { ...answer.value, error } } : answer
          },
        })
      },
    })
    expect(row('a').state).toMatchObject({ kind: 'connect-failed', failure: { kind: 'code', code: error } })
  })
})
