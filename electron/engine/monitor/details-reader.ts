import type { Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { Identity } from '../identity.ts'
import { within } from '../time-limit.ts'
import { DETAILS_WITHIN, STATISTICS_PERIOD } from '../timings.ts'
import { LinkEvents } from './link-events.ts'
import { type Reader, readConnection } from './read-connection.ts'
import type { TrackedConnection } from './tracked-connection.ts'
import type { TrackedConnections } from './tracked-connections.ts'
import { TrafficHistory } from './traffic-history.ts'

export interface DetailsParts {
  readonly ras: RasApi
  readonly clock: Clock
  /** A teardown owns this connection (or this link of it). */
  readonly owned: (identity: Identity, link: number | null) => boolean
  readonly spent: (identity: Identity, link: number | null) => boolean
  /** Details came too late for their round. */
  readonly changed: () => void
}

/** Reads what there is to know of each listed connection; each on its own, for a call on one may block for ever. */
export class DetailsReader {
  readonly history = new TrafficHistory()
  readonly #parts: DetailsParts
  readonly #connections: TrackedConnections
  readonly #linkEvents: LinkEvents
  /** What a teardown touched in the present round: handles that were read for it must not be used any more. */
  readonly #barred = new Set<Identity>()
  readonly #underWay = new Map<Identity, { barred: boolean }>()
  #statisticsAt = Number.NEGATIVE_INFINITY

  constructor(parts: DetailsParts, connections: TrackedConnections) {
    this.#parts = parts
    this.#connections = connections
    this.#linkEvents = new LinkEvents(parts.ras)
  }

  beginRound(): void {
    this.#barred.clear()
  }

  /** Nothing of this connection is read in the present round. */
  bar(identity: Identity): void {
    this.#barred.add(identity)
  }

  /** Discards in-flight reads of this connection as well. */
  invalidate(identity: Identity): void {
    this.bar(identity)
    const read = this.#underWay.get(identity)
    if (read !== undefined) read.barred = true
  }

  /** Traffic is due at once, and its rates are counted from scratch. */
  startOver(): void {
    this.#statisticsAt = Number.NEGATIVE_INFINITY
  }

  stop(): void {
    this.#linkEvents.stop()
  }

  /** Resolves when all have answered, or after the time that a refresh waits for them. `shown`: a view is open. */
  async read(shown: boolean): Promise<void> {
    const { clock } = this.#parts
    const statistics = shown || clock.now() - this.#statisticsAt >= STATISTICS_PERIOD
    if (statistics) this.#statisticsAt = clock.now()
    let late = false
    const reads = this.#connections.listed
      .filter(({ identity }) => this.#isFree(identity, null) && !this.#underWay.has(identity))
      .map(async (one) => {
        await this.#readOne(one, statistics, shown)
        if (late) this.#parts.changed()
      })
    await within(clock, DETAILS_WITHIN, Promise.all(reads), undefined)
    late = true
    const listed = new Set(this.#connections.listed.map((one) => one.identity))
    this.history.keep(listed)
    this.#linkEvents.keep(listed)
  }

  async #readOne(one: TrackedConnection, statistics: boolean, linkStatistics: boolean): Promise<void> {
    const { ras, clock, spent } = this.#parts
    const { identity, connection } = one
    const turn = { barred: false }
    this.#underWay.set(identity, turn)
    const reader: Reader = {
      ras,
      now: () => clock.now(),
      free: (whose, link) => !turn.barred && this.#connections.stillHas(one) && this.#isFree(whose, link),
      spent,
      statistics: statistics || one.details === null,
      linkStatistics,
    }
    const details = await readConnection(reader, identity, connection, one.details).finally(() =>
      this.#underWay.delete(identity),
    )
    if (details === null) return
    this.#connections.setDetails(identity, details)
    if (details.sample !== null) this.history.note(identity, details.sample)
    // Nothing new goes into a handle on which RasHangUp was called.
    const mayWatch = reader.free(identity, null) && !spent(identity, null)
    if (mayWatch && details.links.length > 1) this.#linkEvents.watch(identity, connection.handle)
  }

  #isFree(identity: Identity, link: number | null): boolean {
    return !this.#barred.has(identity) && !this.#parts.owned(identity, link)
  }
}
