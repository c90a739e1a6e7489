import { plainName, shortened } from '../../contract/present/names.ts'
import { isRunning, isStuck, liveConnections } from '../../contract/present/overall.ts'
import type { Settings } from '../../contract/settings.ts'
import type { ConnectionRow, RecentRow, Snapshot } from '../../contract/snapshot.ts'
import type { TeardownView } from '../../contract/teardown-view.ts'
import type { AllWords, NotificationText } from '../../contract/words/words.ts'
import {
  endedNotification,
  failedNotification,
  goneNotification,
  presumedNotification,
  titled,
} from './notification-text.ts'

/** One notification as it should be on the screen. */
export interface PlannedNotification extends NotificationText {
  /** At most one per key is shown: a newer one replaces it. */
  readonly key: string
  readonly about: 'ended' | 'stuck' | 'failed' | 'gone' | 'more'
  /** The row that a click leads to; null where it has gone. */
  readonly row: string | null
  /** The connection's name as Windows gave it. */
  readonly entry: string
}

export type NotificationChange =
  | { readonly do: 'show'; readonly note: PlannedNotification }
  | { readonly do: 'withdraw'; readonly key: string }

export interface NotificationMoment {
  readonly previous: Snapshot
  readonly next: Snapshot
  /** What is shown at the moment. */
  readonly shown: readonly PlannedNotification[]
  /** The user looks at one of our views, and sees everything there. */
  readonly visible: boolean
}

/** More at once are summed up in one more. */
const MOST = 3

const LONGEST_NAME = 60

/** What to show and what to take away when one snapshot follows another. */
export function notificationChanges(moment: NotificationMoment, words: AllWords): readonly NotificationChange[] {
  const { next, shown, visible } = moment
  const news = visible ? [] : freshNotes(moment, words)
  const fresh = lastOfEach(news.filter((note) => !isStale(note, next)))
  const rest = fresh.length - MOST
  const notes = rest > 0 ? [...fresh.slice(0, MOST), moreNote(rest, words)] : fresh
  const replaced = new Set(notes.map(({ key }) => key))
  const stale = shown.filter((note) => !replaced.has(note.key) && (visible || isStale(note, next)))
  return [
    ...stale.map(({ key }): NotificationChange => ({ do: 'withdraw', key })),
    ...notes.map((note): NotificationChange => ({ do: 'show', note })),
  ]
}

/** What a press on a notification shows: the row that it named, or where there was none what ended; never another row. */
export function pressLeadsTo(row: string | null, { connections }: Snapshot): 'recent' | 'row' | 'nothing' {
  if (row === null) return 'recent'
  return connections.some(({ id }) => id === row) ? 'row' : 'nothing'
}

function freshNotes({ previous, next }: NotificationMoment, words: AllWords): readonly PlannedNotification[] {
  const { settings } = next.desktop
  const before = new Map(previous.connections.map((row) => [row.id, row]))
  const known = new Set(previous.recent.map((row) => row.id))
  const ended = next.recent.filter((row) => !known.has(row.id))
  return [
    ...next.connections.flatMap((row) => rowNotes(before.get(row.id) ?? null, row, settings, words)),
    ...(settings.notifyDropped ? ended.flatMap((row) => endedNote(row, words)) : []),
  ]
}

/** What a hang-up of OnHook ended is no surprise. */
function endedNote(row: RecentRow, words: AllWords): readonly PlannedNotification[] {
  const { how } = row
  if (how.kind !== 'ended' || how.by.kind === 'onhook') return []
  return [
    {
      key: row.id,
      about: 'ended',
      row: null,
      entry: row.name,
      ...endedNotification(nameOf(row, words), how.by, words),
    },
  ]
}

function rowNotes(
  before: ConnectionRow | null,
  row: ConnectionRow,
  settings: Settings,
  words: AllWords,
): readonly PlannedNotification[] {
  const name = nameOf(row, words)
  const links = new Map((before?.links ?? []).map((link) => [link.index, link.teardown]))
  const targets = [
    { of: name, was: before?.teardown ?? null, is: row.teardown },
    ...row.links.map((link) => ({
      of: words.names.linkOf({ name, index: link.index }),
      was: links.get(link.index) ?? null,
      is: link.teardown,
    })),
  ]
  return targets.flatMap(({ of, was, is }) => {
    const told = is === null ? null : teardownNote(of, was, is, settings, words)
    return told === null ? [] : [{ key: row.id, row: row.id, entry: row.name, ...told }]
  })
}

type Told = Pick<PlannedNotification, 'about' | 'title' | 'text'>

function teardownNote(
  name: string,
  was: TeardownView | null,
  is: TeardownView,
  { notifyStuck, notifyGone }: Settings,
  words: AllWords,
): Told | null {
  const { notification } = words
  if (isStuck(is)) return notifyStuck && !isStuck(was) ? { about: 'stuck', ...titled(notification.stuck, name) } : null
  if (was?.id !== is.id || !isRunning(was)) return null
  const { progress } = is
  switch (progress.phase) {
    case 'failed':
      return notifyStuck ? { about: 'failed', ...failedNotification(name, progress.failure, words) } : null
    case 'gone':
      return notifyGone ? { about: 'gone', ...goneNotification(name, is.elapsedMs, words) } : null
    case 'presumed':
      return notifyGone ? { about: 'gone', ...presumedNotification(name, words) } : null
    case 'already-gone':
      return notifyGone ? { about: 'gone', ...titled(notification.alreadyGone, name) } : null
    case 'calling':
    case 'draining':
    case 'left':
      return null
  }
}

/** No longer true, or no longer worth telling. */
function isStale(note: PlannedNotification, next: Snapshot): boolean {
  const row = next.connections.find(({ id }) => id === note.row)
  switch (note.about) {
    case 'ended':
      return isUpAgain(note, next) || !next.recent.some(({ id }) => id === note.key)
    case 'stuck':
      return !teardownsOf(row).some(isStuck)
    case 'failed':
      return !teardownsOf(row).some((teardown) => teardown?.progress.phase === 'failed')
    case 'gone':
      return isUpAgain(note, next)
    case 'more':
      return false
  }
}

function isUpAgain({ entry, row }: PlannedNotification, next: Snapshot): boolean {
  return liveConnections(next).some(({ name, id }) => name === entry && id !== row)
}

function teardownsOf(row: ConnectionRow | undefined): readonly (TeardownView | null)[] {
  return row === undefined ? [] : [row.teardown, ...row.links.map(({ teardown }) => teardown)]
}

/** Of several about one connection the last one tells most. */
function lastOfEach(notes: readonly PlannedNotification[]): readonly PlannedNotification[] {
  return [...new Map(notes.map((note) => [note.key, note])).values()]
}

const moreNote = (count: number, words: AllWords): PlannedNotification => ({
  key: 'more',
  about: 'more',
  row: null,
  entry: '',
  title: words.notification.more.title({ count }),
  text: words.notification.more.text,
})

function nameOf(row: ConnectionRow | RecentRow, words: AllWords): string {
  return plainName({ ...row, name: shortened(row.name, LONGEST_NAME) }, words)
}
