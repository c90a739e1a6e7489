import type { Clock } from '../../native/clock.ts'
import type { EndedBy } from '../contract/snapshot.ts'
import type { Identity } from './identity/identity.ts'
import type { Monitor } from './monitor/monitor.ts'
import type { ListChange, TrackedConnection } from './monitor/tracked-connection.ts'
import type { CrashRecovery } from './records/crash-recovery.ts'
import type { Receipts } from './records/receipts.ts'
import { causeOfEnd } from './snapshot/cause-of-end.ts'
import type { MissingFromList } from './snapshot/missing-from-list.ts'
import type { RecentEndings } from './snapshot/recent-endings.ts'
import type { SnapshotFeed } from './snapshot/snapshot-feed.ts'
import type { HangUps } from './teardown/hang-ups.ts'
import { type HungUpHandles, leavesHungUpHandle } from './teardown/hung-up-handles.ts'
import type { Teardown } from './teardown/teardown.ts'
import { HELD_BACK, LINGER, LINGER_FAILED, RECONNECTED_SHOWN, REDIAL_AFTER_PROOF } from './timings.ts'

export interface FollowUpParts {
  readonly clock: Clock
  readonly feed: SnapshotFeed
  readonly monitor: Monitor
  readonly hangUps: HangUps
  readonly receipts: Receipts
  readonly recentEndings: RecentEndings
  readonly missingFromList: MissingFromList
  readonly hungUpHandles: HungUpHandles
  readonly crashRecovery: CrashRecovery
}

/** What has to be remembered, dropped and told after the list has changed, or a teardown has begun or ended. */
export class FollowUps {
  readonly #parts: FollowUpParts

  constructor(parts: FollowUpParts) {
    this.#parts = parts
  }

  begun(teardown: Teardown): void {
    this.#parts.recentEndings.begun(teardown)
    this.#parts.feed.touch()
  }

  listChanged({ added, removed }: ListChange): void {
    const { teardowns } = this.#parts.hangUps
    for (const tracked of added) this.#parts.recentEndings.cameUp(tracked)
    if (added.length > 0) for (const ms of [HELD_BACK, RECONNECTED_SHOWN]) this.#parts.feed.touchAfter(ms)
    for (const tracked of removed) {
      // While it is hung up, its own teardown tells the end.
      if (teardowns.running(tracked.identity, null) === null)
        this.#parts.missingFromList.missed(tracked, this.#causeOf(tracked))
    }
    if (this.#parts.monitor.health.kind === 'ok') {
      this.#parts.missingFromList.listed(this.#parts.monitor.trackedConnections)
      this.#parts.hungUpHandles.seen(this.#parts.monitor.trackedConnections)
      this.#parts.crashRecovery.settle(this.#parts.monitor.trackedConnections)
    }
    this.#dropEnded()
    this.#parts.feed.touch()
  }

  ended(teardown: Teardown): void {
    const { id, subject, state } = teardown
    this.#parts.recentEndings.ended(teardown, this.#parts.hangUps.teardowns)
    if (leavesHungUpHandle(teardown)) this.#parts.hungUpHandles.add({ id, subject })
    else if (state.phase === 'gone' || state.phase === 'already-gone')
      this.#parts.hungUpHandles.closed(subject.identity, subject.link)
    const over = state.phase !== 'failed' && state.phase !== 'left'
    if (over && subject.link === null) {
      this.#parts.monitor.gone(subject.identity, state.phase !== 'gone' || state.evidence.length > 1)
    }
    this.#parts.feed.touchAfter(REDIAL_AFTER_PROOF)
    this.#parts.clock.after(state.phase === 'failed' ? LINGER_FAILED : LINGER, () => {
      this.#dropEnded()
      this.#parts.feed.touch()
    })
    this.#parts.feed.touch()
    void this.#parts.monitor.refresh()
  }

  hungUpMark(identity: Identity, link: number | null): 'left' | 'presumed' | null {
    const hangUp = this.#parts.hungUpHandles.hangUpOf(identity, link)
    if (hangUp === null) return null
    return this.#parts.receipts.presumed(hangUp.id) ? 'presumed' : 'left'
  }

  #causeOf(tracked: TrackedConnection): EndedBy {
    const { trackedConnections } = this.#parts.monitor
    return causeOfEnd(tracked, {
      trackedConnections,
      teardowns: this.#parts.hangUps.teardowns.all,
      hungUpHandles: this.#parts.hungUpHandles,
    })
  }

  /** Drops what has been shown long enough. */
  #dropEnded(): void {
    const { teardowns } = this.#parts.hangUps
    teardowns.dropEnded()
    this.#parts.monitor.forget((tracked) => !teardowns.wantRow(tracked.identity))
    this.#parts.recentEndings.keep(this.#parts.monitor.trackedConnections)
    this.#parts.missingFromList.keep(new Set(this.#parts.recentEndings.recent.map(({ subject }) => subject.identity)))
  }
}
