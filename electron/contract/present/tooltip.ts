import type { ConnectionRow, Snapshot } from '../snapshot.ts'
import type { Words } from '../words/words.ts'
import { plainName, shortened } from './names.ts'
import { failingText, isRunning, isStuck, isTrouble, liveConnections, notAnsweringText, titleOf } from './overall.ts'
import { connectedLinks, connectionLine } from './row.ts'

/** Windows keeps 128 UTF-16 units of a tooltip, the last of them for itself. */
const LONGEST = 127

/** One name must not take the room of all the others. */
const LONGEST_NAME = 40

/** The text of the tray icon, the most important first. `since`: ms since the snapshot was made. */
export function tooltip(snapshot: Snapshot, words: Words, since = 0): string {
  const { health } = snapshot
  const parts: string[] = []
  if (isTrouble(health)) parts.push(troubleOf(snapshot, words))
  const rows = [...liveConnections(snapshot)].sort((one, other) => urgency(one) - urgency(other))
  parts.push(...rows.map((row) => rowText(row, words, since)))
  if (parts.length === 0) {
    const title = titleOf(snapshot, words)
    parts.push(words.product, title)
    if (title === words.whole.none) parts.push(words.whole.notRasShort)
  }
  if (snapshot.source.kind === 'simulator') parts.push(words.whole.simulated)
  return fitted(parts, words)
}

function rowText(row: ConnectionRow, words: Words, since: number): string {
  const name = plainName({ ...row, name: shortened(row.name, LONGEST_NAME) }, words)
  const busyLinks = row.links.filter((link) => isRunning(link.teardown)).length
  const { state, facts } = connectionLine(row, [], words, since)
  if (row.teardown !== null || row.state.kind !== 'connected') return `${name} ${state}`
  if (row.links.length > 1) {
    const links = words.whole.linksShort({ connected: connectedLinks(row), count: row.links.length })
    return busyLinks > 0 ? `${name} ${links}, ${words.state.hangingUp}` : `${name} ${links}`
  }
  return [name, ...facts.slice(0, 1)].join(' ')
}

/** Leaves out from the end what does not fit, and says how much that is. */
function fitted(parts: readonly string[], words: Words): string {
  for (let count = parts.length; count > 0; count -= 1) {
    const left = parts.length - count
    const shown = parts.slice(0, count)
    const text = words.format.facts(left === 0 ? shown : [...shown, words.whole.more({ count: left })])
    if (text.length <= LONGEST) return text
  }
  return shortened(parts[0] ?? words.product, LONGEST)
}

function troubleOf({ health }: Snapshot, words: Words): string {
  switch (health.kind) {
    case 'unavailable':
      return words.whole.unavailable({ reason: health.reason })
    case 'not-answering':
      return notAnsweringText(health, words)
    case 'failing':
      return failingText(health, words)
    case 'service':
      return words.whole.serviceShort[health.state]
    case 'starting':
    case 'ok':
      return ''
  }
}

/** Small comes first. */
function urgency(row: ConnectionRow): number {
  const teardowns = [row.teardown, ...row.links.map((link) => link.teardown)]
  if (teardowns.some((one) => isStuck(one) || one?.progress.phase === 'failed')) return 0
  if (teardowns.some(isRunning)) return 1
  return row.state.kind === 'connected' ? 3 : 2
}
