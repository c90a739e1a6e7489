import { isRunning } from '../../electron/contract/present/overall.ts'
import type { ConnectionRow, Snapshot, Unanswered } from '../../electron/contract/snapshot.ts'
import { deepEqual, deepEqualButTraffic } from './deep-equal.ts'

/**
 * A snapshot whose rows are the very ones of the snapshot before wherever nothing but time has passed, so that a view draws
 * anew only what has changed.
 */
export interface StableRows {
  readonly snapshot: Snapshot
  /** For those who show neither time nor traffic: another one only where something else has changed. */
  readonly still: Snapshot
  /** By id. */
  readonly rows: ReadonlyMap<string, StableRow>
  /** The ids in the snapshot's order: the very same list as long as no row comes, goes or moves. */
  readonly order: readonly string[]
}

export interface StableRow {
  readonly row: ConnectionRow
  readonly still: StillRow
}

/** A row for those who show no traffic: another one only where something else has changed. */
export interface StillRow {
  /** Its traffic may be of long ago. */
  readonly row: ConnectionRow
  /** When its durations were true, on the view's clock. */
  readonly receivedAt: number
}

/** Durations that are off by less are the same moment, told twice; ms. */
const DRIFT = 300

export function stableRows(before: StableRows | null, next: Snapshot, now: number): StableRows {
  const rows = new Map(next.connections.map((row) => [row.id, stableRow(before?.rows.get(row.id), row, now)]))
  const connections = next.connections.map((row) => rows.get(row.id)?.row ?? row)
  const usual = before !== null && deepEqual(before.snapshot.usual, next.usual) ? before.snapshot.usual : next.usual
  const ids = next.connections.map((row) => row.id)
  const order = before !== null && deepEqual(before.order, ids) ? before.order : ids
  const stillRows = order.map((id) => rows.get(id)?.still.row).filter((row) => row !== undefined)
  const still =
    before !== null && sameRows(before.still.connections, stillRows) && deepEqual(around(before.still), around(next))
      ? before.still
      : { ...next, connections: stillRows, usual }
  return { snapshot: { ...next, connections, usual }, still, rows, order }
}

const sameRows = (old: readonly ConnectionRow[], rows: readonly ConnectionRow[]): boolean =>
  old.length === rows.length && old.every((row, at) => row === rows[at])

/** What a snapshot says beside its rows and its time. */
const around = (snapshot: Snapshot): Snapshot => ({ ...snapshot, version: 0, takenAt: 0, connections: [] })

function stableRow(old: StableRow | undefined, row: ConnectionRow, now: number): StableRow {
  if (old === undefined || !goesOn(old.row, row, now - old.still.receivedAt)) {
    return { row, still: { row, receivedAt: now } }
  }
  const asBefore = asToldBefore(old.row, row)
  if (deepEqual(old.row, asBefore)) return old
  const still = deepEqualButTraffic(old.still.row, asBefore)
    ? old.still
    : { row: asBefore, receivedAt: old.still.receivedAt }
  return { row: asBefore, still }
}

/** The same row with the durations of the one before, which were true then. */
function asToldBefore(old: ConnectionRow, row: ConnectionRow): ConnectionRow {
  const links = row.links.map((link, at) => ({ ...link, unanswered: old.links[at]?.unanswered ?? [] }))
  return { ...row, connectedMs: old.connectedMs, unanswered: old.unanswered, links }
}

function agesGoOn(old: readonly Unanswered[], now: readonly Unanswered[], sinceMs: number): boolean {
  return (
    old.length === now.length &&
    now.every(({ what, forMs }, at) => {
      const before = old[at]
      return before?.what === what && Math.abs(forMs - before.forMs - sinceMs) < DRIFT
    })
  )
}

/** What it says of time is what the row before would say by now. A hang-up that runs counts in tenths: it is always news. */
function goesOn(old: ConnectionRow, row: ConnectionRow, sinceMs: number): boolean {
  if (isRunning(row.teardown) || row.links.some((link) => isRunning(link.teardown))) return false
  if (!agesGoOn(old.unanswered, row.unanswered, sinceMs)) return false
  if (!row.links.every((link, at) => agesGoOn(old.links[at]?.unanswered ?? [], link.unanswered, sinceMs))) return false
  if (old.connectedMs === null || row.connectedMs === null) return old.connectedMs === row.connectedMs
  return Math.abs(row.connectedMs - old.connectedMs - sinceMs) < DRIFT
}
