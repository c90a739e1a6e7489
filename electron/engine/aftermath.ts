import type { Clock } from '../../native/clock.ts'
import { linkKey, progressOf } from './build-snapshot.ts'
import { deviceKindOf } from './device-kind.ts'
import { entryKeyOf, type Identity } from './identity.ts'
import type { JournalEntry } from './journal.ts'
import { type RecentItem, withRecent } from './recent.ts'
import type { Subject } from './teardown/receipt.ts'
import type { Teardown, Teardowns } from './teardown/teardowns.ts'
import type { Line } from './watch/line.ts'

/** How long an entry that comes up again counts as "reconnected", ms. */
const RECONNECTED_WITHIN = 60_000

/** What is remembered of connections and links once they were hung up, dropped or given up. */
export class Aftermath {
  recent: readonly RecentItem[] = []
  /** Rows of connections whose entry was hung up a moment ago. */
  readonly reconnected = new Set<string>()
  /** Links hung up in the life of their connection. */
  readonly hungUpLinks = new Set<string>()
  /** Links on whose handle RasHangUp was called, and which nothing has shown to be closed. */
  readonly spentLinks = new Set<string>()
  /** Connections on whose handle RasHangUp was called and over which the user no longer waits. */
  readonly spent = new Set<Identity>()
  readonly #endedEntries = new Map<string, number>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  cameUp(line: Line): void {
    const endedAt = this.#endedEntries.get(entryKeyOf(line.connection))
    if (endedAt !== undefined && this.#clock.now() - endedAt <= RECONNECTED_WITHIN) this.reconnected.add(line.rowId)
  }

  /** It left the list and we did not hang it up. */
  dropped(line: Line): void {
    const { entryName: name, phonebook, deviceType } = line.connection
    const subject: Subject = {
      identity: line.identity,
      entryKey: entryKeyOf(line.connection),
      name,
      phonebook,
      link: null,
      device: deviceKindOf(deviceType),
    }
    this.#add({ id: `d-${line.rowId}`, subject, endedAt: this.#clock.now(), how: { kind: 'dropped' } })
  }

  interrupted({ begin: id, subject }: JournalEntry): void {
    this.#add({ id, subject, endedAt: this.#clock.now(), how: { kind: 'interrupted' } })
  }

  ended(teardown: Teardown, teardowns: Teardowns): void {
    const { course, subject } = teardown
    const { identity, link, entryKey } = subject
    const now = this.#clock.now()
    const { phase } = course.state
    if (phase === 'failed') return
    if (link !== null && (phase === 'presumed' || phase === 'left')) this.spentLinks.add(linkKey(identity, link))
    if (link === null && phase === 'left') this.spent.add(identity)
    if (link === null && phase !== 'left') this.#endedEntries.set(entryKey, now)
    const progress = progressOf(teardown, { now, teardowns })
    const how = { kind: 'hung-up', elapsedMs: course.elapsed, progress } as const
    this.#add({ id: course.id, subject, endedAt: now, how })
  }

  /** What the list shows now: a link seen closed has a new handle when it comes back, and who is gone is forgotten. */
  seen(lines: readonly Line[]): void {
    for (const line of lines) {
      for (const link of line.details?.links ?? []) {
        if (!link.up) this.spentLinks.delete(linkKey(line.identity, link.index))
      }
    }
    const listed = new Set(lines.filter((line) => line.listed).map((line) => line.identity))
    for (const identity of [...this.spent]) if (!listed.has(identity)) this.spent.delete(identity)
  }

  #add(item: RecentItem): void {
    this.recent = withRecent(this.recent, item)
  }
}
