import { PRESUMED_AFTER } from '../bounds.ts'
import type { ConnectionRow, LinkRow, RecentRow, Snapshot } from '../snapshot.ts'
import type { TeardownView } from '../teardown-view.ts'
import type { Words } from '../words/words.ts'
import { failureText } from './failure.ts'
import { plainName } from './names.ts'

/** More than this at once nobody listens to. */
const MOST = 4

/**
 * What the status line says when one snapshot follows another: only what a person would tell another. No durations that
 * tick, no rates. Null: nothing worth saying.
 */
export function announcementOf(previous: Snapshot | null, next: Snapshot, words: Words): string | null {
  if (previous === null) return null
  const before = new Map(previous.connections.map((row) => [row.id, row]))
  const known = new Set(previous.recent.map((row) => row.id))
  const sentences = [
    ...next.connections.flatMap((row) => rowAnnouncements(before.get(row.id) ?? null, row, previous, words)),
    ...next.recent.filter((row) => !known.has(row.id)).flatMap((row) => recentAnnouncements(row, words)),
  ]
  if (sentences.length === 0) return null
  const rest = sentences.length - MOST
  return words.format.sentences(
    rest > 0 ? [...sentences.slice(0, MOST), words.announcement.more({ count: rest })] : sentences,
  )
}

function rowAnnouncements(
  before: ConnectionRow | null,
  row: ConnectionRow,
  previous: Snapshot,
  words: Words,
): readonly string[] {
  // A view keeps rows in which nothing has happened.
  if (before === row) return []
  const name = (): string => plainName(row, words)
  const said = teardownAnnouncement(before?.teardown ?? null, row.teardown, name, words)
  if (said !== null) return [said]
  // The first list is not news: everything in it was there before.
  if (previous.health.kind !== 'starting' && isUp(row) && (before === null || !isUp(before))) {
    return [
      row.mark === 'reconnected'
        ? words.announcement.reconnected({ name: name() })
        : words.announcement.connected({ name: name() }),
    ]
  }
  const links = new Map((before?.links ?? []).map((link) => [link.index, link]))
  return row.links.flatMap((link) => linkAnnouncements(links.get(link.index) ?? null, link, name, words))
}

/** "Not read yet" is no state of the connection: coming out of it is not coming up. */
function isUp(row: ConnectionRow): boolean {
  return !row.ended && ['connected', 'unread', 'unreadable'].includes(row.state.kind)
}

function linkAnnouncements(before: LinkRow | null, link: LinkRow, name: () => string, words: Words): readonly string[] {
  const of = (): string => words.names.linkOf({ name: name(), index: link.index })
  if (link.mark === 'came-back' && before?.mark !== 'came-back') return [words.announcement.cameBack({ name: of() })]
  const said = teardownAnnouncement(before?.teardown ?? null, link.teardown, of, words)
  return said === null ? [] : [said]
}

function recentAnnouncements(row: RecentRow, words: Words): readonly string[] {
  return row.how.kind === 'ended' ? [words.announcement.ended({ name: plainName(row, words) })] : []
}

function teardownAnnouncement(
  before: TeardownView | null,
  now: TeardownView | null,
  nameOf: () => string,
  words: Words,
): string | null {
  if (now === null || (before?.id === now.id && stageOf(before) === stageOf(now))) return null
  const { announcement } = words
  const { progress } = now
  const name = nameOf()
  switch (progress.phase) {
    case 'calling':
    case 'draining':
      if (progress.mark === 'stuck') return announcement.stuck({ name })
      return progress.mark === 'slow' ? announcement.slow({ name }) : announcement.hangingUp({ name })
    case 'gone':
      return announcement.gone({ name, ms: now.elapsedMs })
    case 'presumed':
      return announcement.presumedGone({ name, ms: PRESUMED_AFTER })
    case 'already-gone':
      return announcement.alreadyGone({ name })
    case 'failed':
      return announcement.failed({ name, reason: failureText(progress.failure, 'hang-up', words) })
    case 'left':
      return announcement.left({ name })
  }
}

/** Two snapshots in the same stage are no news. */
function stageOf({ progress }: TeardownView): string {
  return 'mark' in progress ? progress.mark : progress.phase
}
