import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { Health } from '../../contract/snapshot.ts'
import { failureOf } from '../failure.ts'
import { type Identity, isUsable, type ListedConnection, sharedHandles } from '../identity.ts'
import type { EngineLog } from '../parts.ts'
import { within } from '../time-limit.ts'
import { ASIDE_WITHIN, REFRESH_WITHIN, watchPeriod } from '../timings.ts'
import { DetailsReader } from './details-reader.ts'
import { EventRegistration } from './event-registration.ts'
import { EventTrust } from './event-trust.ts'
import type { IdentityRegister } from './identity-register.ts'
import type { ListReader } from './list-reader.ts'
import { createServiceAsker } from './service-state.ts'
import type { ListChange, TrackedConnection } from './tracked-connection.ts'
import { TrackedConnections } from './tracked-connections.ts'
import type { TrafficHistory } from './traffic-history.ts'

export interface MonitorParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
  readonly identities: IdentityRegister
  readonly log: EngineLog
  /** A teardown owns this connection (or this link of it). */
  readonly owned: (identity: Identity, link: number | null) => boolean
  readonly spent: (identity: Identity, link: number | null) => boolean
  readonly changed: (change: ListChange) => void
  /** Windows announced something: of a connection or of a link. */
  readonly woken: () => void
  readonly nextRowId: () => string
}

/**
 * Knows which connections there are. The list is the truth, read anew each period and sooner when Windows announces a
 * change; an identity tells one connection from another.
 */
export class Monitor {
  health: Health = { kind: 'starting' }

  readonly #parts: MonitorParts
  readonly #connections: TrackedConnections
  readonly #details: DetailsReader
  readonly #events: EventRegistration
  readonly #trust = new EventTrust()
  readonly #serviceState: ReturnType<typeof createServiceAsker>
  #timer: CancelTimer = () => {}
  #refreshing: Promise<void> | null = null
  #wanted = false
  #shown = false
  #stopped = true

  constructor(parts: MonitorParts) {
    this.#parts = parts
    const { ras, clock, log } = parts
    this.#connections = new TrackedConnections(() => clock.now(), parts.nextRowId)
    this.#details = new DetailsReader({ ...parts, changed: () => this.#changed() }, this.#connections)
    this.#events = new EventRegistration(ras, log, () => this.wake())
    this.#serviceState = createServiceAsker(ras, clock)
  }

  get lines(): readonly TrackedConnection[] {
    return this.#connections.all
  }

  get history(): TrafficHistory {
    return this.#details.history
  }

  /** May be called again, once the library was opened anew. */
  async start(): Promise<void> {
    this.stop()
    this.#stopped = false
    // What comes before the first list cannot be missed; a registration that blocks must not keep us from listing.
    await within(this.#parts.clock, ASIDE_WITHIN, this.#events.start(), undefined)
    await this.refresh()
  }

  stop(): void {
    this.#stopped = true
    this.#timer()
    this.#events.stop()
    this.#details.stop()
  }

  setShown(shown: boolean): void {
    if (this.#shown === shown) return
    this.#shown = shown
    if (shown) void this.refresh()
    else this.#plan()
  }

  /** Windows announced a change. */
  wake(): void {
    this.#trust.event()
    this.#parts.woken()
    void this.refresh()
  }

  /** The machine slept, or somebody else sat at it: everything is read anew, and rates are counted from scratch. */
  startOver(): void {
    this.#details.startOver()
    this.#connections.forgetPast()
    void this.refresh()
  }

  /** A teardown takes or gives back this connection: discards in-flight reads of it. */
  invalidateReads(identity: Identity): void {
    this.#details.invalidate(identity)
  }

  /**
   * A teardown has proof that this connection is gone. Where no list has confirmed it yet (`confirmed` false), a list that
   * still shows it for a while is late, not right: its handle is not touched again.
   */
  gone(identity: Identity, confirmed: boolean): void {
    this.#parts.identities.gone(identity, confirmed)
    this.#connections.gone(identity, confirmed)
  }

  /** Drops connections that are no longer listed and that nobody wants to be shown. */
  forget(unwanted: (one: TrackedConnection) => boolean): void {
    this.#connections.forget(unwanted)
  }

  /** Reads everything once more; one refresh at a time, and one more after it if it is asked for meanwhile. */
  refresh(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    if (this.#refreshing !== null) {
      this.#wanted = true
      return this.#refreshing
    }
    this.#timer()
    this.#details.beginRound()
    const late = this.#parts.clock.after(REFRESH_WITHIN, () => this.#notAnswered())
    const read = this.#read().catch((error: unknown) => {
      // A mistake of ours in one refresh must not end all polling.
      this.#parts.log.warn(
        `A refresh broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    })
    this.#refreshing = read.then(() => {
      late()
      this.#refreshing = null
      if (this.#wanted) {
        this.#wanted = false
        return this.refresh()
      }
      this.#plan()
      return undefined
    })
    return this.#refreshing
  }

  /** Waits for what was begun, as long as a user would. */
  async wait(begun: Promise<void>): Promise<void> {
    const answered = begun.then(() => true)
    if (!(await within(this.#parts.clock, REFRESH_WITHIN, answered, false))) this.#notAnswered()
  }

  #plan(): void {
    this.#timer()
    if (this.#stopped || this.#refreshing !== null) return
    const connected = this.#connections.listed.length > 0
    const period = watchPeriod({ connected, shown: this.#shown, eventsProven: this.#trust.proven })
    this.#timer = this.#parts.clock.after(period, () => void this.refresh())
  }

  async #read(): Promise<void> {
    const service = await this.#serviceState()
    if (service.kind === 'value' && service.value !== 'running' && service.value !== 'unknown') {
      this.#tell(this.#connections.take([]))
      this.#setHealth({ kind: 'service', state: service.value })
      return
    }
    const list = await this.#parts.lists.fresh()
    if (list.kind === 'unavailable') return this.#setHealth({ kind: 'unavailable', reason: list.reason })
    if (list.kind !== 'value') return this.#setHealth({ kind: 'failing', failure: failureOf(list) })
    this.#adopt(list.value)
    const change = this.#connections.take(this.#connections.believed(list.value))
    this.#tell(change)
    const shared = sharedHandles(list.value)
    for (const { identity, handle } of list.value) {
      if (shared.has(handle) || !isUsable(handle)) this.#details.bar(identity)
    }
    this.#trust.refreshed(change.added.length + change.removed.length > 0)
    this.#setHealth({ kind: 'ok' })
    await this.#details.read(this.#shown)
    this.#changed()
  }

  /** A row goes on although its correlation id has changed; what is being hung up is left as it was known at the press. */
  #adopt(list: readonly ListedConnection[]): void {
    const { identities, owned } = this.#parts
    for (const row of list) if (row.match === 'not-known' && !owned(row.identity, null)) identities.adopt(row)
  }

  /** That a connection is there, or no longer, is shown before its details are read. */
  #tell(change: ListChange): void {
    if (change.added.length + change.removed.length > 0) this.#parts.changed(change)
  }

  #notAnswered(): void {
    this.#setHealth({ kind: 'not-answering', forMs: REFRESH_WITHIN })
  }

  #setHealth(health: Health): void {
    if (JSON.stringify(health) === JSON.stringify(this.health)) return
    this.health = health
    this.#changed()
  }

  #changed(): void {
    this.#parts.changed({ added: [], removed: [] })
  }
}
