import { type Guid, NO_GUID, type RasHandle } from '../port.ts'
import type { ConnectionSpec, HangUpSpec, LinkSpec, TimedCode } from './scenario/scenario.ts'

/**
 * One connection from its start to its end, and each of its links. The world changes these; what follows from them at a
 * moment is told by the functions below. Times are ms since the simulator's start.
 */
export interface Life {
  readonly spec: ConnectionSpec
  /** 0 for the first; each return of the same entry is one more. */
  readonly generation: number
  readonly handle: RasHandle
  readonly correlationId: Guid
  readonly from: number
  readonly hangUps: HangUps
  readonly links: readonly LinkLife[]
  started: boolean
  statusCalls: number
  end: End | null
}

export interface LinkLife {
  readonly spec: LinkSpec
  readonly handle: RasHandle
  hangUps: HangUps
  /** When it was connected (again); null while it is not. */
  connectedFrom: number | null
  /** ms connected before `connectedFrom`. */
  carried: number
  /** When it ended last. */
  endedAt: number | null
}

export interface End {
  readonly at: number
  /** `dropped`: by itself or by another program; the handle is invalid at once. */
  readonly how: 'hung-up' | 'dropped'
}

/** What RasHangUp did on one handle so far. */
export interface HangUps {
  calls: number
  accepted: number
  /** Since when it drains; null while nothing was accepted that ends it. */
  drainsFrom: number | null
}

export type Phase = 'waiting' | 'connected' | 'draining' | 'gone'

export const noHangUps = (): HangUps => ({ calls: 0, accepted: 0, drainsFrom: null })

const GENERATION = 0x100_0000n

export interface Birth {
  readonly generation: number
  readonly from: number
  /** A recycled handle value; null = made from the scenario's handle. */
  readonly handle: RasHandle | null
}

export function createLife(spec: ConnectionSpec, birth: Birth): Life {
  const handle = birth.handle ?? asHandle(spec.handle + BigInt(birth.generation) * GENERATION)
  return {
    spec,
    generation: birth.generation,
    handle,
    correlationId: spec.guid === 'none' ? NO_GUID : guidFrom(`connection ${birth.generation} ${spec.id}`),
    from: birth.from,
    hangUps: noHangUps(),
    links: spec.links.map((link) => ({
      spec: link,
      handle: asHandle(handle + BigInt(link.index)),
      hangUps: noHangUps(),
      connectedFrom: link.connected ? birth.from : null,
      carried: 0,
      endedAt: null,
    })),
    started: false,
    statusCalls: 0,
    end: null,
  }
}

export function phaseOf(life: Life): Phase {
  if (life.end !== null) return 'gone'
  if (!life.started) return 'waiting'
  return life.hangUps.drainsFrom === null ? 'connected' : 'draining'
}

/** Connected or draining: the handle is good for calls. */
export const isUp = (life: Life): boolean => life.started && life.end === null

export const isLinkUp = (life: Life, link: LinkLife): boolean => isUp(life) && link.connectedFrom !== null

/** When a drain that has begun is over. */
export const drainedAt = (spec: HangUpSpec, hangUps: HangUps): number =>
  hangUps.drainsFrom === null ? Number.POSITIVE_INFINITY : hangUps.drainsFrom + spec.drain

/** When the scenario drops it by itself; only the first of an entry's connections, and none that came up later. */
export const dropsAt = (life: Life): number =>
  life.generation === 0 && life.spec.ends > life.from ? life.spec.ends : Number.POSITIVE_INFINITY

/** When an ended link of a living connection is connected again. */
export const linkReturnsAt = (link: LinkLife): number =>
  link.connectedFrom !== null || link.endedAt === null ? Number.POSITIVE_INFINITY : link.endedAt + link.spec.returns

/** ms for which a link has been connected in all, up to `now`. */
export const linkConnectedFor = (link: LinkLife, now: number): number =>
  link.carried + (link.connectedFrom === null ? 0 : Math.max(0, now - link.connectedFrom))

/** Listed by RasEnumConnections. */
export function isListed(life: Life, now: number): boolean {
  switch (phaseOf(life)) {
    case 'waiting':
      return false
    case 'connected':
      return true
    case 'draining':
      return life.spec.listed
    case 'gone':
      return life.end?.how === 'hung-up' && life.spec.listed && now < life.end.at + life.spec.listedLate
  }
}

/** RASCONNSTATE now; of an ended connection the one that it had last. */
export function stateOf(life: Life, now: number): number {
  const { drainsFrom } = life.hangUps
  if (drainsFrom === null) return life.spec.state
  const elapsed = Math.min(now, life.end?.at ?? now) - drainsFrom
  return codeAt(life.spec.drainStates, elapsed) ?? life.spec.state
}

/** The last step that has been reached. */
export const codeAt = (steps: readonly TimedCode[], elapsed: number): number | undefined =>
  steps.filter((step) => step.at <= elapsed).at(-1)?.code

/** The same text gives the same identity in every run. */
export function guidFrom(text: string): Guid {
  let hex = ''
  for (let part = 0; part < 4; part += 1) {
    let hash = 0x811c9dc5 ^ part
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
      hash ^= hash >>> 15
    }
    hex += (hash >>> 0).toString(16).padStart(8, '0')
  }
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const asHandle = (value: bigint): RasHandle => BigInt.asUintN(64, value) as RasHandle
