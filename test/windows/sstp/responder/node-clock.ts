import type { Clock } from '../../../../native/clock.ts'

/** The time of Node.js alone, for programs that run where no native library can be loaded. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  epoch: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
