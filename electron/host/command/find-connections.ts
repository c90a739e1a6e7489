import type { ConnectionRow, Snapshot } from '../../contract/snapshot.ts'
import type { TeardownView } from '../../contract/teardown-view.ts'
import type { ListedConnection } from './answer.ts'
import type { OneTarget } from './command.ts'
import type { LastingIds } from './lasting-ids.ts'

/** The connections there are, without rows that only say how one ended. */
export const liveRows = (snapshot: Snapshot): readonly ConnectionRow[] =>
  snapshot.connections.filter((row) => !row.ended)

/** Every row that is meant. A name is compared to the letter first, and where nothing has it, in any case. */
export function rowsMeant(snapshot: Snapshot, target: OneTarget, ids: LastingIds): readonly ConnectionRow[] {
  const rows = liveRows(snapshot)
  if (target.by === 'id') return rows.filter((row) => ids.of(row.id) === target.id)
  const exact = rows.filter((row) => sameName(row, target.name))
  if (exact.length > 0) return exact
  const folded = target.name.toLowerCase()
  return rows.filter((row) => sameName({ ...row, name: row.name.toLowerCase() }, folded))
}

/** A dialled number may be named with the dot that Windows puts before it. */
export function sameName(row: Pick<ConnectionRow, 'name' | 'dialled'>, name: string): boolean {
  return row.name === name || (row.dialled && `.${row.name}` === name)
}

export function listed(row: ConnectionRow, ids: LastingIds): ListedConnection {
  return {
    id: ids.of(row.id),
    name: row.name,
    kind: row.device,
    device: row.deviceName,
    phonebook: row.phonebook,
    state: row.state.kind,
    owner: row.owner,
    connectedMs: row.connectedMs === null ? null : Math.round(row.connectedMs),
    hangingUp: hangingUp(row.teardown),
    links: row.links.map((link) => ({
      index: link.index,
      kind: link.device,
      state: link.state.kind,
      hangingUp: hangingUp(link.teardown),
    })),
  }
}

function hangingUp(teardown: TeardownView | null): ListedConnection['hangingUp'] {
  return teardown !== null && 'mark' in teardown.progress ? teardown.progress.mark : 'no'
}

/** A teardown by its id, wherever it is shown. */
export function teardownIn(snapshot: Snapshot, id: string): TeardownView | null {
  for (const { teardown, links } of snapshot.connections) {
    if (teardown?.id === id) return teardown
    for (const link of links) if (link.teardown?.id === id) return link.teardown
  }
  for (const { id: recent, how } of snapshot.recent) {
    if (recent === id && how.kind === 'hung-up') {
      return { id, elapsedMs: how.elapsedMs, resumed: false, progress: how.progress }
    }
  }
  return null
}
