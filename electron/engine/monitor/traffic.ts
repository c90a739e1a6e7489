import type { RasStatistics } from '../../../native/port.ts'
import type { Traffic } from '../../contract/snapshot.ts'

/** RAS_STATS counts, bytes and milliseconds alike, in 32 bits. */
const WRAP = 2 ** 32
/** A wrap is believed where the counter has gained no more than this, or than a few times what it gained before. */
const SMALL_GAIN = 2 ** 26
const GAIN_SLACK = 8
/** From half the counter's width on a wrap and a reset look alike. */
const MOST_GAINED = 2 ** 31
/** bit/s; for a line whose speed Windows does not tell. */
const SPEED_IF_UNKNOWN = 1e9
/** Compression, and readings that are not quite as far apart as their answers. */
const SPEED_SLACK = 2
/** ms by which the duration that Windows tells may differ from ours before it counts as another one. */
const DURATION_SLACK = 5_000

/** One reading of the counters and what has come of them; `at` in ms of the engine's clock. */
export interface Sample {
  readonly at: number
  readonly statistics: RasStatistics
  /** ms that the connection has been up, counted on where Windows' own count wrapped or was reset. */
  readonly connectedMs: number
  /** False: there is nothing to compare with, so that the rates are not known. */
  readonly rated: boolean
  readonly traffic: Traffic
}

/**
 * Adds a reading to the one before it. A counter that went down has wrapped only if the line can have carried what it would
 * have gained, and has carried about as much before; else it was reset, and what it gained is not known.
 */
export function sampleAfter(before: Sample | null, statistics: RasStatistics, at: number): Sample {
  if (before === null || at <= before.at) return firstSample(statistics, at)
  const seconds = (at - before.at) / 1000
  const speed = Math.max(before.statistics.bitsPerSecond, statistics.bitsPerSecond) || SPEED_IF_UNKNOWN
  const carried = Math.min(MOST_GAINED, (speed * SPEED_SLACK * seconds) / 8)
  const most = (rate: number): number => Math.min(carried, Math.max(SMALL_GAIN, (rate * GAIN_SLACK * seconds) / 8))
  const { receivedPerSecond, sentPerSecond } = before.traffic
  const received = gained(before.statistics.bytesReceived, statistics.bytesReceived, most(receivedPerSecond))
  const sent = gained(before.statistics.bytesSent, statistics.bytesSent, most(sentPerSecond))
  const rated = received !== null && sent !== null
  return {
    at,
    statistics,
    connectedMs: connectedAfter(before, statistics.connectedMs, at),
    rated,
    traffic: {
      receivedPerSecond: Math.round(((received ?? 0) * 8) / seconds),
      sentPerSecond: Math.round(((sent ?? 0) * 8) / seconds),
      received: before.traffic.received + (received ?? 0),
      sent: before.traffic.sent + (sent ?? 0),
      atLeast: before.traffic.atLeast || !rated,
    },
  }
}

function firstSample(statistics: RasStatistics, at: number): Sample {
  const { bytesReceived: received, bytesSent: sent, connectedMs, bitsPerSecond } = statistics
  // What the line can have carried since it came up tells whether the counters can have wrapped.
  const most = ((bitsPerSecond || SPEED_IF_UNKNOWN) * SPEED_SLACK * connectedMs) / 8000
  const traffic = { receivedPerSecond: 0, sentPerSecond: 0, received, sent, atLeast: most >= WRAP }
  return { at, statistics, connectedMs, rated: false, traffic }
}

/** Bytes between two readings; null where the counter was reset meanwhile. */
function gained(before: number, now: number, most: number): number | null {
  if (now >= before) return now - before
  const wrapped = now + WRAP - before
  return wrapped <= most ? wrapped : null
}

/** The same connection cannot have been up for less than before: Windows' count has wrapped, or was reset. */
function connectedAfter(before: Sample, told: number, at: number): number {
  const expected = before.connectedMs + (at - before.at)
  const wraps = Math.max(0, Math.round((expected - told) / WRAP))
  const duration = told + wraps * WRAP
  return duration < expected - DURATION_SLACK ? expected : duration
}
