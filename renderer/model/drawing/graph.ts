import type { TrafficPoint } from '../../../electron/contract/snapshot.ts'

/** Traffic of the last minutes as two lines in a square of 100 × 100, the newest at the end, zero at the bottom. */
export interface Graph {
  /** How many minutes the square is wide. */
  readonly minutes: number
  /** bit/s at its top */
  readonly top: number
  readonly received: string
  readonly sent: string
}

const MINUTE = 60_000
const MOST_MINUTES = 5
/** bit/s; what is quieter is drawn as quiet. */
const LEAST_TOP = 1_000

/** Null where one cannot draw a line yet. */
export function graphOf(points: readonly TrafficPoint[]): Graph | null {
  const newest = points[points.length - 1]?.at ?? 0
  const shown = points.filter((point) => newest - point.at <= MOST_MINUTES * MINUTE)
  const oldest = shown[0]?.at ?? newest
  if (shown.length < 2 || oldest >= newest) return null
  const minutes = Math.ceil((newest - oldest) / MINUTE)
  const top = roundTop(Math.max(...shown.map((point) => Math.max(point.receivedPerSecond, point.sentPerSecond))))
  const x = (at: number): number => 100 - (100 * (newest - at)) / (minutes * MINUTE)
  const y = (rate: number): number => 100 - (100 * rate) / top
  const line = (rateOf: (point: TrafficPoint) => number): string =>
    shown.map((point, index) => `${index === 0 ? 'M' : 'L'}${short(x(point.at))} ${short(y(rateOf(point)))}`).join('')
  return {
    minutes,
    top,
    received: line((point) => point.receivedPerSecond),
    sent: line((point) => point.sentPerSecond),
  }
}

/** The area below a line that ends at the right edge. */
export function areaBelow(line: string): string {
  const start = /^M(\S+)/.exec(line)?.[1] ?? '0'
  return `${line}V100H${start}Z`
}

/** The next of 1, 2, 5, 10, 20, 50 …: a top that stays for a while. */
function roundTop(rate: number): number {
  const wanted = Math.max(LEAST_TOP, Number.isFinite(rate) ? rate : 0)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5, 10].find((step) => step * power >= wanted) ?? 10) * power
}

const short = (value: number): string => String(Math.round(value * 10) / 10)
