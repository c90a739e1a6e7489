import type { CancelTimer, Clock } from '../../../native/clock.ts'
import type { RasApi, RasConnection, Unsubscribe } from '../../../native/port.ts'
import type { Health } from '../../contract/snapshot.ts'
import type { EngineLog } from '../engine.ts'
import { answerInWords, failureOf } from '../failure.ts'
import { type Identity, identityOf, isShared } from '../identity.ts'
import { within } from '../time-limit.ts'
import {
  ASIDE_WITHIN,
  DETAILS_WITHIN,
  LISTED_LATE,
  REFRESH_WITHIN,
  STATISTICS_PERIOD,
  watchPeriod,
} from '../timings.ts'
import { EventTrust } from './event-trust.ts'
import { LinkEvents } from './link-events.ts'
import type { ListReader } from './list-reader.ts'
import { type Reader, readLine } from './read-connection.ts'
import { createServiceAsker } from './service-state.ts'
import { type Change, reconcile, type TrackedConnection, withoutPast } from './tracked-connection.ts'
import { TrafficHistory } from './traffic-history.ts'

export interface MonitorParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
  readonly log: EngineLog
  /** A teardown owns this connection (or this link of it). */
  readonly owned: (identity: Identity, link: number | null) => boolean
  readonly spent: (identity: Identity, link: number | null) => boolean
  readonly changed: (change: Change) => void
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
  lines: readonly TrackedConnection[] = []
  readonly history = new TrafficHistory()

  readonly #parts: MonitorParts
  readonly #trust = new EventTrust()
  #timer: CancelTimer = () => {}
  #refreshing: Promise<void> | null = null
  #wanted = false
  #shown = false
  #stopped = true
  #statisticsAt = Number.NEGATIVE_INFINITY
  /** What a teardown touched while the present refresh runs: the handles that it read are not to be used any more. */
  #barred = new Set<Identity>()
  /** Connections that are being read; a call on one may block for ever, and must not keep the others from being read. */
  readonly #reads = new Map<Identity, { barred: boolean }>()
  /** Proven gone before any list said so: until when a list that still shows it is not believed. */
  readonly #late = new Map<Identity, number>()
  #unwatch: Unsubscribe = () => {}
  readonly #serviceState: ReturnType<typeof createServiceAsker>
  readonly #bundles: LinkEvents

  constructor(parts: MonitorParts) {
    this.#parts = parts
    this.#bundles = new LinkEvents(parts.ras)
    this.#serviceState = createServiceAsker(parts.ras, parts.clock)
  }

  /** May be called again, once the library was opened anew. */
  async start(): Promise<void> {
    this.stop()
    this.#stopped = false
    // What comes before the first list cannot be missed; a registration that blocks must not keep us from listing.
    await within(this.#parts.clock, ASIDE_WITHIN, this.#register(), undefined)
    await this.refresh()
  }

  async #register(): Promise<void> {
    const watch = await this.#parts.ras.watch(() => this.wake())
    if (watch.kind !== 'value') {
      this.#parts.log.info(`No events from Windows, polling alone: ${answerInWords(watch)}`)
    } else if (this.#stopped) {
      watch.value()
    } else {
      this.#unwatch()
      this.#unwatch = watch.value
    }
  }

  stop(): void {
    this.#stopped = true
    this.#timer()
    this.#unwatch()
    this.#unwatch = () => {}
    this.#bundles.stop()
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

  /** The machine slept, or somebody else sat at it: what was known is read anew, and rates begin anew. */
  startOver(): void {
    this.#statisticsAt = Number.NEGATIVE_INFINITY
    this.lines = this.lines.map((line) =>
      line.details === null ? line : { ...line, details: withoutPast(line.details) },
    )
    void this.refresh()
  }

  /** A teardown takes or gives back this connection: what a refresh under way has read of it is void. */
  invalidateReads(identity: Identity): void {
    this.#barred.add(identity)
    const read = this.#reads.get(identity)
    if (read !== undefined) read.barred = true
  }

  /**
   * A teardown has proof that this connection is gone. Where no list has confirmed it yet (`confirmed` false), a list that
   * still shows it for a while is late, not right: its handle is not touched again.
   */
  gone(identity: Identity, confirmed: boolean): void {
    if (!confirmed) this.#late.set(identity, this.#parts.clock.now() + LISTED_LATE)
    this.lines = this.lines.map((line) => (line.identity === identity ? { ...line, listed: false } : line))
  }

  /** Lets go of connections that are not listed any more and that nobody wants to be shown. */
  forget(unwanted: (line: TrackedConnection) => boolean): void {
    this.lines = this.lines.filter((line) => line.listed || !unwanted(line))
  }

  /** Reads everything once more; one refresh at a time, and one more after it if it is asked for meanwhile. */
  refresh(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    if (this.#refreshing !== null) {
      this.#wanted = true
      return this.#refreshing
    }
    this.#timer()
    this.#barred.clear()
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

  #plan(): void {
    this.#timer()
    if (this.#stopped || this.#refreshing !== null) return
    const connected = this.lines.some((line) => line.listed)
    const period = watchPeriod({ connected, shown: this.#shown, eventsProven: this.#trust.proven })
    this.#timer = this.#parts.clock.after(period, () => void this.refresh())
  }

  async #read(): Promise<void> {
    const { lists } = this.#parts
    const service = await this.#serviceState()
    if (service.kind === 'value' && service.value !== 'running' && service.value !== 'unknown') {
      this.#take([])
      this.#setHealth({ kind: 'service', state: service.value })
      return
    }
    const list = await lists.fresh()
    if (list.kind === 'unavailable') return this.#setHealth({ kind: 'unavailable', reason: list.reason })
    if (list.kind !== 'value') return this.#setHealth({ kind: 'failing', failure: failureOf(list) })
    const change = this.#take(this.#believed(list.value))
    for (const row of list.value) if (isShared(list.value, row)) this.#barred.add(identityOf(row))
    this.#trust.refreshed(change.added.length + change.removed.length > 0)
    this.#setHealth({ kind: 'ok' })
    await this.#readDetails()
  }

  /** Without what is known to be gone and is listed late. */
  #believed(rows: readonly RasConnection[]): readonly RasConnection[] {
    const listed = new Set(rows.map(identityOf))
    for (const identity of [...this.#late.keys()]) if (!listed.has(identity)) this.#late.delete(identity)
    return rows.filter((row) => (this.#late.get(identityOf(row)) ?? 0) <= this.#parts.clock.now())
  }

  /** The list first: that a connection is there, or not any more, is shown before its details are read. */
  #take(list: readonly RasConnection[]): Change {
    const { added, removed, kept } = reconcile(this.lines, list)
    const newest = new Map(kept.map(({ line, connection }) => [line.identity, connection]))
    const gone = new Set(removed.map((line) => line.identity))
    const fresh = added.map(
      (connection): TrackedConnection => ({
        rowId: this.#parts.nextRowId(),
        identity: identityOf(connection),
        connection,
        details: null,
        listed: true,
        since: this.#parts.clock.now(),
      }),
    )
    // A connection that is listed anew under an identity of old is the same row again.
    const returning = new Set(fresh.map((line) => line.identity))
    const lines = this.lines
      .filter((line) => line.listed || !returning.has(line.identity))
      .map((line) => {
        if (gone.has(line.identity)) return { ...line, listed: false }
        const connection = newest.get(line.identity)
        return connection === undefined ? line : { ...line, connection }
      })
    this.lines = [...lines, ...fresh]
    const change = { added: fresh, removed }
    if (fresh.length + removed.length > 0) this.#parts.changed(change)
    return change
  }

  async #readDetails(): Promise<void> {
    const { clock } = this.#parts
    const statistics = this.#shown || clock.now() - this.#statisticsAt >= STATISTICS_PERIOD
    if (statistics) this.#statisticsAt = clock.now()
    const reader: Reader = {
      ras: this.#parts.ras,
      now: () => clock.now(),
      free: (identity, link) => !this.#barred.has(identity) && !this.#parts.owned(identity, link),
      spent: this.#parts.spent,
      statistics,
      linkStatistics: this.#shown,
    }
    let late = false
    const read = this.lines
      .filter((line) => line.listed && reader.free(line.identity, null) && !this.#reads.has(line.identity))
      .map(async (line) => {
        const turn = { barred: false }
        this.#reads.set(line.identity, turn)
        const wanted: Reader = {
          ...reader,
          free: (identity, link) => !turn.barred && this.#stillHas(line) && reader.free(identity, link),
          statistics: statistics || line.details === null,
        }
        const details = await readLine(wanted, line.identity, line.connection, line.details).finally(() =>
          this.#reads.delete(line.identity),
        )
        if (details === null) return
        this.lines = this.lines.map((other) => (other.identity === line.identity ? { ...other, details } : other))
        if (details.sample !== null) this.history.note(line.identity, details.sample)
        // Into a handle on which RasHangUp was called goes nothing new.
        const free = wanted.free(line.identity, null) && !reader.spent(line.identity, null)
        if (free && details.links.length > 1) this.#bundles.watch(line.identity, line.connection.handle)
        if (late) this.#parts.changed({ added: [], removed: [] })
      })
    await within(clock, DETAILS_WITHIN, Promise.all(read), undefined)
    late = true
    const listed = new Set(this.lines.filter((line) => line.listed).map((line) => line.identity))
    this.history.keep(listed)
    this.#bundles.keep(listed)
    this.#parts.changed({ added: [], removed: [] })
  }

  /** A call can block so long that the connection has gone meanwhile, and its handle is somebody else's. */
  #stillHas({ identity, connection }: TrackedConnection): boolean {
    return this.lines.some(
      (line) => line.identity === identity && line.listed && line.connection.handle === connection.handle,
    )
  }

  /** Waits for what was begun, as long as anybody would. */
  async wait(begun: Promise<void>): Promise<void> {
    const answered = begun.then(() => true)
    if (!(await within(this.#parts.clock, REFRESH_WITHIN, answered, false))) this.#notAnswered()
  }

  #notAnswered(): void {
    this.#setHealth({ kind: 'not-answering', forMs: REFRESH_WITHIN })
  }

  #setHealth(health: Health): void {
    if (JSON.stringify(health) === JSON.stringify(this.health)) return
    this.health = health
    this.#parts.changed({ added: [], removed: [] })
  }
}
