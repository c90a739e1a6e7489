import type { Progress, Redial } from '../../contract/teardown-view.ts'
import { REDIAL_AFTER_PROOF } from '../timings.ts'

/** An entry that is connected again is not redialled: nothing is said of it. */
export const NO_REDIAL: Redial = { safe: false, inMs: 0, mayFail: false, up: true }

/**
 * When an entry may be dialled again: a moment after proof, never while a teardown of it runs. An end that was not proven
 * never becomes safe; redialling is offered as something that may fail. All in ms of the engine's clock.
 */
export function redialAfter(phase: Progress['phase'], endedAt: number, now: number, busy: boolean): Redial {
  const proven = phase === 'gone' || phase === 'already-gone'
  if (!proven) return { safe: false, inMs: 0, mayFail: !busy }
  const inMs = Math.max(0, endedAt + REDIAL_AFTER_PROOF - now)
  return { safe: !busy && inMs === 0, inMs, mayFail: false }
}
