import type { Target } from '../schema.ts'
import type { ConnectionRow, Health, LinkRow, Snapshot } from '../snapshot.ts'
import type { TeardownView } from '../teardown-view.ts'
import type { Words } from '../words/words.ts'
import { failureText } from './failure.ts'
import { mayHangUpAgain } from './stuck-help.ts'

/**
 * What follows from a snapshot, for tray, native menu, tooltip and views alike. Pure: no view decides anything by itself.
 */

/** The state of the whole, by precedence. */
export type Overall = 'problem' | 'hanging-up' | 'connected' | 'nothing'

export function overall(snapshot: Snapshot): Overall {
  const teardowns = snapshot.connections.flatMap(teardownsOf)
  if (isTrouble(snapshot.health) || teardowns.some(isProblem)) return 'problem'
  if (teardowns.some(isRunning)) return 'hanging-up'
  const known = snapshot.connections.map(isUp)
  if (known.includes(true)) return 'connected'
  return known.includes(null) ? 'problem' : 'nothing'
}

/** Whether Windows said that this is connected; null where it has not said, or nobody knows what it said. */
function isUp(row: ConnectionRow): boolean | null {
  if (row.ended && !isRunning(row.teardown)) return false
  switch (row.state.kind) {
    case 'connected':
    case 'dormant':
    case 'reconnecting':
    case 'unknown-substate':
      return true
    case 'connecting':
    case 'not-connected':
    case 'connect-failed':
      return false
    case 'unknown':
    case 'unread':
    case 'unreadable':
      return null
  }
}

/**
 * Rows that are still connections; the others only say how they ended. One that has left Windows' list while its hang-up
 * runs has not ended: there is no proof yet.
 */
export function liveConnections(snapshot: Snapshot): readonly ConnectionRow[] {
  return snapshot.connections.filter((row) => !row.ended || isRunning(row.teardown))
}

/** Whether what a menu or a notification named is still a connection, or a link of one. */
export function isThere(snapshot: Snapshot, { connection, link }: Target): boolean {
  const row = liveConnections(snapshot).find(({ id }) => id === connection)
  if (row === undefined || link === null) return row !== undefined
  return row.links.some(({ index, state }) => index === link && state.kind !== 'not-connected')
}

export function isRunning(teardown: TeardownView | null): boolean {
  return teardown !== null && 'mark' in teardown.progress
}

export function isStuck(teardown: TeardownView | null): boolean {
  return teardown !== null && 'mark' in teardown.progress && teardown.progress.mark === 'stuck'
}

export function isTrouble(health: Health): boolean {
  switch (health.kind) {
    case 'starting':
    case 'ok':
      return false
    case 'service':
      return health.state === 'disabled'
    case 'unavailable':
    case 'not-answering':
    case 'failing':
      return true
  }
}

/** How a hang-up button stands: a pending one stays where it is and does nothing. */
export type HangUpButton = 'ready' | 'pending' | 'absent'

export function connectionButton(row: ConnectionRow): HangUpButton {
  if (isRunning(row.teardown)) return buttonOf(row.teardown)
  return row.ended || row.fault === 'no-handle' ? 'absent' : buttonOf(row.teardown)
}

export function linkButton(link: LinkRow, row: ConnectionRow): HangUpButton {
  if (isRunning(row.teardown) || isRunning(link.teardown)) return 'pending'
  if (row.ended) return 'absent'
  if (link.state.kind === 'not-connected') return 'absent'
  return link.mark === 'came-back' ? 'ready' : buttonOf(link.teardown)
}

/** What a stuck (or visibly held) hang-up offers. */
export interface Choices {
  readonly again: boolean
  readonly keepWaiting: boolean
  /** Only once it is stuck: before that there is nothing to give up. */
  readonly leave: boolean
}

/** The choices of a running hang-up; null while there is nothing to choose. */
export function choicesOf(teardown: TeardownView | null): Choices | null {
  if (teardown === null || !('mark' in teardown.progress)) return null
  const { mark, known, keptWaiting } = teardown.progress
  if (keptWaiting || mark === 'on-time') return null
  const held = known.includes('never-left-connected') || known.includes('link-still-connected')
  if (mark === 'slow' && !held) return null
  return { again: mayHangUpAgain(known), keepWaiting: true, leave: mark === 'stuck' }
}

/** A row that is not, or may not be, the user's own is asked about before it is hung up. */
export function needsAsking(row: ConnectionRow): boolean {
  return row.owner !== 'me'
}

/** What "Hang up all" would hang up. */
export interface AllTargets {
  readonly mine: readonly ConnectionRow[]
  /** Not, or perhaps not, the user's own. */
  readonly others: readonly ConnectionRow[]
}

export function allTargets(snapshot: Snapshot): AllTargets {
  const ready = snapshot.connections.filter((row) => connectionButton(row) === 'ready')
  return { mine: ready.filter((row) => !needsAsking(row)), others: ready.filter(needsAsking) }
}

/** Whether the same connections would be hung up. */
export function sameTargets(one: AllTargets, other: AllTargets): boolean {
  return sameIds(one.mine, other.mine) && sameIds(one.others, other.others)
}

function sameIds(rows: readonly ConnectionRow[], others: readonly ConnectionRow[]): boolean {
  const ids = new Set(rows.map(({ id }) => id))
  return rows.length === others.length && others.every(({ id }) => ids.has(id))
}

/** Whether "Hang up all" asks first: unless the user wants no question, and always where nothing is surely theirs. */
export function asksBeforeAll(snapshot: Snapshot): boolean {
  return snapshot.desktop.settings.confirmHangUpAll || allTargets(snapshot).mine.length === 0
}

/** The view's title: how many are connected. That none is, is said only where it is known. */
export function titleOf(snapshot: Snapshot, words: Words): string {
  const known = snapshot.connections.map(isUp)
  const count = known.filter((up) => up === true).length
  if (count > 0) return words.whole.connections({ count })
  if (known.includes(null)) return words.whole.unknown
  switch (snapshot.health.kind) {
    case 'ok':
    case 'service':
      return words.whole.none
    case 'starting':
      return words.whole.starting
    case 'unavailable':
    case 'not-answering':
    case 'failing':
      return words.whole.unknown
  }
}

export interface Banner {
  readonly text: string
  readonly tone: 'calm' | 'problem'
  readonly tryAgain: boolean
  /** What is wrong is mended in Windows' Services. */
  readonly openServices: boolean
}

export function notAnsweringText({ forMs, knownForMs }: HealthOf<'not-answering'>, { whole }: Words): string {
  return knownForMs === null ? whole.notAnswering({ ms: forMs }) : whole.notAnsweringKnown({ ms: forMs, knownForMs })
}

export function failingText({ failure, knownForMs }: HealthOf<'failing'>, words: Words): string {
  const reason = failureText(failure, 'asked', words)
  return knownForMs === null ? words.whole.failing({ reason }) : words.whole.failingKnown({ reason, knownForMs })
}

type HealthOf<Kind extends Health['kind']> = Extract<Health, { readonly kind: Kind }>

/** What is said of the whole below the title; null while all is well. Nobody is sent to what only an administrator can change. */
export function healthBanner(health: Health, words: Words, administers = true): Banner | null {
  const { whole } = words
  switch (health.kind) {
    case 'ok':
    case 'starting':
      return null
    case 'unavailable':
      return {
        text: whole.unavailable({ reason: health.reason }),
        tone: 'problem',
        tryAgain: true,
        openServices: false,
      }
    case 'not-answering':
      return {
        text: notAnsweringText(health, words),
        tone: 'problem',
        tryAgain: true,
        openServices: false,
      }
    case 'failing':
      return {
        text: failingText(health, words),
        tone: 'problem',
        tryAgain: true,
        openServices: false,
      }
    case 'service': {
      const disabled = health.state === 'disabled'
      if (!disabled) return { text: whole.service[health.state], tone: 'calm', tryAgain: false, openServices: false }
      const text = words.format.sentences([
        whole.service.disabled,
        administers ? whole.letStart : whole.letStartByOther,
      ])
      return { text, tone: 'problem', tryAgain: true, openServices: administers }
    }
  }
}

/** "Simulated connections", or null where Windows itself answers. */
export function sourceText({ kind }: Snapshot['source'], words: Words): string | null {
  switch (kind) {
    case 'system':
      return null
    case 'library':
      return words.whole.library
    case 'simulator':
      return words.whole.simulated
  }
}

function teardownsOf(row: ConnectionRow): readonly (TeardownView | null)[] {
  return [row.teardown, ...row.links.map((link) => link.teardown)]
}

function isProblem(teardown: TeardownView | null): boolean {
  return isStuck(teardown) || teardown?.progress.phase === 'failed'
}

function buttonOf(teardown: TeardownView | null): HangUpButton {
  if (teardown === null || teardown.progress.phase === 'failed' || teardown.progress.phase === 'left') return 'ready'
  return isRunning(teardown) ? 'pending' : 'absent'
}
