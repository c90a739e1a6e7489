import type { Identity, ListedConnection } from '../identity/identity.ts'
import { LISTED_LATE } from '../timings.ts'
import { type Details, type ListChange, type TrackedConnection, withoutPast } from './tracked-connection.ts'

/** The connections that the monitor tracks: those listed, and those that ended and are still shown. */
export class TrackedConnections {
  readonly #all = new Map<Identity, TrackedConnection>()
  #array: readonly TrackedConnection[] | null = null
  /** Proven gone before any list said so: until when a list that still shows it is not believed, ms. */
  readonly #late = new Map<Identity, number>()
  readonly #now: () => number
  readonly #nextRowId: () => string

  /** `now`: ms of the engine's clock. */
  constructor(now: () => number, nextRowId: () => string) {
    this.#now = now
    this.#nextRowId = nextRowId
  }

  /** In the order in which they were listed first. */
  get all(): readonly TrackedConnection[] {
    this.#array ??= [...this.#all.values()]
    return this.#array
  }

  get listed(): readonly TrackedConnection[] {
    return this.all.filter((one) => one.listed)
  }

  /** Takes over what RasEnumConnections listed; gives what came and went: one up and one down are two changes. */
  take(list: readonly ListedConnection[]): ListChange {
    const there = new Set(list.map((row) => row.identity))
    const removed = this.listed.filter((one) => !there.has(one.identity))
    for (const one of removed) this.#set({ ...one, listed: false })
    const added: TrackedConnection[] = []
    for (const connection of list) {
      const before = this.#all.get(connection.identity)
      if (before?.listed) {
        // What may be another connection gives the row neither a name nor a handle; a promise names what is listed now.
        const { storedAs } = connection
        this.#set({
          ...before,
          connection: connection.match === 'same' ? connection : { ...before.connection, storedAs },
        })
        continue
      }
      // What is listed again after it had left the list begins a new row.
      this.#all.delete(connection.identity)
      const begun = this.#begin(connection)
      this.#set(begun)
      added.push(begun)
    }
    return { added, removed }
  }

  /** The list without rows that are proven gone and listed late. */
  believed(list: readonly ListedConnection[]): readonly ListedConnection[] {
    if (this.#late.size === 0) return list
    const listed = new Set(list.map((row) => row.identity))
    for (const identity of [...this.#late.keys()]) if (!listed.has(identity)) this.#late.delete(identity)
    return list.filter((row) => (this.#late.get(row.identity) ?? 0) <= this.#now())
  }

  /** `confirmed`: a list has shown that it is gone. */
  gone(identity: Identity, confirmed: boolean): void {
    if (!confirmed) this.#late.set(identity, this.#now() + LISTED_LATE)
    const one = this.#all.get(identity)
    if (one !== undefined) this.#set({ ...one, listed: false })
  }

  setDetails(identity: Identity, details: Details): void {
    const one = this.#all.get(identity)
    if (one !== undefined) this.#set({ ...one, details })
  }

  /** Drops connections that are no longer listed and that nobody wants to be shown. */
  forget(unwanted: (one: TrackedConnection) => boolean): void {
    for (const one of this.all) {
      if (one.listed || !unwanted(one)) continue
      this.#all.delete(one.identity)
      this.#array = null
    }
  }

  /** Rates and entries are read from scratch. */
  forgetPast(): void {
    for (const one of this.all) if (one.details !== null) this.#set({ ...one, details: withoutPast(one.details) })
  }

  get(identity: Identity): TrackedConnection | null {
    return this.#all.get(identity) ?? null
  }

  /** Null once it left the list, or is listed with another handle. */
  listedAs(identity: Identity, handle: bigint): TrackedConnection | null {
    const one = this.#all.get(identity)
    return one?.listed === true && one.connection.handle === handle ? one : null
  }

  #begin(connection: ListedConnection): TrackedConnection {
    return {
      rowId: this.#nextRowId(),
      identity: connection.identity,
      connection,
      details: null,
      listed: true,
      since: this.#now(),
    }
  }

  #set(one: TrackedConnection): void {
    this.#all.set(one.identity, one)
    this.#array = null
  }
}
