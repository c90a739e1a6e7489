import type { RasConnection } from '../../../native/port.ts'
import { type Identity, identityOf } from '../identity.ts'
import { LISTED_LATE } from '../timings.ts'
import { type Details, type ListChange, reconcile, type TrackedConnection, withoutPast } from './tracked-connection.ts'

/** The connections that the monitor tracks: those listed, and those that ended and are still shown. */
export class TrackedConnections {
  all: readonly TrackedConnection[] = []
  /** Proven gone before any list said so: until when a list that still shows it is not believed, ms. */
  readonly #late = new Map<Identity, number>()
  readonly #now: () => number
  readonly #nextRowId: () => string

  /** `now`: ms of the engine's clock. */
  constructor(now: () => number, nextRowId: () => string) {
    this.#now = now
    this.#nextRowId = nextRowId
  }

  get listed(): readonly TrackedConnection[] {
    return this.all.filter((one) => one.listed)
  }

  /** Takes over what RasEnumConnections listed; gives what came and went. */
  take(list: readonly RasConnection[]): ListChange {
    const { added, removed, kept } = reconcile(this.all, list)
    const newest = new Map(kept.map(({ line, connection }) => [line.identity, connection]))
    const gone = new Set(removed.map((one) => one.identity))
    const fresh = added.map((connection) => this.#begin(connection))
    // A connection that is listed again under an identity of before is the same row again.
    const returning = new Set(fresh.map((one) => one.identity))
    const before = this.all
      .filter((one) => one.listed || !returning.has(one.identity))
      .map((one) => {
        if (gone.has(one.identity)) return { ...one, listed: false }
        const connection = newest.get(one.identity)
        return connection === undefined ? one : { ...one, connection }
      })
    this.all = [...before, ...fresh]
    return { added: fresh, removed }
  }

  /** The list without rows that are proven gone and listed late. */
  believed(list: readonly RasConnection[]): readonly RasConnection[] {
    const listed = new Set(list.map(identityOf))
    for (const identity of [...this.#late.keys()]) if (!listed.has(identity)) this.#late.delete(identity)
    return list.filter((row) => (this.#late.get(identityOf(row)) ?? 0) <= this.#now())
  }

  /** `confirmed`: a list has shown that it is gone. */
  gone(identity: Identity, confirmed: boolean): void {
    if (!confirmed) this.#late.set(identity, this.#now() + LISTED_LATE)
    this.#change(identity, (one) => ({ ...one, listed: false }))
  }

  setDetails(identity: Identity, details: Details): void {
    this.#change(identity, (one) => ({ ...one, details }))
  }

  /** Drops connections that are no longer listed and that nobody wants to be shown. */
  forget(unwanted: (one: TrackedConnection) => boolean): void {
    this.all = this.all.filter((one) => one.listed || !unwanted(one))
  }

  /** Rates and entries are read from scratch. */
  forgetPast(): void {
    this.all = this.all.map((one) => (one.details === null ? one : { ...one, details: withoutPast(one.details) }))
  }

  /** False once it left the list, or is listed with another handle. */
  stillHas({ identity, connection }: TrackedConnection): boolean {
    return this.listed.some((one) => one.identity === identity && one.connection.handle === connection.handle)
  }

  #begin(connection: RasConnection): TrackedConnection {
    return {
      rowId: this.#nextRowId(),
      identity: identityOf(connection),
      connection,
      details: null,
      listed: true,
      since: this.#now(),
    }
  }

  #change(identity: Identity, change: (one: TrackedConnection) => TrackedConnection): void {
    this.all = this.all.map((one) => (one.identity === identity ? change(one) : one))
  }
}
