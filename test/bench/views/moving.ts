import type { ConnectionRow, Snapshot, Traffic } from '../../../electron/contract/snapshot.ts'

/** How much of a snapshot is new in the next one. */
export type Motion = 'all rates' | 'one hang-up' | 'nothing'

/** The same rows again and again, until there are as many as wanted. */
export function crowdOf(rows: readonly ConnectionRow[], count: number): readonly ConnectionRow[] {
  return Array.from({ length: count }, (_, at): readonly ConnectionRow[] => {
    const row = rows[at % rows.length]
    return row === undefined ? [] : [{ ...row, id: `row-${at}`, name: `Line ${at + 1}` }]
  }).flat()
}

/** Snapshot `step`, `sinceMs` after the first one. */
export function moved(
  rows: readonly ConnectionRow[],
  motion: Motion,
  step: number,
  sinceMs: number,
): Partial<Snapshot> {
  const older = rows.map((row) => ({ ...row, connectedMs: (row.connectedMs ?? 0) + sinceMs }))
  return { takenAt: sinceMs, connections: older.map((row, at) => movedRow(row, at, motion, step, sinceMs)) }
}

function movedRow(row: ConnectionRow, at: number, motion: Motion, step: number, sinceMs: number): ConnectionRow {
  switch (motion) {
    case 'nothing':
      return row
    case 'one hang-up':
      return at === 0 ? { ...row, teardown: runningFor(sinceMs) } : row
    case 'all rates':
      return {
        ...row,
        traffic: changed(row.traffic, at + step),
        links: row.links.map((link) => ({ ...link, traffic: changed(link.traffic, at + link.index + step) })),
      }
  }
}

const runningFor = (elapsedMs: number): ConnectionRow['teardown'] => ({
  id: 'bench',
  elapsedMs,
  resumed: false,
  progress: { phase: 'draining', mark: 'on-time', known: [], keptWaiting: false },
})

function changed(traffic: Traffic | null, seed: number): Traffic {
  const rate = 10_000 + ((seed * 7_919) % 90_000)
  return {
    receivedPerSecond: rate,
    sentPerSecond: rate / 4,
    received: (traffic?.received ?? 0) + seed * 125_000,
    sent: (traffic?.sent ?? 0) + seed * 31_000,
  }
}
