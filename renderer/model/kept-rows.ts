import { isRunning } from '../../electron/contract/derive.ts'
import type { ConnectionRow, Snapshot } from '../../electron/contract/snapshot.ts'
import { same } from './same.ts'

/**
 * A snapshot whose rows are the very ones of the snapshot before wherever nothing but time has passed, so that a view draws
 * anew only what has changed.
 */
export interface Kept {
  readonly snapshot: Snapshot
  /** By row: when its durations were true, on the view's clock. */
  readonly heardAt: ReadonlyMap<string, number>
}

/** Durations that are off by less are the same moment, told twice; ms. */
const DRIFT = 300

export function keepRows(before: Kept | null, next: Snapshot, now: number): Kept {
  const rows = new Map(before?.snapshot.connections.map((row) => [row.id, row]))
  const heardAt = new Map<string, number>()
  const connections = next.connections.map((row): ConnectionRow => {
    const old = rows.get(row.id)
    const heard = before?.heardAt.get(row.id)
    if (old === undefined || heard === undefined || !goesOn(old, row, now - heard)) {
      heardAt.set(row.id, now)
      return row
    }
    heardAt.set(row.id, heard)
    const asBefore = { ...row, connectedMs: old.connectedMs }
    return same(old, asBefore) ? old : asBefore
  })
  const usual = before !== null && same(before.snapshot.usual, next.usual) ? before.snapshot.usual : next.usual
  return { snapshot: { ...next, connections, usual }, heardAt }
}

/** What it says of time is what the row before would say by now. A hang-up that runs counts in tenths: it is always news. */
function goesOn(old: ConnectionRow, row: ConnectionRow, sinceMs: number): boolean {
  if (isRunning(row.teardown) || row.links.some((link) => isRunning(link.teardown))) return false
  if (old.connectedMs === null || row.connectedMs === null) return old.connectedMs === row.connectedMs
  return Math.abs(row.connectedMs - old.connectedMs - sinceMs) < DRIFT
}
