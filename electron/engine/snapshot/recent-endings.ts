import type { Clock } from '../../../native/clock.ts'
import { missedId } from '../../contract/present/recent.ts'
import { entryKeyOf, type Identity, linkKey } from '../identity/identity.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { JournalEntry } from '../records/stored-records.ts'
import { subjectOf } from '../teardown/hang-up-subject.ts'
import { progressOf } from '../teardown/progress.ts'
import type { Teardown } from '../teardown/teardown.ts'
import type { TeardownRegistry } from '../teardown/teardown-registry.ts'
import { RECONNECTED_SHOWN, RECONNECTED_WITHIN } from '../timings.ts'
import type { End } from './missing-from-list.ts'
import { type RecentItem, withRecent } from './recent-row.ts'

/** What is remembered of connections and links that were hung up, ended or were left. */
export class RecentEndings {
  recent: readonly RecentItem[] = []
  /** Rows of connections whose entry was hung up a moment ago, and since when they are up, ms. */
  readonly #reconnected = new Map<string, number>()
  /** Links hung up in the life of their connection: link keys and the connection's identity. */
  readonly #hungUpLinks = new Map<string, Identity>()
  readonly #endedEntries = new Map<string, number>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** This link was hung up in the life of its connection. */
  wasHungUp(identity: Identity, link: number): boolean {
    return this.#hungUpLinks.has(linkKey(identity, link))
  }

  cameUp(tracked: TrackedConnection): void {
    const endedAt = this.#endedEntries.get(entryKeyOf(tracked.connection))
    const now = this.#clock.now()
    if (endedAt !== undefined && now - endedAt <= RECONNECTED_WITHIN) this.#reconnected.set(tracked.rowId, now)
  }

  isReconnected(rowId: string): boolean {
    const since = this.#reconnected.get(rowId)
    return since !== undefined && this.#clock.now() - since < RECONNECTED_SHOWN
  }

  /** The user dials it again: that it comes up is no news. */
  redialledByUser(entryKey: string): void {
    this.#endedEntries.delete(entryKey)
  }

  /** Drops marks of rows that no longer exist; row ids are never reused. */
  keep(trackedConnections: readonly Pick<TrackedConnection, 'rowId' | 'identity'>[]): void {
    const rows = new Set(trackedConnections.map((tracked) => tracked.rowId))
    for (const row of this.#reconnected.keys()) if (!rows.has(row)) this.#reconnected.delete(row)
    const identities = new Set(trackedConnections.map((tracked) => tracked.identity))
    for (const [key, identity] of this.#hungUpLinks) if (!identities.has(identity)) this.#hungUpLinks.delete(key)
    const now = this.#clock.now()
    for (const [entry, endedAt] of this.#endedEntries) {
      if (now - endedAt > RECONNECTED_WITHIN) this.#endedEntries.delete(entry)
    }
  }

  begun({ subject }: Teardown): void {
    if (subject.link !== null) this.#hungUpLinks.set(linkKey(subject.identity, subject.link), subject.identity)
  }

  /** It left the list without a hang-up that proved it. */
  unproven({ tracked, by, at, proven }: End): void {
    this.#add({
      id: missedId(tracked.rowId),
      subject: subjectOf(tracked, null),
      endedAt: at,
      how: { kind: 'ended', by, proven },
    })
  }

  /** It is listed again: it had not ended. */
  back(identity: Identity): void {
    this.recent = this.recent.filter(({ how, subject }) => how.kind !== 'ended' || subject.identity !== identity)
  }

  interrupted({ begin: id, subject, epoch }: JournalEntry): void {
    const now = this.#clock.now()
    // The clock on the wall may have been set back between two runs.
    const begunAt = now - Math.max(0, this.#clock.epoch() - epoch)
    this.#add({ id, subject, endedAt: now, how: { kind: 'interrupted', begunAt } })
  }

  ended(teardown: Teardown, teardowns: TeardownRegistry): void {
    const { id, subject, state, elapsed } = teardown
    const now = this.#clock.now()
    if (state.phase === 'failed') return
    const wasHungUp = teardown.tries > 0 || teardown.resumed
    if (subject.link === null && state.phase !== 'left' && wasHungUp) this.#endedEntries.set(subject.entryKey, now)
    const progress = progressOf(teardown, teardowns, now)
    this.#add({ id, subject, endedAt: now, how: { kind: 'hung-up', elapsedMs: elapsed, progress } })
  }

  #add(item: RecentItem): void {
    this.recent = withRecent(this.recent, item)
  }
}
