import type { Clock } from '../../../native/clock.ts'
import { type Identity, linkKey } from '../identity/identity.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HungUpHandle } from '../records/journal.ts'
import { HUNG_UP_KEPT } from '../timings.ts'
import type { Teardown } from './teardown.ts'

interface Remembered {
  readonly handle: HungUpHandle
  /** Since when no list has shown its connection, ms. */
  readonly absentSince: number | null
}

/** RasHangUp was, or may have been, called on the handle, and the watch ended without a proof. */
export function leavesHungUpHandle({ state, tries, subject, resumed }: Teardown): boolean {
  const unproven = state.phase === 'left' || (state.phase === 'presumed' && subject.link !== null)
  return unproven && (tries > 0 || resumed)
}

/**
 * Handles on which RasHangUp was called and that may still be listed, known by their connection's identity. A list that
 * misses a row once, a stop of RasMan or a restart of the program changes nothing about them.
 */
export class HungUpHandles {
  readonly #remembered = new Map<string, Remembered>()
  readonly #clock: Pick<Clock, 'now'>
  readonly #forgotten: (id: string) => void

  /** `forgotten`: the record of this hang-up is no longer needed. */
  constructor(clock: Pick<Clock, 'now'>, forgotten: (id: string) => void) {
    this.#clock = clock
    this.#forgotten = forgotten
  }

  /** RasHangUp was called on the handle of this connection (or of this link of it). */
  has(identity: Identity, link: number | null): boolean {
    return this.#remembered.has(keyOf(identity, link))
  }

  /** The hang-up that used the handle of this connection (or of this link of it). */
  hangUpOf(identity: Identity, link: number | null): HungUpHandle | null {
    return this.#remembered.get(keyOf(identity, link))?.handle ?? null
  }

  /** The same of this connection or of any link of it. */
  hasAny(identity: Identity): boolean {
    return [...this.#remembered.values()].some(({ handle }) => handle.subject.identity === identity)
  }

  add(handle: HungUpHandle): void {
    const key = keyOf(handle.subject.identity, handle.subject.link)
    const before = this.#remembered.get(key)
    this.#remembered.set(key, { handle, absentSince: null })
    if (before !== undefined && before.handle.id !== handle.id) this.#forgotten(before.handle.id)
  }

  /** Known to be gone: whoever is listed in its place has a handle of its own. A connection takes its links along. */
  closed(identity: Identity, link: number | null): void {
    for (const [key, { handle }] of [...this.#remembered]) {
      const { subject } = handle
      if (subject.identity === identity && (link === null || subject.link === link)) this.#forget(key, handle)
    }
  }

  /** What a list shows now: a link seen closed has a new handle when it comes back; what stays away is forgotten. */
  seen(trackedConnections: readonly TrackedConnection[]): void {
    const now = this.#clock.now()
    for (const [key, { handle, absentSince }] of [...this.#remembered]) {
      const { identity, link } = handle.subject
      const tracked = trackedConnections.find((one) => one.identity === identity && one.listed)
      const since = tracked === undefined ? (absentSince ?? now) : null
      const closed = tracked?.details?.links.some((one) => one.index === link && one.up === false) === true
      if (closed || (since !== null && now - since >= HUNG_UP_KEPT)) this.#forget(key, handle)
      else this.#remembered.set(key, { handle, absentSince: since })
    }
  }

  #forget(key: string, { id }: HungUpHandle): void {
    this.#remembered.delete(key)
    this.#forgotten(id)
  }
}

function keyOf(identity: Identity, link: number | null): string {
  return link === null ? identity : linkKey(identity, link)
}
