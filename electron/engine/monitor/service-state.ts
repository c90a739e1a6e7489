import type { Clock } from '../../../native/clock.ts'
import type { RasApi, RasServiceAnswer } from '../../../native/port.ts'
import { within } from '../time-limit.ts'
import { ASIDE_WITHIN } from '../timings.ts'

const NOT_KNOWN: RasServiceAnswer = { kind: 'value', value: 'unknown' }

/** Asks for the state of RasMan, one call at a time: while one is out the answer is `unknown`, and the list has to tell. */
export function createServiceAsker(ras: Pick<RasApi, 'serviceState'>, clock: Clock): () => Promise<RasServiceAnswer> {
  let asking = false
  return () => {
    if (asking) return Promise.resolve(NOT_KNOWN)
    asking = true
    const asked = ras.serviceState().finally(() => {
      asking = false
    })
    return within(clock, ASIDE_WITHIN, asked, NOT_KNOWN)
  }
}
