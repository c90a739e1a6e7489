import type { DeviceKind } from '../snapshot.ts'
import type { StuckFact } from '../teardown-view.ts'

/**
 * What a person can do about a teardown that does not end, from the least risk to the most. Each has a sentence in the words
 * module.
 */
export type NextStep =
  | 'keep-waiting'
  | 'hang-up-again'
  | 'close-other-program'
  | 'check-line'
  | 'leave-it'
  | 'restart-rasman'
  | 'restart-windows'

export interface StuckFacts {
  readonly known: readonly StuckFact[]
  readonly device: DeviceKind
  /** Only an administrator can restart a service. */
  readonly administers?: boolean | undefined
}

/** The steps that fit what is known, in order of risk. To restart Windows is never the first of them. */
export function stuckHelp({ known, device, administers = true }: StuckFacts): readonly NextStep[] {
  const has = (fact: StuckFact) => known.includes(fact)
  const ownLine = device === 'modem' || device === 'isdn' || device === 'pppoe'
  const steps: readonly (readonly [NextStep, boolean])[] = [
    ['keep-waiting', true],
    ['hang-up-again', mayHangUpAgain(known)],
    ['close-other-program', has('never-left-connected') || has('still-listed') || has('link-still-connected')],
    ['check-line', ownLine && !has('service-not-running')],
    ['leave-it', true],
    ['restart-rasman', administers && !has('link-still-connected')],
    ['restart-windows', has('not-listed-port-open') || has('not-listed') || has('call-not-returned')],
  ]
  return steps.filter(([, fits]) => fits).map(([step]) => step)
}

/** What keeps a second RasHangUp from being made: no hang-up is offered that would be refused or lead to nothing. */
const BARS_AGAIN: readonly StuckFact[] = [
  // The first has not returned.
  'call-not-returned',
  // Before each call a list must say that the handle is still that connection's.
  'list-not-readable',
  'identity-not-known',
  'not-listed-port-open',
  'not-listed',
  // Nobody is there to take it.
  'service-not-running',
]

/** Whether hanging up once more can be done at all. */
export function mayHangUpAgain(known: readonly StuckFact[]): boolean {
  return !BARS_AGAIN.some((one) => known.includes(one))
}
