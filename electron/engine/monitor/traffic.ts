import type { RasStatistics } from '../../../native/port.ts'
import type { Traffic } from '../../contract/snapshot.ts'

const WRAP = 2 ** 32

/** One reading of the counters and what has come of them; `at` in ms of the engine's clock. */
export interface Sample {
  readonly at: number
  readonly statistics: RasStatistics
  readonly traffic: Traffic
}

/** Adds a reading to the one before it. Counters are 32 bits wide: one that went down has wrapped once. */
export function sampleAfter(before: Sample | null, statistics: RasStatistics, at: number): Sample {
  if (before === null || at <= before.at) {
    const traffic = {
      receivedPerSecond: 0,
      sentPerSecond: 0,
      received: statistics.bytesReceived,
      sent: statistics.bytesSent,
    }
    return { at, statistics, traffic }
  }
  const seconds = (at - before.at) / 1000
  const received = growth(before.statistics.bytesReceived, statistics.bytesReceived)
  const sent = growth(before.statistics.bytesSent, statistics.bytesSent)
  return {
    at,
    statistics,
    traffic: {
      receivedPerSecond: Math.round((received * 8) / seconds),
      sentPerSecond: Math.round((sent * 8) / seconds),
      received: before.traffic.received + received,
      sent: before.traffic.sent + sent,
    },
  }
}

function growth(before: number, now: number): number {
  return now >= before ? now - before : now + WRAP - before
}
