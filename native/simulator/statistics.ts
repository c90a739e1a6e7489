import type { RasStatistics } from '../port.ts'
import { isLinkUp, type Life, type LinkLife, linkConnectedFor } from './life.ts'
import type { TrafficSpec } from './scenario/scenario.ts'

/** bytes; only frames are made up from it. */
const FRAME = 640

interface Bytes {
  readonly received: number
  readonly sent: number
}

/** RasGetConnectionStatistics of a connection that is up. */
export function connectionStatistics(life: Life, now: number): RasStatistics {
  const first = life.generation === 0
  const parts = [
    bytesAfter(life.spec, first, now - life.from),
    ...life.links.map((link) => bytesAfter(link.spec, first, linkConnectedFor(link, now))),
  ]
  const bitsPerSecond = life.links
    .filter((link) => isLinkUp(life, link))
    .reduce((sum, link) => sum + link.spec.bps, life.spec.bps)
  const received = parts.reduce((sum, part) => sum + part.received, 0)
  const sent = parts.reduce((sum, part) => sum + part.sent, 0)
  return statistics({ received, sent }, bitsPerSecond, now - life.from + (first ? life.spec.up : 0))
}

/** RasGetLinkStatistics of a link that is up. */
export function linkStatistics(life: Life, link: LinkLife, now: number): RasStatistics {
  const first = life.generation === 0
  const sinceStart = first && link.endedAt === null ? life.spec.up : 0
  const connected = now - (link.connectedFrom ?? now)
  return statistics(bytesAfter(link.spec, first, linkConnectedFor(link, now)), link.spec.bps, connected + sinceStart)
}

/** What was counted before the start belongs to the first connection alone. */
function bytesAfter(spec: TrafficSpec, first: boolean, connectedMs: number): Bytes {
  const bytes = (bitsPerSecond: number): number => Math.floor((bitsPerSecond * connectedMs) / 8000)
  return {
    received: (first ? spec.received : 0) + bytes(spec.rateIn),
    sent: (first ? spec.sent : 0) + bytes(spec.rateOut),
  }
}

function statistics(bytes: Bytes, bitsPerSecond: number, connectedMs: number): RasStatistics {
  const bytesSent = wrapped(bytes.sent)
  const bytesReceived = wrapped(bytes.received)
  return {
    bytesSent,
    bytesReceived,
    framesSent: wrapped(bytesSent / FRAME),
    framesReceived: wrapped(bytesReceived / FRAME),
    crcErrors: 0,
    timeoutErrors: 0,
    alignmentErrors: 0,
    overrunErrors: 0,
    framingErrors: 0,
    bufferOverrunErrors: 0,
    compressionIn: 100,
    compressionOut: 100,
    bitsPerSecond: wrapped(bitsPerSecond),
    connectedMs: wrapped(connectedMs),
  }
}

/** As a 32-bit counter shows it. */
const wrapped = (count: number): number => Math.floor(count) % 0x1_0000_0000
