import type { Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { Initiator } from '../../contract/receipt.ts'
import { OK, type Reply, refuse } from '../../contract/schema.ts'
import type { Identity } from '../identity/identity.ts'
import type { ListReader } from '../monitor/list-reader.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { EngineLog } from '../parts.ts'
import type { JournalEntry } from '../records/stored-records.ts'
import type { TeardownRecords } from '../records/teardown-records.ts'
import { connectionWitness } from './connection-witness.ts'
import { describe, type HangUpSubject, subjectOf } from './hang-up-subject.ts'
import type { HungUpHandles } from './hung-up-handles.ts'
import { linkWitness } from './link-witness.ts'
import { refusalFor } from './refusal-for.ts'
import { runTeardown } from './run-teardown.ts'
import { Teardown, type TeardownOrigin } from './teardown.ts'
import { TeardownRegistry } from './teardown-registry.ts'
import type { TeardownParts, Witness } from './witness.ts'

export interface HangUpParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
  readonly records: TeardownRecords
  readonly hungUpHandles: HungUpHandles
  readonly log: EngineLog
  /** A state changed. */
  readonly changed: () => void
  /** A teardown takes a connection from the monitor, or gives it back. */
  readonly handover: (identity: Identity) => void
  /** When a hang-up of this connection counts as stuck, ms from its call. */
  readonly stuckAfter: (subject: HangUpSubject) => number
  /** What is not known to be the user's is hung up on a confirmed wish alone. */
  readonly isMine: (tracked: TrackedConnection) => boolean
  readonly begun: (teardown: Teardown) => void
  readonly ended: (teardown: Teardown) => void
}

/** Where every hang-up comes in: it joins a teardown that runs, is refused, or begins one; each is seen to its end. */
export class HangUps {
  readonly teardowns: TeardownRegistry
  readonly #parts: HangUpParts
  /** Records of ended teardowns that are being written. */
  readonly #recording = new Set<Promise<void>>()
  /** Running when the program ended: the next start tells what becomes of them. */
  readonly #leftOpen = new Set<Teardown>()
  /** Ended before their RasHangUp returned. */
  readonly #callsLeftOut = new Set<Teardown>()
  #count = 0

  constructor(parts: HangUpParts) {
    this.#parts = parts
    this.teardowns = new TeardownRegistry(parts.clock)
  }

  /** The one way to a hang-up. `not-now`, `not-confirmed`, `no-such-row`: see `refusalFor`. */
  request(tracked: TrackedConnection, link: number | null, confirmed: boolean, by: Initiator): Reply {
    const { identity } = tracked
    if (this.teardowns.inCharge(identity, link) !== null) return OK
    const refusal = refusalFor(tracked, {
      link,
      confirmed,
      mine: this.#parts.isMine(tracked),
      callOut: this.isCalling(identity, link),
      hungUp: this.#parts.hungUpHandles.has(identity, null),
    })
    if (refusal !== null) return refuse(refusal)
    const { handle } = tracked.connection
    this.#begin({ id: this.#nextId(), subject: subjectOf(tracked, link), handle, by, resumed: false, before: 0 })
    return OK
  }

  /** RasHangUp once more in a teardown that runs; a new one after an end. A second try after a failure needs no question. */
  again(tracked: TrackedConnection, link: number | null, by: Initiator): Reply {
    const newest = this.teardowns.of(tracked.identity, link)
    if (newest?.running) return newest.askAgain() ? OK : refuse('not-now')
    return this.request(tracked, link, newest?.state.phase === 'failed', by)
  }

  /** RasHangUp was called for this target, the teardown has ended, and the call has still not returned. */
  isCalling(identity: Identity, link: number | null): boolean {
    for (const one of this.#callsLeftOut) if (!one.callOut) this.#callsLeftOut.delete(one)
    const newest = this.teardowns.of(identity, link)
    if (newest !== null && !newest.running && newest.callOut) return true
    return [...this.#callsLeftOut].some(({ subject }) => subject.identity === identity && subject.link === link)
  }

  /** Something may have changed: all who wait look now. */
  wake(): void {
    for (const teardown of this.teardowns.all) if (teardown.running) teardown.wake()
  }

  /** Resolves once no teardown runs and all records are written. */
  async settled(): Promise<void> {
    await Promise.all(this.teardowns.all.map((teardown) => teardown.ended))
    await Promise.all(this.#recording)
  }

  /**
   * Watches on what an earlier run of the program began; its journal line stays until the end. `left`: the user left it
   * together with its connection, and only the record of that is missing.
   */
  resume(entry: JournalEntry, left: boolean): void {
    // The clock on the wall may have been set back between two runs.
    const before = Math.max(0, this.#parts.clock.epoch() - entry.epoch)
    const { begin: id, subject } = entry
    const teardown = this.#begin({ id, subject, handle: null, by: 'resumed', resumed: true, before })
    if (left) teardown.end({ phase: 'left' })
  }

  /**
   * The program ends. What runs gets a receipt that says so, and the journal keeps its line for the next start; the records
   * of what has ended are completed.
   */
  async leave(): Promise<void> {
    const running = this.teardowns.all.filter((one) => one.running)
    for (const teardown of running) this.#leftOpen.add(teardown)
    const left = running.map((one) => this.#parts.records.keepUnfinished(one))
    // What has ended in this very turn begins to be recorded only now.
    await Promise.all(this.teardowns.all.flatMap((one) => (one.running ? [] : [one.ended])))
    await Promise.all([...left, ...this.#recording])
  }

  #begin(begin: Omit<TeardownOrigin, 'stuckAfter'>): Teardown {
    const { ras, clock, lists, log, records, handover, changed } = this.#parts
    const { id, subject, by } = begin
    const origin: TeardownOrigin = { ...begin, stuckAfter: this.#parts.stuckAfter(subject) }
    const teardown = new Teardown(origin, clock, () => {
      handover(subject.identity)
      changed()
    })
    this.teardowns.add(teardown)
    handover(subject.identity)
    const parts: TeardownParts = { ras, clock, lists }
    const run = runTeardown(parts, teardown, this.#witness(parts, teardown), () => records.promise(teardown))
    log.info(`Hang-up ${id} of ${describe(subject)} begun by ${by}`)
    run.catch((error: unknown) => {
      // A mistake of ours must not leave a row hanging for ever: it ends as a failure.
      const reason = error instanceof Error ? error.message : String(error)
      log.warn(`Hang-up ${id} broke: ${error instanceof Error ? (error.stack ?? reason) : reason}`)
      teardown.end({ phase: 'failed', failure: { kind: 'malformed', reason } })
    })
    // Not the end of `run`: a call of it may never return, and the user may leave it all the same.
    void teardown.ended.then(() => this.#ended(teardown))
    this.#parts.begun(teardown)
    return teardown
  }

  #witness(parts: TeardownParts, teardown: Teardown): Witness {
    const { subject, handle, by } = teardown
    const { identity, link } = subject
    if (link === null) return connectionWitness(parts, teardown)
    const running = () => this.teardowns.running(identity, null)
    const whole: HangUpSubject = { ...subject, link: null }
    const hangUp = () =>
      running() ?? this.#begin({ id: this.#nextId(), subject: whole, handle, by, resumed: false, before: 0 })
    const wasCalled = () =>
      (this.teardowns.of(identity, null)?.tries ?? 0) > 0 || this.#parts.hungUpHandles.has(identity, null)
    return linkWitness(parts, teardown, link, { running, hangUp, wasCalled })
  }

  #ended(teardown: Teardown): void {
    if (teardown.callOut) this.#callsLeftOut.add(teardown)
    if (this.#leftOpen.has(teardown)) return
    const { id, subject, state, elapsed } = teardown
    this.#parts.log.info(`Hang-up ${id} of ${describe(subject)}: ${state.phase} after ${Math.round(elapsed)} ms`)
    this.#parts.ended(teardown)
    const recorded = this.#parts.records.finish(teardown)
    this.#recording.add(recorded)
    void recorded.then(() => this.#recording.delete(recorded))
  }

  #nextId(): string {
    this.#count += 1
    return `${Math.round(this.#parts.clock.epoch()).toString(36)}-${this.#count}`
  }
}
