import { plainName, shortened } from '../../contract/present/names.ts'
import { isRunning, isStuck, liveConnections } from '../../contract/present/overall.ts'
import type { Settings } from '../../contract/settings.ts'
import type { ConnectionRow, RecentRow, Snapshot, TeardownView } from '../../contract/snapshot.ts'
import type { NoteText, NoteWords } from '../../contract/words/notification-words.ts'
import type { Words } from '../../contract/words/words.ts'

/** One notification, as it should stand on the screen. */
export interface Note extends NoteText {
  /** At most one note of a key is shown: a newer one takes its place. */
  readonly key: string
  readonly about: 'dropped' | 'stuck' | 'failed' | 'gone' | 'more'
  /** The row that a click leads to; null where it has gone. */
  readonly row: string | null
  /** The connection's name as Windows gave it. */
  readonly entry: string
}

export type NoteChange =
  | { readonly do: 'show'; readonly note: Note }
  | { readonly do: 'withdraw'; readonly key: string }

export interface NoteMoment {
  readonly previous: Snapshot
  readonly next: Snapshot
  /** What is shown at the moment. */
  readonly shown: readonly Note[]
  /** The user looks at one of our views, and sees everything there. */
  readonly visible: boolean
}

/** More than this at once is a flood; the rest is counted in one more. */
const MOST = 3

const LONGEST_NAME = 60

/** What to show and what to take away when one snapshot follows another. */
export function noteChanges(moment: NoteMoment, words: Words, says: NoteWords): readonly NoteChange[] {
  const { next, shown, visible } = moment
  const news = visible ? [] : freshNotes(moment, words, says)
  const fresh = lastOfEach(news.filter((note) => !isStale(note, next)))
  const rest = fresh.length - MOST
  const notes = rest > 0 ? [...fresh.slice(0, MOST), moreNote(rest, says)] : fresh
  const replaced = new Set(notes.map(({ key }) => key))
  const stale = shown.filter((note) => !replaced.has(note.key) && (visible || isStale(note, next)))
  return [
    ...stale.map(({ key }): NoteChange => ({ do: 'withdraw', key })),
    ...notes.map((note): NoteChange => ({ do: 'show', note })),
  ]
}

function freshNotes({ previous, next }: NoteMoment, words: Words, says: NoteWords): readonly Note[] {
  const { settings } = next.desktop
  const before = new Map(previous.connections.map((row) => [row.id, row]))
  const known = new Set(previous.recent.map((row) => row.id))
  const dropped = next.recent.filter((row) => row.how.kind === 'dropped' && !known.has(row.id))
  return [
    ...next.connections.flatMap((row) => rowNotes(before.get(row.id) ?? null, row, settings, words, says)),
    ...(settings.notifyDropped ? dropped.map((row) => droppedNote(row, words, says)) : []),
  ]
}

function droppedNote(row: RecentRow, words: Words, says: NoteWords): Note {
  return { key: row.id, about: 'dropped', row: null, entry: row.name, ...says.dropped(nameOf(row, words)) }
}

function rowNotes(
  before: ConnectionRow | null,
  row: ConnectionRow,
  settings: Settings,
  words: Words,
  says: NoteWords,
): readonly Note[] {
  const name = nameOf(row, words)
  const links = new Map((before?.links ?? []).map((link) => [link.index, link.teardown]))
  const targets = [
    { of: name, was: before?.teardown ?? null, is: row.teardown },
    ...row.links.map((link) => ({
      of: words.names.linkOf(name, link.index),
      was: links.get(link.index) ?? null,
      is: link.teardown,
    })),
  ]
  return targets.flatMap(({ of, was, is }) => {
    const told = is === null ? null : teardownNote(of, was, is, settings, says)
    return told === null ? [] : [{ key: row.id, row: row.id, entry: row.name, ...told }]
  })
}

type Told = Pick<Note, 'about' | 'title' | 'text'>

function teardownNote(
  name: string,
  was: TeardownView | null,
  is: TeardownView,
  { notifyStuck, notifyGone }: Settings,
  says: NoteWords,
): Told | null {
  if (isStuck(is)) return notifyStuck && !isStuck(was) ? { about: 'stuck', ...says.stuck(name) } : null
  if (was?.id !== is.id || !isRunning(was)) return null
  const { progress } = is
  switch (progress.phase) {
    case 'failed':
      return notifyStuck ? { about: 'failed', ...says.failed(name, progress.failure) } : null
    case 'gone':
      return notifyGone ? { about: 'gone', ...says.gone(name, is.elapsedMs) } : null
    case 'presumed':
      return notifyGone ? { about: 'gone', ...says.presumedGone(name) } : null
    case 'already-gone':
      return notifyGone ? { about: 'gone', ...says.alreadyGone(name) } : null
    case 'calling':
    case 'draining':
    case 'left':
      return null
  }
}

/** It says what is not so any more, or what nobody needs to be told any more. */
function isStale(note: Note, next: Snapshot): boolean {
  const row = next.connections.find(({ id }) => id === note.row)
  switch (note.about) {
    case 'dropped':
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

function isUpAgain({ entry, row }: Note, next: Snapshot): boolean {
  return liveConnections(next).some(({ name, id }) => name === entry && id !== row)
}

function teardownsOf(row: ConnectionRow | undefined): readonly (TeardownView | null)[] {
  return row === undefined ? [] : [row.teardown, ...row.links.map(({ teardown }) => teardown)]
}

/** Of several about one connection the last one tells most. */
function lastOfEach(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [note.key, note])).values()]
}

const moreNote = (count: number, says: NoteWords): Note => ({
  key: 'more',
  about: 'more',
  row: null,
  entry: '',
  ...says.more(count),
})

function nameOf(row: ConnectionRow | RecentRow, words: Words): string {
  return shortened(plainName(row, words), LONGEST_NAME)
}
