import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { Health } from '../../contract/snapshot.ts'
import { failureOf } from '../failure.ts'
import { type Identity, isUsable, type ListedConnection, sharedHandles } from '../identity/identity.ts'
import type { IdentityRegister } from '../identity/identity-register.ts'
import type { EngineLog } from '../parts.ts'
import { within } from '../time-limit.ts'
import { ASIDE_WITHIN, REFRESH_WITHIN, SILENCE_TOLD_EACH, watchPeriod } from '../timings.ts'
import { DetailsReader } from './details-reader.ts'
import { EventRegistration } from './event-registration.ts'
import { EventTrust } from './event-trust.ts'
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
  /** It or a link of it is being hung up. */
  readonly beingHungUp: (identity: Identity) => boolean
  readonly wasHungUp: (identity: Identity, link: number | null) => boolean
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
  readonly #parts: MonitorParts
  readonly #connections: TrackedConnections
  readonly #details: DetailsReader
  readonly #events: EventRegistration
  readonly #trust = new EventTrust()
  readonly #serviceState: ReturnType<typeof createServiceAsker>
  #timer: CancelTimer = () => {}
  #health: Health = { kind: 'starting' }
  /** When the newest list that was read was asked for, ms. */
  #listedAt: number | null = null
  /** Since when Windows does not answer, ms. */
  #silentSince = 0
  #silent: CancelTimer = () => {}
  #refreshing: Promise<void> | null = null
  #next: Promise<void> | null = null
  #shown = false
  #stopped = true

  constructor(parts: MonitorParts) {
    this.#parts = parts
    const { ras, clock, log } = parts
    this.#connections = new TrackedConnections(() => clock.now(), parts.nextRowId)
    this.#details = new DetailsReader({ ...parts, changed: () => this.#changed() }, this.#connections)
    this.#events = new EventRegistration(ras, log, () => this.wake(), clock)
    this.#serviceState = createServiceAsker(ras, clock)
  }

  /** How old what is known is, and for how long Windows has not answered, is as of now. */
  get health(): Health {
    const now = this.#parts.clock.now()
    const knownForMs = this.#listedAt === null ? null : now - this.#listedAt
    switch (this.#health.kind) {
      case 'not-answering':
        return { kind: 'not-answering', forMs: now - this.#silentSince, knownForMs }
      case 'failing':
        return { ...this.#health, knownForMs }
      default:
        return this.#health
    }
  }

  set health(health: Health) {
    if (health.kind === 'not-answering') this.#silentSince = this.#parts.clock.now() - health.forMs
    this.#health = health
  }

  get trackedConnections(): readonly TrackedConnection[] {
    return this.#connections.all
  }

  get history(): TrafficHistory {
    return this.#details.history
  }

  /** May be called again, once the library was opened anew. */
  async start(): Promise<void> {
    this.stop()
    this.#stopped = false
    await this.refresh()
  }

  stop(): void {
    this.#stopped = true
    this.#timer()
    this.#silent()
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

  /** Reads everything once more, after the refresh that runs: one at a time, and at most one waits. */
  refresh(): Promise<void> {
    if (this.#refreshing === null) return this.#begin()
    this.#next ??= this.#refreshing.then(() => this.#begin())
    return this.#next
  }

  /** Waits for what was begun, as long as a user would. */
  async wait(begun: Promise<void>): Promise<void> {
    const since = this.#parts.clock.now()
    const answered = begun.then(() => true)
    if (!(await within(this.#parts.clock, REFRESH_WITHIN, answered, false))) this.#notAnswered(since)
  }

  #begin(): Promise<void> {
    this.#next = null
    if (this.#stopped) return Promise.resolve()
    this.#timer()
    this.#details.beginRound()
    const { clock, log } = this.#parts
    const since = clock.now()
    this.#silent = clock.after(REFRESH_WITHIN, () => this.#notAnswered(since))
    const read = this.#read().catch((error: unknown) => {
      // A mistake of ours in one refresh must not end all polling.
      log.warn(`A refresh broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    })
    this.#refreshing = read.then(() => {
      this.#silent()
      this.#refreshing = null
      this.#plan()
    })
    return this.#refreshing
  }

  #plan(): void {
    this.#timer()
    if (this.#stopped || this.#refreshing !== null || this.#next !== null) return
    const connected = this.#connections.listed.length > 0
    const period = watchPeriod({ connected, shown: this.#shown, eventsProven: this.#trust.proven })
    this.#timer = this.#parts.clock.after(period, () => void this.refresh())
  }

  async #read(): Promise<void> {
    const service = await this.#serviceState()
    const state = service.kind === 'value' ? service.value : null
    if (state !== null && state !== 'running' && state !== 'unknown') {
      this.#events.stop()
      // While it stops, its connections may be there still.
      if (state !== 'stopping') this.#tell(this.#connections.take([]))
      this.#setHealth({ kind: 'service', state })
      return
    }
    // What comes before the list cannot be missed; a registration that blocks must not keep us from listing.
    if (state !== 'unknown') {
      const registered = this.#events.start(service.processId ?? null)
      await within(this.#parts.clock, ASIDE_WITHIN, registered, undefined)
    }
    const askedAt = this.#parts.clock.now()
    const list = await this.#parts.lists.fresh()
    if (list.kind === 'unavailable') return this.#setHealth({ kind: 'unavailable', reason: list.reason })
    if (list.kind !== 'value') {
      this.#setHealth({ kind: 'failing', failure: failureOf(list), knownForMs: null })
      return this.#changed()
    }
    this.#listedAt = askedAt
    const change = this.#connections.take(this.#connections.believed(this.#adopted(list.value)))
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
  #adopted(list: readonly ListedConnection[]): readonly ListedConnection[] {
    const { identities, beingHungUp } = this.#parts
    if (list.every((row) => row.match === 'same')) return list
    return list.map((row) => (row.match === 'not-known' && !beingHungUp(row.identity) ? identities.adopt(row) : row))
  }

  /** That a connection is there, or no longer, is shown before its details are read. */
  #tell(change: ListChange): void {
    if (change.added.length + change.removed.length > 0) this.#parts.changed(change)
  }

  /** Told again each second: the time grows. */
  #notAnswered(since: number): void {
    this.#silentSince = since
    this.#health = { kind: 'not-answering', forMs: 0, knownForMs: null }
    this.#changed()
    this.#silent()
    if (this.#stopped || this.#refreshing === null) return
    this.#silent = this.#parts.clock.after(SILENCE_TOLD_EACH, () => this.#notAnswered(since))
  }

  #setHealth(health: Health): void {
    if (JSON.stringify(health) === JSON.stringify(this.#health)) return
    this.#health = health
    this.#changed()
  }

  #changed(): void {
    this.#parts.changed({ added: [], removed: [] })
  }
}
