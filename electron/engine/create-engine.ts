import type { Request } from '../contract/calls.ts'
import type { Initiator } from '../contract/receipt.ts'
import { OK, type Reply, refuse, type Target } from '../contract/schema.ts'
import { type Desktop, NO_DESKTOP } from '../contract/settings.ts'
import type { TrafficPoint } from '../contract/snapshot.ts'
import type { CreateEngine, Engine, EngineParts, QuitState, SessionPatience } from './engine.ts'
import { FollowUps } from './follow-ups.ts'
import { IdentityRegister } from './identity/identity-register.ts'
import { lastingNames } from './identity/lasting-names.ts'
import { ownerOf, windowsOwnerOf } from './identity/owner.ts'
import { LibraryOpening } from './library-opening.ts'
import { decideMachineEvent, type MachineEvent } from './machine-event.ts'
import { entryExists } from './monitor/entry-exists.ts'
import { createListReader, type ListReader } from './monitor/list-reader.ts'
import { Monitor } from './monitor/monitor.ts'
import type { TrackedConnection } from './monitor/tracked-connection.ts'
import { decideQuit } from './quit-decision.ts'
import { CrashRecovery } from './records/crash-recovery.ts'
import { Journal } from './records/journal.ts'
import { Receipts } from './records/receipts.ts'
import { TeardownRecords } from './records/teardown-records.ts'
import { buildSnapshot } from './snapshot/build-snapshot.ts'
import { ErrorTexts, withErrorTexts } from './snapshot/error-texts.ts'
import { MissingFromList } from './snapshot/missing-from-list.ts'
import { Notices } from './snapshot/notices.ts'
import { quitViews } from './snapshot/quit-views.ts'
import { RecentEndings } from './snapshot/recent-endings.ts'
import { SnapshotFeed } from './snapshot/snapshot-feed.ts'
import { HangUps } from './teardown/hang-ups.ts'
import { HungUpHandles } from './teardown/hung-up-handles.ts'
import type { Teardown } from './teardown/teardown.ts'
import { within } from './time-limit.ts'
import { JOURNAL_FIRST_WITHIN, LEAVE_WITHIN, RECOVERED_WITHIN, REDIAL_AFTER_PROOF } from './timings.ts'

export const createEngine: CreateEngine = (parts) => new OnHookEngine(parts)

class OnHookEngine implements Engine {
  readonly #parts: EngineParts
  readonly #feed: SnapshotFeed
  readonly #monitor: Monitor
  readonly #lists: ListReader
  readonly #hangUps: HangUps
  readonly #receipts: Receipts
  readonly #journal: Journal
  readonly #recentEndings: RecentEndings
  readonly #hungUpHandles: HungUpHandles
  readonly #crashRecovery: CrashRecovery
  readonly #notices: Notices
  readonly #missingFromList: MissingFromList
  readonly #opening: LibraryOpening
  readonly #followUps: FollowUps
  #quit: QuitState = 'none'
  #desktop: Desktop = NO_DESKTOP
  #rows = 0

  constructor(parts: EngineParts) {
    this.#parts = parts
    const { ras, clock, storage, log } = parts
    const errorTexts = new ErrorTexts(ras, () => this.#feed.touch())
    this.#feed = new SnapshotFeed(
      clock,
      (version) => withErrorTexts(this.#build(version), errorTexts),
      (error) =>
        log.warn(`A snapshot was not delivered: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
    )
    this.#notices = new Notices(log, this.#feed.touch)
    this.#recentEndings = new RecentEndings(clock)
    this.#journal = new Journal(storage, clock)
    this.#receipts = new Receipts(storage)
    this.#opening = new LibraryOpening(ras, clock, log, (health) => {
      this.#monitor.health = health
      this.#feed.touch()
    })
    this.#hungUpHandles = new HungUpHandles(clock, (id) => void this.#journal.forget(id))
    const records = new TeardownRecords({
      journal: this.#journal,
      receipts: this.#receipts,
      clock,
      log,
      receiptKept: (reason) => this.#notices.showUnkept('receipt-not-kept', reason),
      promiseKept: (kept) => this.#notices.showUnkept('journal-not-kept', kept ? null : ''),
    })
    const identities = new IdentityRegister(() => clock.now())
    const lists = createListReader({ enumConnections: () => identities.list(ras) }, clock)
    this.#lists = lists
    this.#hangUps = new HangUps({
      ras,
      clock,
      lists,
      records,
      hungUpHandles: this.#hungUpHandles,
      log,
      changed: this.#feed.touch,
      handover: (identity) => this.#monitor.invalidateReads(identity),
      stuckAfter: (subject) => this.#receipts.stuckAfter(subject),
      isMine: ({ connection }) => ownerOf(connection, parts.profile ?? []).owner === 'me',
      begun: (teardown) => this.#followUps.begun(teardown),
      ended: (teardown) => this.#followUps.ended(teardown),
    })
    this.#crashRecovery = new CrashRecovery({
      clock,
      notice: (notice) => this.notice(notice),
      withdraw: (id) => void this.#notices.withdraw(id),
      runs: ({ identity, link }) => this.#hangUps.teardowns.running(identity, link) !== null,
      journal: this.#journal,
      receipts: this.#receipts,
      hungUpHandles: this.#hungUpHandles,
      expect: (subject) => identities.expect(subject.identity, subject),
      resume: (entry, left) => this.#hangUps.resume(entry, left),
      interrupted: (entry) => {
        this.#recentEndings.interrupted(entry)
        void records.interrupted(entry)
      },
    })
    this.#missingFromList = new MissingFromList({
      ras,
      clock,
      healthy: () => this.#monitor.health.kind === 'ok',
      ended: (end) => {
        this.#recentEndings.unproven(end)
        this.#feed.touch()
        this.#feed.touchAfter(REDIAL_AFTER_PROOF)
      },
      back: (identity) => this.#recentEndings.back(identity),
    })
    this.#monitor = new Monitor({
      ras,
      clock,
      lists,
      identities,
      log,
      beingHungUp: (identity) => this.#hangUps.teardowns.runsOf(identity),
      owned: (identity, link) => this.#hangUps.teardowns.inCharge(identity, link) !== null,
      wasHungUp: (identity, link) => this.#hungUpHandles.has(identity, link),
      changed: (change) => this.#followUps.listChanged(change),
      woken: () => this.#hangUps.wake(),
      nextRowId: () => `c${++this.#rows}`,
    })
    this.#followUps = new FollowUps({
      clock,
      feed: this.#feed,
      monitor: this.#monitor,
      hangUps: this.#hangUps,
      receipts: this.#receipts,
      recentEndings: this.#recentEndings,
      missingFromList: this.#missingFromList,
      hungUpHandles: this.#hungUpHandles,
      crashRecovery: this.#crashRecovery,
    })
  }

  async start(): Promise<void> {
    const { clock } = this.#parts
    let handlesKnown = (): void => {}
    const known = new Promise<void>((resolve) => {
      handlesKnown = resolve
    })
    const recovered = this.#crashRecovery.read(handlesKnown).then(() => {
      if (this.#monitor.health.kind === 'ok') this.#followUps.listChanged({ added: [], removed: [] })
    })
    await this.#open(within(clock, JOURNAL_FIRST_WITHIN, known, undefined))
    await within(clock, RECOVERED_WITHIN, recovered, undefined)
  }

  snapshot = () => this.#feed.current()
  subscribe: Engine['subscribe'] = (listener) => this.#feed.subscribe(listener)

  hangUp(request: Target & { readonly confirmed: boolean }, by: Initiator): Reply {
    const tracked = this.#tracked(request.connection)
    return tracked === null
      ? refuse('no-such-row')
      : this.#hangUps.request(tracked, request.link, request.confirmed, by)
  }

  hangUpAll({ connections, includeOthers }: Request<'hangUpAll'>, by: Initiator): Reply {
    const wanted = new Set(connections)
    const trackedConnections = this.#monitor.trackedConnections.filter((tracked) => wanted.has(tracked.rowId))
    if (trackedConnections.length === 0) return refuse('no-such-row')
    const replies = trackedConnections
      .filter((tracked) => this.#hangUps.teardowns.running(tracked.identity, null) === null)
      .map((tracked) => this.#hangUps.request(tracked, null, includeOthers, by))
    return replies.some((reply) => reply.ok) ? OK : refuse('not-now')
  }

  hangUpAgain(target: Target, by: Initiator): Reply {
    const tracked = this.#tracked(target.connection)
    return tracked === null ? refuse('no-such-row') : this.#hangUps.again(tracked, target.link, by)
  }

  keepWaiting = (target: Target): Reply => this.#answer(target, (teardown) => teardown.keepWaiting())
  leaveIt = (target: Target): Reply => this.#answer(target, (teardown) => teardown.leave())

  async reconnect(recent: string): Promise<Reply> {
    const item = this.#recentEndings.recent.find((one) => one.id === recent)
    const row = this.snapshot().recent.find((one) => one.id === recent)
    if (item === undefined || row === undefined) return refuse('no-such-row')
    if (!row.canReconnect || !(row.redial.safe || row.redial.mayFail)) return refuse('not-now')
    this.#recentEndings.redialledByUser(item.subject.entryKey)
    const answer = await this.#parts.ras.reconnectDialog(item.subject.phonebook, item.subject.name)
    if (answer.kind === 'value') return OK
    return refuse(answer.kind === 'unavailable' ? 'not-here' : 'failed')
  }

  async tryAgain(): Promise<Reply> {
    this.#lists.hurry()
    await this.#monitor.wait(this.#monitor.health.kind === 'ok' ? this.#monitor.refresh() : this.#open())
    const { kind } = this.#monitor.health
    return kind === 'unavailable' || kind === 'not-answering' ? refuse('failed') : OK
  }

  setShown = (shown: boolean): void => this.#monitor.setShown(shown)

  attend(event: MachineEvent): void {
    this.#parts.log.info(`Machine event: ${event}`)
    if (decideMachineEvent(event) === 'nothing') return
    this.#monitor.startOver()
    this.#hangUps.wake()
  }

  history(connection: string): readonly TrafficPoint[] {
    const tracked = this.#tracked(connection)
    return tracked === null ? [] : this.#monitor.history.of(tracked.identity)
  }

  receipts = () => this.#receipts.all
  windowsOwners = () => this.#monitor.trackedConnections.map(windowsOwnerOf)

  steps: Engine['steps'] = (id) =>
    this.#hangUps.teardowns.all.find((one) => one.id === id)?.steps.slice() ?? this.#receipts.stepsOf(id)

  lastingNames = () => lastingNames(this.#monitor.trackedConnections)
  entryExists = (name: string) => entryExists(this.#parts, name)
  notice: Engine['notice'] = (notice) => this.#notices.show(notice)
  withdraw: Engine['withdraw'] = (id) => (this.#notices.withdraw(id) ? OK : refuse('not-now'))

  setDesktop(desktop: Desktop): void {
    this.#desktop = desktop
    this.#feed.touch()
  }

  quitDecision = () => decideQuit(this.#hangUps.teardowns.all)

  setQuit(quit: QuitState): void {
    this.#quit = quit
    this.#feed.touch()
  }

  async sessionEnds({ journal, hangUps }: SessionPatience): Promise<void> {
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

  /** `before`: what the first list waits for. */
  async #open(before: Promise<void> = Promise.resolve()): Promise<void> {
    if (!(await this.#opening.open())) return
    await before
    await this.#monitor.start()
  }

  /** The user's answer to a teardown that runs. */
  #answer({ connection, link }: Target, give: (teardown: Teardown) => boolean): Reply {
    const tracked = this.#tracked(connection)
    if (tracked === null) return refuse('no-such-row')
    const running = this.#hangUps.teardowns.running(tracked.identity, link)
    return running !== null && give(running) ? OK : refuse('not-now')
  }

  #tracked(rowId: string): TrackedConnection | null {
    return this.#monitor.trackedConnections.find((tracked) => tracked.rowId === rowId) ?? null
  }

  #build(version: number) {
    const { clock, ras, scenario, profile } = this.#parts
    return buildSnapshot({
      version,
      now: clock.now(),
      epoch: clock.epoch(),
      source: { kind: ras.source, scenario: ras.source === 'simulator' ? scenario : null },
      health: this.#monitor.health,
      profile: profile ?? [],
      trackedConnections: this.#monitor.trackedConnections,
      teardowns: this.#hangUps.teardowns,
      recent: this.#recentEndings.recent,
      ...quitViews(this.#quit, this.#hangUps.teardowns.all),
      usual: this.#receipts.usual,
      notices: this.#notices.all,
      receipts: this.#receipts.count,
      desktop: this.#desktop,
      reconnected: (rowId) => this.#recentEndings.isReconnected(rowId),
      hungUp: (identity, link) => this.#followUps.hungUpMark(identity, link),
      wasHungUp: (identity, link) => this.#recentEndings.wasHungUp(identity, link),
    })
  }
}
