import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import { type Identity, isUsable } from '../identity/identity.ts'
import { within } from '../time-limit.ts'
import { DETAILS_WITHIN, SHOWN_WITHIN, STATISTICS_PERIOD, UNANSWERED_AFTER } from '../timings.ts'
import { ConnectionReading } from './connection-reading.ts'
import { LinkEvents } from './link-events.ts'
import type { Details, TrackedConnection } from './tracked-connection.ts'
import type { TrackedConnections } from './tracked-connections.ts'
import { TrafficHistory } from './traffic-history.ts'

export interface DetailsParts {
  readonly ras: RasApi
  readonly clock: Clock
  /** A teardown owns this connection (or this link of it). */
  readonly owned: (identity: Identity, link: number | null) => boolean
  readonly wasHungUp: (identity: Identity, link: number | null) => boolean
  /** Something was answered. */
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
  readonly #readings = new Map<Identity, { readonly handle: bigint; readonly reading: ConnectionReading }>()
  #statisticsAt = Number.NEGATIVE_INFINITY
  /** What was answered is shown together with what else comes within a moment. */
  #show: CancelTimer | null = null
  #unansweredShown: CancelTimer = () => {}

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
    this.#readings.get(identity)?.reading.invalidate()
  }

  /** Traffic is due at once, and its rates are counted from scratch. */
  startOver(): void {
    this.#statisticsAt = Number.NEGATIVE_INFINITY
  }

  stop(): void {
    this.#linkEvents.stop()
    this.#show?.()
    this.#show = null
    this.#unansweredShown()
  }

  /** Resolves when all have answered, or after a moment: what comes later is shown when it comes. `shown`: a view is open. */
  async read(shown: boolean): Promise<void> {
    const { clock } = this.#parts
    const statistics = shown || clock.now() - this.#statisticsAt >= STATISTICS_PERIOD
    if (statistics) this.#statisticsAt = clock.now()
    const listed = this.#connections.listed
    this.#keep(new Set(listed.map((one) => one.identity)))
    const rounds = listed
      .filter((one) => this.#isFree(one.identity, null) && isUsable(one.connection.handle))
      .map((one) => this.#readingOf(one).round({ statistics, linkStatistics: shown }))
    await within(clock, DETAILS_WITHIN, Promise.all(rounds), undefined)
    this.#show?.()
    this.#show = null
    this.#unansweredShown()
    this.#unansweredShown = clock.after(UNANSWERED_AFTER, () => this.#showUnanswered())
  }

  /** What is not answered is said, and how long it has not been. */
  #showUnanswered(): void {
    let any = false
    for (const { reading } of this.#readings.values()) any = reading.showUnanswered() || any
    if (!any) return
    this.#parts.changed()
    this.#unansweredShown = this.#parts.clock.after(UNANSWERED_AFTER, () => this.#showUnanswered())
  }

  #readingOf(one: TrackedConnection): ConnectionReading {
    const { identity, connection } = one
    const known = this.#readings.get(identity)
    if (known?.handle === connection.handle) return known.reading
    const { ras, clock, wasHungUp } = this.#parts
    const reading = new ConnectionReading(
      {
        ras,
        now: () => clock.now(),
        free: (whose, link) => this.#isFree(whose, link),
        wasHungUp,
        current: () => this.#connections.listedAs(identity, connection.handle),
        publish: (details) => this.#publish(identity, details),
      },
      one,
    )
    this.#readings.set(identity, { handle: connection.handle, reading })
    return reading
  }

  #publish(identity: Identity, details: Details): void {
    const before = this.#connections.get(identity)
    this.#connections.setDetails(identity, details)
    if (details.sample?.rated && details.sample !== before?.details?.sample) {
      this.history.note(identity, details.sample)
    }
    // Nothing new goes into a handle on which RasHangUp was called.
    const mayWatch = this.#isFree(identity, null) && !this.#parts.wasHungUp(identity, null)
    if (mayWatch && before !== null && details.links.length > 1) {
      this.#linkEvents.watch(identity, before.connection.handle)
    }
    this.#show ??= this.#parts.clock.after(SHOWN_WITHIN, () => {
      this.#show = null
      this.#parts.changed()
    })
  }

  #keep(listed: ReadonlySet<Identity>): void {
    this.history.keep(listed)
    this.#linkEvents.keep(listed)
    for (const identity of [...this.#readings.keys()]) if (!listed.has(identity)) this.#readings.delete(identity)
  }

  #isFree(identity: Identity, link: number | null): boolean {
    return !this.#barred.has(identity) && !this.#parts.owned(identity, link)
  }
}
