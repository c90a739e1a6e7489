import type { Clock } from './clock.ts'
import { loadKoffi } from './system/koffi.ts'

/** The machine's time. It does not count time in which the machine was suspended. */
export function createSystemClock(): Clock {
  const awake = process.platform === 'win32' ? windowsAwakeTime() : null
  return {
    now: awake === null ? fineTime : withoutSuspension(fineTime, awake),
    epoch: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  }
}

// On Linux this is CLOCK_MONOTONIC, which stands still during suspension; on Windows it goes on.
const fineTime = (): number => performance.now()

/** What the coarse clock may lag behind by its own step, and a little more, ms. */
const JITTER = 100

/**
 * A fine clock that counts suspension, corrected by a coarse one that does not: what the first has gained on the second
 * was sleep.
 */
export function withoutSuspension(fine: () => number, coarse: () => number): () => number {
  let ahead = fine() - coarse()
  let suspended = 0
  return () => {
    const now = fine()
    const gained = now - coarse() - ahead
    if (Math.abs(gained) > JITTER) {
      suspended += gained
      ahead += gained
    }
    return now - suspended
  }
}

/**
 * ms since the start, suspension left out, in steps of the system's timer; null where Windows lacks the function.
 * https://learn.microsoft.com/windows/win32/api/realtimeapiset/nf-realtimeapiset-queryunbiasedinterrupttime
 */
function windowsAwakeTime(): (() => number) | null {
  const HUNDRED_NANOSECONDS_IN_A_MS = 10_000
  try {
    const kernel32 = loadKoffi().load('kernel32.dll')
    const query = kernel32.func('__stdcall', 'QueryUnbiasedInterruptTime', 'int', ['void *'])
    const time = new BigUint64Array(1)
    return () => {
      query(time)
      return Number(time[0] ?? 0n) / HUNDRED_NANOSECONDS_IN_A_MS
    }
  } catch {
    return null
  }
}
