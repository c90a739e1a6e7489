import { CODE } from '../constants.ts'
import type { RasHandle } from '../port.ts'
import {
  type Birth,
  createLife,
  drainedAt,
  dropsAt,
  type End,
  type HangUps,
  isLinkUp,
  isUp,
  type Life,
  type LinkLife,
  linkReturnsAt,
  noHangUps,
} from './life.ts'
import type { ConnectionSpec, Scenario } from './scenario/scenario.ts'

/** What stands behind a handle. */
export interface Subject {
  readonly life: Life
  /** null = the whole connection. */
  readonly link: LinkLife | null
}

export interface Change {
  readonly at: number
  readonly event: 'made' | 'ended' | 'link-added' | 'link-removed'
  readonly life: Life
  readonly link: LinkLife | null
}

/**
 * All connections of a scenario as they live on. The world has no timer: `settle` brings it to a moment, change by change
 * in the order of time, so it is right whenever it is asked.
 */
export interface World {
  /** Brings the world to `now`, ms since the start. */
  settle(now: number): void
  /** When something changes next; Infinity if nothing will by itself. */
  nextChange(): number
  /** In the order in which they come up; ended ones stay. */
  lives(): readonly Life[]
  find(handle: RasHandle): Subject | null
  /** One RasHangUp: its code, of which 0 and 617 were accepted, and how long it does not return. */
  hangUp(subject: Subject, now: number): { readonly code: number; readonly blocks: number }
  /** An accepted hang-up that is not a call of ours. */
  release(subject: Subject, now: number): void
  /** Ends a connection or a link at once. */
  drop(subject: Subject, now: number): void
  /** Connects an entry that is not up, under a new identity; false if it is up. */
  dial(spec: ConnectionSpec, from: number, handle: RasHandle | null): boolean
  /** Connects a link that is not; false if it is. */
  dialLink(life: Life, link: LinkLife, now: number): boolean
  /** The connection of an entry that is up, or waits to come up. */
  current(spec: ConnectionSpec): Life | null
}

const ACCEPTED: readonly number[] = [0, CODE.AlreadyDisconnecting]

export function createWorld(scenario: Scenario, onChange: (change: Change) => void): World {
  const lives: Life[] = []
  const subjects = new Map<RasHandle, Subject>()
  const generations = new Map<ConnectionSpec, number>()
  const returns = new Map<ConnectionSpec, number>()
  let next: number | null = null

  const current = (spec: ConnectionSpec): Life | null =>
    lives.find((life) => life.spec === spec && life.end === null) ?? null

  function add(spec: ConnectionSpec, birth: Omit<Birth, 'generation'>): Life {
    const generation = generations.get(spec) ?? 0
    generations.set(spec, generation + 1)
    const life = createLife(spec, { ...birth, generation })
    const before = lives.findIndex((other) => other.from > life.from)
    lives.splice(before < 0 ? lives.length : before, 0, life)
    next = null
    return life
  }

  function start(life: Life): void {
    life.started = true
    subjects.set(life.handle, { life, link: null })
    for (const link of life.links) {
      const subject = subjects.get(link.handle)
      // A handle value that somebody else holds by now stays theirs.
      if (subject === undefined || !isUp(subject.life)) subjects.set(link.handle, { life, link })
    }
    onChange({ at: life.from, event: 'made', life, link: null })
  }

  function end(life: Life, how: End['how'], at: number): void {
    life.end = { at, how }
    for (const link of life.links) endLink(link, at)
    onChange({ at, event: 'ended', life, link: null })
    const { spec } = life
    const heir = scenario.connections.find((other) => other.id === spec.recycledBy)
    if (heir !== undefined && current(heir) === null) add(heir, { from: at, handle: life.handle })
    const returned = returns.get(spec) ?? 0
    if (spec.returns !== Number.POSITIVE_INFINITY && returned < spec.returnsTimes) {
      returns.set(spec, returned + 1)
      add(spec, { from: at + spec.returns, handle: null })
    }
  }

  function endLink(link: LinkLife, at: number): void {
    if (link.connectedFrom === null) return
    link.carried += Math.max(0, at - link.connectedFrom)
    link.connectedFrom = null
    link.endedAt = at
  }

  function endLinkOf(life: Life, link: LinkLife, at: number, how: End['how']): void {
    endLink(link, at)
    onChange({ at, event: 'link-removed', life, link })
    if (!life.links.some((other) => isLinkUp(life, other))) end(life, how, at)
  }

  /** What a connection does next by itself: when, and how to do it. */
  function upcoming(life: Life): { readonly at: number; readonly run: (at: number) => void } | null {
    if (life.end !== null) return null
    if (!life.started) return { at: life.from, run: () => start(life) }
    let first = { at: dropsAt(life), run: (at: number) => end(life, 'dropped', at) }
    const drained = drainedAt(life.spec, life.hangUps)
    if (drained < first.at) first = { at: drained, run: (at) => end(life, 'hung-up', at) }
    for (const link of life.links) {
      const over = link.connectedFrom === null ? linkReturnsAt(link) : drainedAt(link.spec, link.hangUps)
      if (over >= first.at) continue
      const run = link.connectedFrom === null ? connectAgain(life, link) : endDrained(life, link)
      first = { at: over, run }
    }
    return first
  }

  const endDrained = (life: Life, link: LinkLife) => (at: number) => endLinkOf(life, link, at, 'hung-up')
  const connectAgain = (life: Life, link: LinkLife) => (at: number) => {
    link.connectedFrom = at
    link.hangUps = noHangUps()
    onChange({ at, event: 'link-added', life, link })
  }

  function nextChange(): number {
    next ??= Math.min(...lives.map((life) => upcoming(life)?.at ?? Number.POSITIVE_INFINITY))
    return next
  }

  function settle(now: number): void {
    while (nextChange() <= now) {
      const due = nextChange()
      for (const life of [...lives]) {
        const change = upcoming(life)
        if (change !== null && change.at <= due) change.run(change.at)
      }
      next = null
    }
  }

  function accept(hangUps: HangUps, references: number, now: number): void {
    hangUps.accepted += 1
    if (hangUps.accepted >= references && hangUps.drainsFrom === null) hangUps.drainsFrom = now
    next = null
  }

  function release({ life, link }: Subject, now: number): void {
    if (link === null) accept(life.hangUps, life.spec.references, now)
    else accept(link.hangUps, 1, now)
  }

  for (const spec of scenario.connections) {
    if (spec.appears !== Number.POSITIVE_INFINITY) add(spec, { from: spec.appears, handle: null })
  }

  return {
    settle,
    nextChange,
    lives: () => lives,
    find: (handle) => subjects.get(handle) ?? null,
    hangUp(subject, now) {
      const { life, link } = subject
      if (!(link === null ? isUp(life) : isLinkUp(life, link))) return { code: CODE.InvalidHandle, blocks: 0 }
      const { hangUpCodes, hangUpBlocks } = link?.spec ?? life.spec
      const hangUps = link?.hangUps ?? life.hangUps
      const code = hangUpCodes[Math.min(hangUps.calls, hangUpCodes.length - 1)] ?? 0
      hangUps.calls += 1
      if (ACCEPTED.includes(code)) release(subject, now)
      return { code, blocks: hangUpBlocks }
    },
    release,
    drop({ life, link }, now) {
      if (link === null) end(life, 'dropped', now)
      else endLinkOf(life, link, now, 'dropped')
      next = null
    },
    dial(spec, from, handle) {
      const there = current(spec)
      if (there?.started === true) return false
      // One that was to come up later comes up now instead.
      if (there !== null) lives.splice(lives.indexOf(there), 1)
      add(spec, { from, handle })
      return true
    },
    dialLink(life, link, now) {
      if (!isUp(life) || link.connectedFrom !== null) return false
      connectAgain(life, link)(now)
      next = null
      return true
    },
    current,
  }
}
