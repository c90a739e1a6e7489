import type { Initiator } from '../contract/receipt.ts'
import { OK, type Reply, refuse, type Target } from '../contract/schema.ts'
import { type Desktop, NO_DESKTOP } from '../contract/settings.ts'
import type { Finishing, TrafficPoint } from '../contract/snapshot.ts'
import type { CreateEngine, Engine, EngineParts } from './engine.ts'
import { decideMachineEvent, decideQuit, type MachineEvent, type SessionEnd } from './gates.ts'
import { createListReader } from './monitor/list-reader.ts'
import { Monitor } from './monitor/monitor.ts'
import type { Change, TrackedConnection } from './monitor/tracked-connection.ts'
import { CrashRecovery } from './records/crash-recovery.ts'
import { Journal } from './records/journal.ts'
import { Receipts } from './records/receipts.ts'
import { buildSnapshot, HELD_BACK, linkKey } from './snapshot/build-snapshot.ts'
import { Notices } from './snapshot/notices.ts'
import { RecentEndings } from './snapshot/recent-endings.ts'
import { SnapshotFeed } from './snapshot/snapshot-feed.ts'
import { HangUps } from './teardown/hang-ups.ts'
import { HungUpHandles, isSpentBy } from './teardown/hung-up-handles.ts'
import { refusalFor } from './teardown/refusal-for.ts'
import type { Course } from './teardown/teardown.ts'
import type { Teardown } from './teardown/teardown-registry.ts'
import { within } from './time-limit.ts'
import { LEAVE_WITHIN, LINGER, LINGER_FAILED, REDIAL_AFTER_PRESUMED, REDIAL_AFTER_PROOF } from './timings.ts'

export const createEngine: CreateEngine = (parts) => new OnHookEngine(parts)

class OnHookEngine implements Engine {
  readonly #parts: EngineParts
  readonly #feed: SnapshotFeed
  readonly #monitor: Monitor
  readonly #hangUps: HangUps
  readonly #journal: Journal
  readonly #receipts: Receipts
  readonly #recentEndings: RecentEndings
  readonly #spent: HungUpHandles
  readonly #crashRecovery: CrashRecovery
  readonly #notices: Notices
  #finishing = false
  #desktop: Desktop = NO_DESKTOP
  #rows = 0

  constructor(parts: EngineParts) {
    this.#parts = parts
    const { ras, clock, storage, log } = parts
    this.#feed = new SnapshotFeed(clock, (version) => this.#build(version))
    this.#recentEndings = new RecentEndings(clock)
    this.#journal = new Journal(storage, clock)
    this.#receipts = new Receipts(storage)
    this.#spent = new HungUpHandles(clock, (id) => void this.#journal.forget(id))
    this.#crashRecovery = new CrashRecovery({
      journal: this.#journal,
      receipts: this.#receipts,
      spent: this.#spent,
      resume: (entry, left) => this.#hangUps.resume(entry, left),
      interrupted: (entry) => {
        this.#recentEndings.interrupted(entry)
        void this.#hangUps.interrupted(entry)
      },
    })
    const lists = createListReader(ras, clock)
    this.#notices = new Notices(log, this.#feed.touch)
    this.#hangUps = new HangUps({
      ras,
      clock,
      lists,
      receipts: this.#receipts,
      log,
      journal: this.#journal,
      changed: this.#feed.touch,
      handover: (identity) => this.#monitor.invalidateReads(identity),
      ended: (teardown) => this.#ended(teardown),
      receiptKept: (reason) => this.#notices.tellKept('receipt-not-kept', reason),
      promiseKept: (kept) => this.#notices.tellKept('journal-not-kept', kept ? null : ''),
    })
    this.#monitor = new Monitor({
      ras,
      clock,
      lists,
      log,
      owned: (identity, link) => this.#hangUps.joinable(identity, link) !== null,
      spent: (identity, link) => this.#spent.has(identity, link),
      changed: (change) => this.#changed(change),
      woken: () => this.#hangUps.wake(),
      nextRowId: () => `c${++this.#rows}`,
    })
  }

  async start(): Promise<void> {
    for (const notice of await this.#crashRecovery.read()) this.notice(notice)
    await this.#open()
  }

  snapshot = () => this.#feed.current()

  subscribe: Engine['subscribe'] = (listener) => this.#feed.subscribe(listener)

  hangUp(request: Target & { readonly confirmed: boolean }, by: Initiator): Reply {
    const line = this.#line(request.connection)
    if (line === null) return refuse('no-such-row')
    if (this.#hangUps.joinable(line.identity, request.link) !== null) return OK
    const refusal = refusalFor(line, {
      ...request,
      callOut: this.#hangUps.isCalling(line.identity, request.link),
      spent: this.#spent.has(line.identity, null),
    })
    if (refusal !== null) return refuse(refusal)
    this.#begin(line, request.link, by)
    return OK
  }

  hangUpAll(request: { readonly includeOthers: boolean }, by: Initiator): Reply {
    // Only what the user can see: a connection that came up a moment ago was not meant.
    const shown = new Set(this.snapshot().connections.map((row) => row.id))
    const lines = this.#monitor.lines.filter(
      (line) =>
        line.listed &&
        shown.has(line.rowId) &&
        (line.connection.owner === 'me' || request.includeOthers) &&
        this.#hangUps.teardowns.running(line.identity, null) === null &&
        !this.#hangUps.isCalling(line.identity, null),
    )
    for (const line of lines) this.#begin(line, null, by)
    return lines.length > 0 ? OK : refuse('not-now')
  }

  hangUpAgain(target: Target, by: Initiator): Reply {
    const line = this.#line(target.connection)
    if (line === null) return refuse('no-such-row')
    const teardown = this.#hangUps.teardowns.of(line.identity, target.link)
    if (teardown?.course.running) return teardown.course.askAgain() ? OK : refuse('not-now')
    return this.hangUp({ ...target, confirmed: teardown?.course.state.phase === 'failed' }, by)
  }

  keepWaiting = (target: Target): Reply => this.#tell(target, (course) => course.keepWaiting())

  leaveIt = (target: Target): Reply => this.#tell(target, (course) => course.leave())

  async reconnect(recent: string): Promise<Reply> {
    const item = this.#recentEndings.recent.find((one) => one.id === recent)
    const row = this.snapshot().recent.find((one) => one.id === recent)
    if (item === undefined || row === undefined) return refuse('no-such-row')
    if (!row.canReconnect || !row.redial.safe) return refuse('not-now')
    const answer = await this.#parts.ras.reconnectDialog(item.subject.phonebook, item.subject.name)
    if (answer.kind === 'value') return OK
    return refuse(answer.kind === 'unavailable' ? 'not-here' : 'failed')
  }

  async tryAgain(): Promise<Reply> {
    await this.#monitor.wait(this.#monitor.health.kind === 'ok' ? this.#monitor.refresh() : this.#open())
    const { kind } = this.#monitor.health
    return kind === 'unavailable' || kind === 'not-answering' ? refuse('failed') : OK
  }

  setShown = (shown: boolean): void => this.#monitor.setShown(shown)

  attend(event: MachineEvent): void {
    this.#parts.log.info(`The machine tells: ${event}`)
    if (decideMachineEvent(event) === 'nothing') return
    this.#monitor.startOver()
    this.#hangUps.wake()
  }

  history(connection: string): readonly TrafficPoint[] {
    const line = this.#line(connection)
    return line === null ? [] : this.#monitor.history.of(line.identity)
  }

  receipts = () => this.#receipts.all

  steps: Engine['steps'] = (teardown) => this.#hangUps.steps(teardown)

  notice: Engine['notice'] = (notice) => this.#notices.tell(notice)

  withdraw: Engine['withdraw'] = (id) => (this.#notices.withdraw(id) ? OK : refuse('not-now'))

  setDesktop(desktop: Desktop): void {
    this.#desktop = desktop
    this.#feed.touch()
  }

  quitDecision = () => decideQuit(this.#hangUps.teardowns.courses)

  setFinishing(finishing: boolean): void {
    this.#finishing = finishing
    this.#feed.touch()
  }

  async sessionEnds({ journal, hangUps }: SessionEnd): Promise<void> {
    const { clock } = this.#parts
    await within(clock, journal, this.#journal.written(), undefined)
    await within(clock, hangUps, this.#hangUps.settled(), undefined)
  }

  async close(graceMs: number): Promise<boolean> {
    this.#monitor.stop()
    this.#feed.close()
    await within(this.#parts.clock, LEAVE_WITHIN, this.#hangUps.leave(), undefined)
    return this.#parts.ras.close(graceMs)
  }

  async #open(): Promise<void> {
    const { ras, log } = this.#parts
    this.#monitor.health = { kind: 'starting' }
    this.#feed.touch()
    const opened = await ras.open()
    if (opened.kind === 'value') {
      await this.#monitor.start()
      return
    }
    const reason = 'reason' in opened ? opened.reason : `The RAS library answered ${opened.kind}.`
    log.warn(`RAS is not available: ${reason}`)
    this.#monitor.health = { kind: 'unavailable', reason }
    this.#feed.touch()
  }

  /** What the user has to say to a teardown that runs. */
  #tell({ connection, link }: Target, say: (course: Course) => boolean): Reply {
    const line = this.#line(connection)
    if (line === null) return refuse('no-such-row')
    const running = this.#hangUps.teardowns.running(line.identity, link)
    return running !== null && say(running.course) ? OK : refuse('not-now')
  }

  #line(rowId: string): TrackedConnection | null {
    return this.#monitor.lines.find((line) => line.rowId === rowId) ?? null
  }

  #begin(line: TrackedConnection, link: number | null, by: Initiator): void {
    if (link !== null) this.#recentEndings.hungUpLinks.add(linkKey(line.identity, link))
    this.#hangUps.begin(line, link, by)
    this.#feed.touch()
  }

  #changed({ added, removed }: Change): void {
    const { teardowns } = this.#hangUps
    for (const line of added) this.#recentEndings.cameUp(line)
    if (added.length > 0) this.#feed.touchAfter(HELD_BACK)
    for (const line of removed) if (teardowns.of(line.identity, null) === null) this.#recentEndings.dropped(line)
    if (this.#monitor.health.kind === 'ok') {
      this.#spent.seen(this.#monitor.lines)
      this.#crashRecovery.settle(this.#monitor.lines)
    }
    this.#sweep()
    this.#feed.touch()
  }

  #ended(teardown: Teardown): void {
    const { course, subject } = teardown
    const { state } = course
    this.#recentEndings.ended(teardown, this.#hangUps.teardowns)
    if (isSpentBy(teardown)) this.#spent.add({ id: course.id, subject })
    else if (state.phase === 'gone' || state.phase === 'already-gone')
      this.#spent.closed(subject.identity, subject.link)
    const over = state.phase !== 'failed' && state.phase !== 'left'
    if (over && subject.link === null) {
      this.#monitor.gone(subject.identity, state.phase !== 'gone' || state.evidence.length > 1)
    }
    for (const ms of [REDIAL_AFTER_PROOF, REDIAL_AFTER_PRESUMED]) this.#feed.touchAfter(ms)
    const stay = state.phase === 'failed' ? LINGER_FAILED : LINGER
    this.#parts.clock.after(stay, () => {
      this.#sweep()
      this.#feed.touch()
    })
    this.#feed.touch()
    void this.#monitor.refresh()
  }

  #sweep(): void {
    const { teardowns } = this.#hangUps
    teardowns.sweep()
    this.#monitor.forget((line) => !teardowns.wantRow(line.identity))
    this.#recentEndings.keep(this.#monitor.lines)
  }

  #build(version: number) {
    const { clock, ras, scenario } = this.#parts
    const decision = decideQuit(this.#hangUps.teardowns.courses)
    const finishing: Finishing | null =
      this.#finishing && decision.kind === 'wait' ? { running: decision.running, stuck: decision.stuck } : null
    return buildSnapshot({
      version,
      now: clock.now(),
      source: { kind: ras.source, scenario: ras.source === 'simulator' ? scenario : null },
      health: this.#monitor.health,
      lines: this.#monitor.lines,
      teardowns: this.#hangUps.teardowns,
      recent: this.#recentEndings.recent,
      finishing,
      usual: this.#receipts.usual,
      notices: this.#notices.all,
      receipts: this.#receipts.count,
      desktop: this.#desktop,
      reconnected: this.#recentEndings.reconnected,
      hungUpLinks: this.#recentEndings.hungUpLinks,
    })
  }
}
