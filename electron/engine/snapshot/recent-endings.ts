import type { Clock } from '../../../native/clock.ts'
import { entryKeyOf } from '../identity.ts'
import { deviceKindOf } from '../monitor/device-kind.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { Subject } from '../records/make-receipt.ts'
import type { JournalEntry } from '../records/stored-shapes.ts'
import type { Teardown, TeardownRegistry } from '../teardown/teardown-registry.ts'
import { progressOf } from './build-snapshot.ts'
import { type RecentItem, withRecent } from './recent-row.ts'

/** How long an entry that comes up again counts as "reconnected", ms. */
const RECONNECTED_WITHIN = 60_000

/** What is remembered of connections and links once they were hung up, dropped or given up. */
export class RecentEndings {
  recent: readonly RecentItem[] = []
  /** Rows of connections whose entry was hung up a moment ago. */
  readonly reconnected = new Set<string>()
  /** Links hung up in the life of their connection. */
  readonly hungUpLinks = new Set<string>()
  readonly #endedEntries = new Map<string, number>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  cameUp(line: TrackedConnection): void {
    const endedAt = this.#endedEntries.get(entryKeyOf(line.connection))
    if (endedAt !== undefined && this.#clock.now() - endedAt <= RECONNECTED_WITHIN) this.reconnected.add(line.rowId)
  }

  /** These rows are left: what is known of others is known of nobody, for their names are never given again. */
  keep(lines: readonly Pick<TrackedConnection, 'rowId'>[]): void {
    const rows = new Set(lines.map((line) => line.rowId))
    for (const row of this.reconnected) if (!rows.has(row)) this.reconnected.delete(row)
  }

  /** It left the list and we did not hang it up. */
  dropped(line: TrackedConnection): void {
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

  ended(teardown: Teardown, teardowns: TeardownRegistry): void {
    const { course, subject } = teardown
    const { link, entryKey } = subject
    const now = this.#clock.now()
    const { phase } = course.state
    if (phase === 'failed') return
    if (link === null && phase !== 'left') this.#endedEntries.set(entryKey, now)
    const progress = progressOf(teardown, { now, teardowns })
    const how = { kind: 'hung-up', elapsedMs: course.elapsed, progress } as const
    this.#add({ id: course.id, subject, endedAt: now, how })
  }

  #add(item: RecentItem): void {
    this.recent = withRecent(this.recent, item)
  }
}
