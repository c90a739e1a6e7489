import type { DeviceKind, EndedBy, RecentRow } from '../../contract/snapshot.ts'
import type { Progress } from '../../contract/teardown-view.ts'
import type { HangUpSubject } from '../teardown/hang-up-subject.ts'
import { NO_REDIAL, redialAfter } from '../teardown/redial.ts'
import { MOST_RECENT } from '../timings.ts'

/** Something that ended, kept to be shown under Recent. */
export interface RecentItem {
  readonly id: string
  readonly subject: HangUpSubject
  /** ms of the engine's clock */
  readonly endedAt: number
  readonly how:
    | { readonly kind: 'hung-up'; readonly elapsedMs: number; readonly progress: Progress }
    /** `proven`: its handle is invalid, not only off the list. */
    | { readonly kind: 'ended'; readonly by: EndedBy; readonly proven: boolean }
    /** `begunAt`: ms of the engine's clock, before its start. */
    | { readonly kind: 'interrupted'; readonly begunAt: number }
}

/** Newest first; a newer end of the same target replaces the older one. */
export function withRecent(items: readonly RecentItem[], item: RecentItem): readonly RecentItem[] {
  const others = items.filter(
    (other) => other.subject.entryKey !== item.subject.entryKey || other.subject.link !== item.subject.link,
  )
  return [item, ...others].slice(0, MOST_RECENT)
}

export interface RecentView {
  readonly now: number
  /** A teardown of this entry runs: nothing of it is safe to redial. */
  readonly busy: (entryKey: string) => boolean
  /** A connection of this entry is up. */
  readonly up: (entryKey: string) => boolean
}

export function recentRow(item: RecentItem, view: RecentView): RecentRow {
  const { name, link, device, entryKey } = item.subject
  const dialled = name.startsWith('.')
  const again = link === null && view.up(entryKey)
  const redial = again ? NO_REDIAL : redialAfter(endOf(item), item.endedAt, view.now, view.busy(entryKey))
  const progress = item.how.kind === 'hung-up' ? withRedial(item.how.progress, redial) : null
  return {
    id: item.id,
    name: dialled ? name.slice(1) : name,
    apart: [],
    dialled,
    link,
    device: device satisfies DeviceKind,
    endedMs: view.now - item.endedAt,
    how: howShown(item.how, progress, view.now),
    redial,
    canReconnect: !dialled && link === null && name !== '' && !view.up(entryKey),
  }
}

function howShown(how: RecentItem['how'], progress: Progress | null, now: number): RecentRow['how'] {
  switch (how.kind) {
    case 'hung-up':
      return progress === null ? how : { ...how, progress }
    case 'ended':
      return { kind: 'ended', by: how.by }
    case 'interrupted':
      return { kind: 'interrupted', begunMs: now - how.begunAt }
  }
}

/** Maps how it ended to the redial rule: an interrupted one is as unknown as one the user left. */
function endOf({ how }: RecentItem): Progress['phase'] {
  switch (how.kind) {
    case 'hung-up':
      return how.progress.phase
    case 'ended':
      return how.proven ? 'gone' : 'presumed'
    case 'interrupted':
      return 'left'
  }
}

function withRedial(progress: Progress, redial: RecentRow['redial']): Progress {
  return 'redial' in progress ? { ...progress, redial } : progress
}
