import type { Clock } from '../../../native/clock.ts'
import type { RasApi } from '../../../native/port.ts'
import type { Initiator, Receipt, Step } from '../../contract/receipt.ts'
import type { EngineLog } from '../engine.ts'
import { entryKeyOf, type Identity } from '../identity.ts'
import { deviceKindOf } from '../monitor/device-kind.ts'
import type { ListReader } from '../monitor/list-reader.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { Journal } from '../records/journal.ts'
import { receiptOf, type Subject } from '../records/make-receipt.ts'
import type { Receipts } from '../records/receipts.ts'
import type { JournalEntry } from '../records/stored-shapes.ts'
import { hangUpConnection } from './connection-flow.ts'
import type { FlowParts } from './flow.ts'
import { isSpentBy } from './hung-up-handles.ts'
import { hangUpLink } from './link-flow.ts'
import type { Course } from './teardown.ts'
import { type Teardown, TeardownRegistry } from './teardown-registry.ts'

export interface HangUpParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
  readonly receipts: Receipts
  readonly journal: Journal
  readonly log: EngineLog
  /** A state changed. */
  readonly changed: () => void
  /** A teardown takes a connection from the monitor, or gives it back. */
  readonly handover: (identity: Identity) => void
  readonly ended: (teardown: Teardown) => void
  /** Whether the journal line is on disk; told before RasHangUp is called. */
  readonly promiseKept: (kept: boolean) => void
  /** Why the receipt is not on disk; null = it is. */
  readonly receiptKept: (reason: string | null) => void
}

/** Begins teardowns, joins those that run, and sees each to its end: journal, receipt, notice to the engine. */
export class HangUps {
  readonly teardowns: TeardownRegistry
  readonly #parts: HangUpParts
  readonly #finishing = new Set<Promise<void>>()
  /** Left as they were by the end of the program: what comes of them is the next start's to tell. */
  readonly #leftOpen = new Set<Course>()
  /** They run without a line in the journal. */
  readonly #unpromised = new Set<Course>()
  /** Over, while their RasHangUp had not returned. */
  readonly #callsLeftOut = new Set<Teardown>()
  #count = 0

  constructor(parts: HangUpParts) {
    this.#parts = parts
    this.teardowns = new TeardownRegistry(parts.clock, (identity) => {
      parts.handover(identity)
      parts.changed()
    })
  }

  /** Hangs up a connection, or one link of it. What runs already for the same target is joined. */
  begin(line: TrackedConnection, link: number | null, by: Initiator): Teardown {
    const running = this.joinable(line.identity, link)
    return running ?? this.#start(this.#nextId(), subjectOf(line, link), by, false)
  }

  /** The teardown that answers a request for this target: its own, or that of the whole connection for a link. */
  joinable(identity: Identity, link: number | null): Teardown | null {
    return this.teardowns.running(identity, null) ?? (link === null ? null : this.teardowns.running(identity, link))
  }

  /** RasHangUp was called for this target, the teardown is over, and the call has still not returned. */
  isCalling(identity: Identity, link: number | null): boolean {
    for (const one of this.#callsLeftOut) if (!one.course.callOut) this.#callsLeftOut.delete(one)
    const newest = this.teardowns.of(identity, link)
    if (newest !== null && !newest.course.running && newest.course.callOut) return true
    return [...this.#callsLeftOut].some(({ subject }) => subject.identity === identity && subject.link === link)
  }

  /** What a teardown, of now or of the past, has done and seen. */
  steps(id: string): readonly Step[] {
    const course = this.teardowns.courses.find((one) => one.id === id)
    return course?.steps.slice() ?? this.#parts.receipts.all.find((one) => one.id === id)?.steps ?? []
  }

  /** Something may have changed: all who wait look now. */
  wake(): void {
    for (const course of this.teardowns.courses) if (course.running) course.wake()
  }

  /** Resolves once no teardown runs. */
  async settled(): Promise<void> {
    await Promise.all(this.teardowns.courses.map((course) => course.ended))
    await Promise.all(this.#finishing)
  }

  /**
   * Watches on what an earlier run of the program began; its journal line stays until the end. `left`: the user left it
   * together with its connection, and only the record of that is missing.
   */
  resume(entry: JournalEntry, left: boolean): void {
    const { course } = this.#start(entry.begin, entry.subject, 'resumed', true)
    if (left) course.end({ phase: 'left' })
  }

  /** An earlier run ended before the proof, and the connection is not listed any more: nobody can know. */
  async interrupted(entry: JournalEntry): Promise<void> {
    const { name, phonebook, link, device } = entry.subject
    await this.#keep({
      v: 1,
      id: entry.begin,
      epoch: entry.epoch,
      by: 'resumed',
      subject: { name, phonebook, link, device },
      tries: 0,
      elapsed: 0,
      outcome: { phase: 'interrupted' },
      steps: [],
    })
    await this.#parts.journal.clear(entry.begin)
  }

  /**
   * The program ends. What runs gets a receipt that says so, and the journal keeps its line for the next start; what has
   * ended already is kept and cleared to the last line.
   */
  async leave(): Promise<void> {
    const running = this.teardowns.all.filter((one) => one.course.running)
    for (const { course } of running) this.#leftOpen.add(course)
    const left = running.map((one) => this.#keep(this.#receipt(one, { phase: 'left' })))
    // What has ended in this very turn begins to be kept only now.
    await Promise.all(this.teardowns.courses.flatMap((course) => (course.running ? [] : [course.ended])))
    await Promise.all([...left, ...this.#finishing])
  }

  #start(id: string, subject: Subject, by: Teardown['by'], resumed: boolean): Teardown {
    const { ras, clock, lists, journal, log } = this.#parts
    const teardown = this.teardowns.begin(id, subject, by)
    const { course } = teardown
    const { identity, link } = subject
    this.#parts.handover(identity)
    const parts: FlowParts = {
      ras,
      clock,
      lists,
      promise: async () => {
        const kept = await journal.promise(id, subject)
        if (!kept) this.#unpromised.add(course)
        // Said of one that runs, it stays said, whatever the disk takes of others.
        if (this.#unpromised.size === 0 || !kept) this.#parts.promiseKept(kept)
        return kept
      },
    }
    const parent = () => this.teardowns.running(identity, null)?.course ?? null
    const hangUpWhole = () => parent() ?? this.#start(this.#nextId(), { ...subject, link: null }, by, false).course
    const flow =
      link === null
        ? hangUpConnection(parts, course, { identity }, resumed)
        : hangUpLink(parts, course, { identity, index: link, parent, hangUpWhole }, resumed)
    log.info(`Hang-up ${id} of ${describe(subject)} begun by ${by}`)
    flow.catch((error: unknown) => {
      // A mistake of ours must not leave a row hanging for ever: it is told as a failure.
      const reason = error instanceof Error ? error.message : String(error)
      log.warn(`Hang-up ${id} broke: ${error instanceof Error ? (error.stack ?? reason) : reason}`)
      course.end({ phase: 'failed', failure: { kind: 'malformed', reason } })
    })
    // Not the flow's end: a call of it may never return, and the user may leave it all the same.
    void course.ended.then(() => {
      if (course.callOut) this.#callsLeftOut.add(teardown)
      const finished = this.#finish(teardown)
      this.#finishing.add(finished)
      void finished.then(() => this.#finishing.delete(finished))
    })
    return teardown
  }

  async #finish(teardown: Teardown): Promise<void> {
    const { course, subject } = teardown
    this.#unpromised.delete(course)
    if (this.#leftOpen.has(course)) return
    const { state } = course
    this.#parts.log.info(
      `Hang-up ${course.id} of ${describe(subject)}: ${state.phase} after ${Math.round(course.elapsed)} ms`,
    )
    this.#parts.ended(teardown)
    if (!('mark' in state)) await this.#keep(this.#receipt(teardown, state))
    if (isSpentBy(teardown)) await this.#parts.journal.spend(course.id, subject)
    else await this.#parts.journal.clear(course.id)
  }

  #receipt(teardown: Teardown, outcome: Receipt['outcome']): Receipt {
    const { course, subject, by } = teardown
    const begun = this.#parts.clock.epoch() - (this.#parts.clock.now() - course.startedAt)
    return receiptOf(course, subject, by, Math.round(begun), outcome)
  }

  async #keep(receipt: Receipt): Promise<void> {
    const reason = await this.#parts.receipts.add(receipt)
    if (reason !== null) this.#parts.log.warn(`The receipt of ${receipt.id} was not kept: ${reason}`)
    this.#parts.receiptKept(reason)
  }

  #nextId(): string {
    this.#count += 1
    return `${Math.round(this.#parts.clock.epoch()).toString(36)}-${this.#count}`
  }
}

function subjectOf(line: TrackedConnection, link: number | null): Subject {
  const { connection, identity } = line
  const status = line.details?.links.find((one) => one.index === link)?.status
  const linkType = status?.kind === 'value' ? status.value.deviceType : ''
  return {
    identity,
    entryKey: entryKeyOf(connection),
    name: connection.entryName,
    phonebook: connection.phonebook,
    link,
    device: deviceKindOf(linkType || connection.deviceType),
  }
}

/** For the log: no name, which may be a phone number. */
function describe(subject: Subject): string {
  return subject.link === null
    ? `a ${subject.device} connection`
    : `link ${subject.link} of a ${subject.device} connection`
}
