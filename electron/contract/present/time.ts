import { SLOW_AFTER, STUCK_AFTER, USUAL_FROM } from '../bounds.ts'
import type { ConnectionRow, LinkRow, Usual } from '../snapshot.ts'
import type { Progress, TeardownView } from '../teardown-view.ts'

const MINUTE = 60_000

/** Where the bar stands at the slow mark, of 1. */
const BAR_AT_SLOW = 0.6
const BAR_BEFORE_STUCK = 0.97

/** ms of a teardown now, `since` ms after the snapshot was received: one that has ended stands still. */
export function elapsedOf(teardown: TeardownView, since: number): number {
  return 'mark' in teardown.progress ? teardown.elapsedMs + forward(since) : teardown.elapsedMs
}

/** ms connected now; null where Windows does not tell. */
export function connectedFor(connectedMs: number | null, since: number): number | null {
  return connectedMs === null ? null : connectedMs + forward(since)
}

/** How far the thin bar is, 0 to 1; null where there is none. It is full only where nothing is expected any more. */
export function barOf(teardown: TeardownView | null, since: number): number | null {
  if (teardown === null || !('mark' in teardown.progress)) return null
  if (teardown.progress.mark === 'stuck') return 1
  const elapsed = elapsedOf(teardown, since)
  if (elapsed < SLOW_AFTER) return (elapsed / SLOW_AFTER) * BAR_AT_SLOW
  const rest = (elapsed - SLOW_AFTER) / (STUCK_AFTER - SLOW_AFTER)
  return Math.min(BAR_BEFORE_STUCK, BAR_AT_SLOW + rest * (1 - BAR_AT_SLOW))
}

/** How often what a row says changes by time alone, ms: tenths while something is waited for. */
export function tickOf(progress: Progress | null): number {
  return progress !== null && 'mark' in progress ? 100 : 1000
}

/** A row says how long it is connected: seconds at first, then minutes, which nobody reads to the second. */
export function rowTickOf(row: Pick<ConnectionRow, 'teardown' | 'connectedMs' | 'unanswered'>): number {
  const { teardown, connectedMs, unanswered } = row
  if (teardown !== null) return tickOf(teardown.progress)
  return unanswered.length === 0 && connectedMs !== null && connectedMs >= MINUTE ? 5_000 : 1_000
}

/** A link says nothing of time unless it is hung up or not answered; null where nothing changes by time alone. */
export function linkTickOf({ teardown, unanswered }: Pick<LinkRow, 'teardown' | 'unanswered'>): number | null {
  if (teardown !== null) return tickOf(teardown.progress)
  return unanswered.length > 0 ? 1_000 : null
}

/** What is usual for this kind of device, where enough is known to say so. */
export function usualFor(device: Usual['device'], usual: readonly Usual[]): Usual | null {
  return usual.find((one) => one.device === device && one.count >= USUAL_FROM) ?? null
}

/** A clock that went backwards must not show less than was known. */
function forward(since: number): number {
  return Math.max(0, since)
}
