import type { Progress, Redial } from '../../contract/snapshot.ts'
import { REDIAL_AFTER_PRESUMED, REDIAL_AFTER_PROOF } from '../timings.ts'

/**
 * When an entry may be dialled again: a moment after proof, longer after a presumption, never while a teardown of it runs.
 * All in ms of the engine's clock.
 */
export function redialAfter(phase: Progress['phase'], endedAt: number, now: number, busy: boolean): Redial {
  const wait = phase === 'presumed' ? REDIAL_AFTER_PRESUMED : REDIAL_AFTER_PROOF
  const inMs = Math.max(0, endedAt + wait - now)
  // What was given up was never known to be gone.
  return { safe: !busy && inMs === 0 && phase !== 'left', inMs }
}
