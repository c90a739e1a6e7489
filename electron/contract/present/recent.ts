import type { ConnectionRow, EndedBy, RecentRow, Snapshot } from '../snapshot.ts'
import type { Words } from '../words/words.ts'
import { plainName, shownName, shownText } from './names.ts'
import { endLine, type StateLine } from './row.ts'

/** What is shown under Recent: an end that its own row still tells is not told twice. A row tells nothing of one that was left. */
export function recentRows({ connections, recent }: Snapshot): readonly RecentRow[] {
  const told = new Set(
    connections.flatMap((row) =>
      row.teardown === null || row.teardown.progress.phase === 'left' ? [] : [row.teardown.id],
    ),
  )
  return recent.filter((row) => !told.has(row.id))
}

/** How something under Recent ended. */
export function recentLine(row: RecentRow, words: Words): StateLine {
  switch (row.how.kind) {
    case 'hung-up': {
      const { progress, elapsedMs } = row.how
      // Only what has ended comes here; were it otherwise, nothing would be claimed of it.
      if ('mark' in progress) return { state: words.state.hangingUp, tone: 'busy', facts: [] }
      return endLine(progress, elapsedMs, words)
    }
    case 'ended':
      return { state: endedText(row.how.by, words), tone: 'slow', facts: [] }
    case 'interrupted':
      return {
        state: words.recent.interrupted,
        tone: 'problem',
        facts: [words.recent.hungUpAgo({ ms: row.how.begunMs })],
      }
  }
}

/** The name of the line is as foreign as any. */
function endedText(by: EndedBy, { recent }: Words): string {
  return by.kind === 'line' ? recent.ended.line({ name: shownText(by.name) }) : recent.ended[by.kind]
}

/** "ISDN bundle" or "ISDN bundle, link 2" */
export function recentName(row: RecentRow, words: Words): string {
  const name = shownName(row, words)
  return row.link === null ? name : words.names.linkOf({ name, index: row.link })
}

/** Under this id it is remembered that a row left the list without a hang-up that proved its end. */
export const missedId = (row: string): string => `d-${row}`

/** What is remembered of this row's own end; null where it has not ended, or nothing is remembered any more. */
export function endOf({ id, teardown }: ConnectionRow, { recent }: Snapshot): RecentRow | null {
  const own = teardown === null ? missedId(id) : teardown.id
  return recent.find((row) => row.id === own) ?? null
}

export type ReconnectButton = 'ready' | 'may-fail' | 'pending' | 'absent'

/** How Reconnect… stands: it waits for "safe to redial"; after an end without proof it may fail. */
export function reconnectButton(row: RecentRow): ReconnectButton {
  if (!row.canReconnect) return 'absent'
  if (row.redial.safe) return 'ready'
  return row.redial.mayFail ? 'may-fail' : 'pending'
}

export function recentPlainName(row: RecentRow, words: Words): string {
  const name = plainName(row, words)
  return row.link === null ? name : words.names.linkOf({ name, index: row.link })
}
