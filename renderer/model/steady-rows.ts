import { isRunning } from '../../electron/contract/present/overall.ts'
import { missedId } from '../../electron/contract/present/recent.ts'
import type { ConnectionRow, LinkRow, RecentRow, Snapshot } from '../../electron/contract/snapshot.ts'

/**
 * Which rows a view shows, and in which order. While a pointer or the focus is on the list nothing in it changes its place:
 * what has ended keeps its row, what is new comes last, and a connection that returns takes the row of the one that ended.
 */
export function steadyRows(shown: readonly ConnectionRow[], next: Snapshot, held: boolean): readonly ConnectionRow[] {
  if (!held) return next.connections
  const now = new Map(next.connections.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  const rows = shown.map((row) => {
    const newer = now.get(row.id)
    return newer === undefined ? endedRow(row, next.recent) : { ...newer, links: steadyLinks(row, newer) }
  })
  // One that ended before it was ever shown has no place to keep.
  for (const row of next.connections.filter(({ id, ended }) => !known.has(id) && !ended)) {
    const place = rows.findIndex((one) => one.ended && !isRunning(one.teardown) && isSameEntry(one, row))
    if (place === -1) rows.push(row)
    else rows[place] = row
  }
  return rows
}

/** It has left the snapshot: its row says how it ended, as far as that is known, and nothing that was true before. */
function endedRow(row: ConnectionRow, recent: readonly RecentRow[]): ConnectionRow {
  const { teardown } = row
  const end = teardown === null ? undefined : recent.find(({ id }) => id === teardown.id)
  const progress = end?.how.kind === 'hung-up' ? end.how.progress : teardown?.progress
  return {
    ...row,
    state: { kind: 'not-connected' },
    connectedMs: null,
    traffic: null,
    links: [],
    mark: null,
    ended: true,
    teardown: teardown === null || progress === undefined || 'mark' in progress ? null : { ...teardown, progress },
  }
}

/** Links keep their places too. */
function steadyLinks({ links: shown }: ConnectionRow, { links, ended }: ConnectionRow): readonly LinkRow[] {
  if (ended || shown.length === 0) return links
  const now = new Map(links.map((link) => [link.index, link]))
  const known = new Set(shown.map(({ index }) => index))
  if (links.length === shown.length && shown.every(({ index }) => now.has(index))) return links
  return [
    ...shown.map((link) => now.get(link.index) ?? goneLink(link)),
    ...links.filter(({ index }) => !known.has(index)),
  ]
}

function goneLink(link: LinkRow): LinkRow {
  const teardown = isRunning(link.teardown) ? null : link.teardown
  return { ...link, state: { kind: 'not-connected' }, bitsPerSecond: null, traffic: null, mark: null, teardown }
}

/**
 * What ended lately keeps its places too: what is new comes last, or where an older end of the same stood, or where
 * there is no room for more it waits. What had not ended after all is said no longer.
 */
export function steadyRecent(shown: readonly RecentRow[], next: Snapshot, held: boolean): readonly RecentRow[] {
  if (!held) return next.recent
  const now = new Map(next.recent.map((row) => [row.id, row]))
  const known = new Set(shown.map(({ id }) => id))
  const up = new Set(next.connections.filter(({ ended }) => !ended).map(({ id }) => missedId(id)))
  const rows = shown
    .filter(({ id }) => now.has(id) || !up.has(id))
    .map((row) => now.get(row.id) ?? { ...row, canReconnect: false })
  for (const row of next.recent.filter(({ id }) => !known.has(id))) {
    const place = rows.findIndex((one) => !now.has(one.id) && one.name === row.name && one.link === row.link)
    if (place !== -1) rows[place] = row
    else if (rows.length < Math.max(shown.length, next.recent.length)) rows.push(row)
  }
  return rows
}

function isSameEntry(one: ConnectionRow, other: ConnectionRow): boolean {
  return one.name === other.name && one.dialled === other.dialled && one.phonebook === other.phonebook
}
