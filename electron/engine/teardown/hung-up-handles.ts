import type { Clock } from '../../../native/clock.ts'
import type { Identity } from '../identity.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { Spent } from '../records/journal.ts'
import { linkKey } from '../snapshot/build-snapshot.ts'
import { SPENT_KEPT } from '../timings.ts'
import type { Teardown } from './teardown-registry.ts'

interface Kept {
  readonly spent: Spent
  /** Since when no list has shown its connection, ms. */
  readonly absentSince: number | null
}

/** RasHangUp was, or may have been, called on the handle, and the watch ended without a proof. */
export function isSpentBy({ course, subject, by }: Teardown): boolean {
  const { phase } = course.state
  const unproven = phase === 'left' || (phase === 'presumed' && subject.link !== null)
  return unproven && (course.tries > 0 || by === 'resumed')
}

/**
 * Handles on which RasHangUp was called and that may be listed still, known by whose they are. A list that misses a row
 * once, RasMan that stops and a new start of the program change nothing about them.
 */
export class HungUpHandles {
  readonly #kept = new Map<string, Kept>()
  readonly #clock: Clock
  readonly #forgotten: (id: string) => void

  /** `forgotten`: the record of this hang-up needs to be kept no more. */
  constructor(clock: Clock, forgotten: (id: string) => void) {
    this.#clock = clock
    this.#forgotten = forgotten
  }

  /** The handle of this connection (or of this link of it) is spent. */
  has(identity: Identity, link: number | null): boolean {
    return this.#kept.has(keyOf(identity, link))
  }

  add(spent: Spent): void {
    const key = keyOf(spent.subject.identity, spent.subject.link)
    const before = this.#kept.get(key)
    this.#kept.set(key, { spent, absentSince: null })
    if (before !== undefined && before.spent.id !== spent.id) this.#forgotten(before.spent.id)
  }

  /** It is known to be gone: who is listed in its place has a handle of its own. A connection takes its links along. */
  closed(identity: Identity, link: number | null): void {
    for (const [key, { spent }] of [...this.#kept]) {
      const { subject } = spent
      if (subject.identity === identity && (link === null || subject.link === link)) this.#forget(key, spent)
    }
  }

  /** What a list shows now: a link seen closed has a new handle when it comes back, and who stays away is forgotten. */
  seen(lines: readonly TrackedConnection[]): void {
    const now = this.#clock.now()
    for (const [key, { spent, absentSince }] of [...this.#kept]) {
      const { identity, link } = spent.subject
      const line = lines.find((one) => one.identity === identity && one.listed)
      const since = line === undefined ? (absentSince ?? now) : null
      const closed = line?.details?.links.some((one) => one.index === link && !one.up) === true
      if (closed || (since !== null && now - since >= SPENT_KEPT)) this.#forget(key, spent)
      else this.#kept.set(key, { spent, absentSince: since })
    }
  }

  #forget(key: string, { id }: Spent): void {
    this.#kept.delete(key)
    this.#forgotten(id)
  }
}

function keyOf(identity: Identity, link: number | null): string {
  return link === null ? identity : linkKey(identity, link)
}
