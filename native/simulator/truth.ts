import type { Guid, RasHandle } from '../port.ts'
import { isLinkUp, type Life, type LinkLife, type Phase, phaseOf } from './life.ts'

/** What is really so, whatever the calls answer: for tests and the demo, never for the product. */
export interface TruthRow {
  readonly id: string
  readonly generation: number
  readonly handle: RasHandle
  readonly correlationId: Guid
  readonly phase: Phase
  /** ms on the simulator's clock, as all times here. */
  readonly from: number
  /** Since when it drains. */
  readonly drainsFrom: number | null
  readonly endedAt: number | null
  readonly how: 'hung-up' | 'dropped' | null
  /** RasHangUp calls that were accepted, those of other programs among them. */
  readonly accepted: number
  readonly links: readonly LinkTruth[]
}

export interface LinkTruth {
  readonly index: number
  readonly handle: RasHandle
  readonly phase: 'not-connected' | 'connected' | 'draining' | 'gone'
  readonly drainsFrom: number | null
  readonly endedAt: number | null
  readonly accepted: number
}

export function truthOf(life: Life, start: number): TruthRow {
  const onClock = (at: number | null): number | null => (at === null ? null : at + start)
  return {
    id: life.spec.id,
    generation: life.generation,
    handle: life.handle,
    correlationId: life.correlationId,
    phase: phaseOf(life),
    from: life.from + start,
    drainsFrom: onClock(life.hangUps.drainsFrom),
    endedAt: onClock(life.end?.at ?? null),
    how: life.end?.how ?? null,
    accepted: life.hangUps.accepted,
    links: life.links.map((link) => ({
      index: link.spec.index,
      handle: link.handle,
      phase: linkPhase(life, link),
      drainsFrom: onClock(link.hangUps.drainsFrom),
      endedAt: onClock(link.endedAt),
      accepted: link.hangUps.accepted,
    })),
  }
}

function linkPhase(life: Life, link: LinkLife): LinkTruth['phase'] {
  if (isLinkUp(life, link)) return link.hangUps.drainsFrom === null ? 'connected' : 'draining'
  return link.endedAt === null ? 'not-connected' : 'gone'
}
