import type { Snapshot } from '../../contract/snapshot.ts'
import type { Event, ListedConnection, Result } from './answer.ts'
import type { CommandContext } from './await-snapshot.ts'
import { listed, liveRows } from './find-connections.ts'
import type { LastingIds } from './lasting-ids.ts'
import { reachOf } from './reach-ras.ts'
import { named, plainResult, recentResult, teardownResult } from './results.ts'

export type WatchEvent = Pick<Event, 'event' | 'connection' | 'result' | 'reason'>

/** Tells what happens to connections, until nobody listens. */
export function runWatch(
  { engine, signal }: CommandContext,
  ids: LastingIds,
  tell: (event: WatchEvent) => void,
): Promise<void> {
  let known: ReadonlyMap<string, ListedConnection> | null = null
  let reachable = true
  /** Ended, and not yet told how. */
  const leaving = new Map<string, ListedConnection>()
  const told = new Set<string>()

  const look = (snapshot: Snapshot): void => {
    const reach = reachOf(snapshot.health)
    if (snapshot.health.kind === 'starting') return
    if ((reach.kind !== 'unreachable') !== reachable) {
      reachable = reach.kind !== 'unreachable'
      tell({
        ...NOTHING,
        event: reachable ? 'reachable' : 'unreachable',
        reason: 'reason' in reach ? reach.reason : '',
      })
    }
    ids.look()
    const now = new Map(liveRows(snapshot).map((row) => [row.id, listed(row, ids)]))
    for (const [row, connection] of now) {
      const before = known?.get(row)
      leaving.delete(row)
      if (before === undefined) {
        told.delete(row)
        tell({ ...NOTHING, event: known === null ? 'already-connected' : 'connected', connection })
      } else if (before.state !== connection.state) tell({ ...NOTHING, event: 'changed', connection })
      const mark = connection.hangingUp
      if (mark !== 'no' && mark !== (before?.hangingUp ?? 'no')) {
        tell({ ...NOTHING, event: mark === 'on-time' ? 'hanging-up' : mark, connection })
      }
    }
    for (const [row, connection] of known ?? []) if (!now.has(row)) leaving.set(row, connection)
    for (const [row, connection] of leaving) {
      const result = endOf(snapshot, row, connection)
      if (result === null) continue
      leaving.delete(row)
      if (told.has(row)) continue
      told.add(row)
      tell({ ...NOTHING, event: 'ended', connection: { ...connection, state: 'not-connected' }, result })
    }
    if (known === null) tell({ ...NOTHING, event: 'watching' })
    known = now
  }
  look(engine.snapshot())
  const unsubscribe = engine.subscribe(look)
  return new Promise((resolve) => {
    const end = (): void => {
      unsubscribe()
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}

const NOTHING = { connection: null, result: null, reason: '' } as const

/** How a row that is no longer there ended; null: that is not told yet. */
function endOf(snapshot: Snapshot, row: string, connection: ListedConnection): Result | null {
  const of = named(connection, connection.id, null)
  const teardown = snapshot.connections.find(({ id }) => id === row)?.teardown
  if (teardown) return teardownResult(of, teardown)
  const recent = snapshot.recent.find(({ id }) => id === `d-${row}`)
  if (recent !== undefined) return recentResult(of, recent)
  return snapshot.health.kind === 'service' ? plainResult(of, 'ended', 0) : null
}
