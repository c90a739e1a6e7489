import { monitorEventLoopDelay } from 'node:perf_hooks'

/** ms */
export interface Delay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** The period of the event loop's own 1 ms timer from now on; the answer ends it. */
export function startListening(): () => Delay {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  return () => {
    histogram.disable()
    return { p50: histogram.percentile(50) / 1e6, p99: histogram.percentile(99) / 1e6, max: histogram.max / 1e6 }
  }
}

/** As above for so many ms, while `meanwhile` runs each 10 ms. */
export async function listen(forMs: number, meanwhile?: () => Promise<void>): Promise<Delay> {
  const stop = startListening()
  const until = performance.now() + forMs
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, meanwhile === undefined ? forMs : 10))
    await meanwhile?.()
  }
  return stop()
}

export const inWords = ({ p50, p99, max }: Delay): string =>
  `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, max ${max.toFixed(2)} ms`
