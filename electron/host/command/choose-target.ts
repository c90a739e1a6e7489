import type { ConnectionRow, RecentRow } from '../../contract/snapshot.ts'
import type { Problem } from './answer.ts'
import type { CommandContext } from './await-snapshot.ts'
import type { OneTarget } from './command.ts'
import { listed, rowsMeant, sameName } from './find-connections.ts'
import type { LastingIds } from './lasting-ids.ts'

export type Chosen =
  | { readonly kind: 'row'; readonly row: ConnectionRow }
  /** There is, or was, such a thing, and it is not connected. `recent`: how it ended, where that is still known. */
  | { readonly kind: 'not-connected'; readonly name: string; readonly recent: RecentRow | null }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** The one connection that is meant, or why there is none. `asksWindows`: phone books can be asked. */
export async function chooseTarget(
  context: CommandContext,
  ids: LastingIds,
  target: OneTarget,
  asksWindows: boolean,
): Promise<Chosen> {
  const rows = rowsMeant(context.engine.snapshot(), target, ids)
  const [row, another] = rows
  if (row !== undefined && another === undefined) return { kind: 'row', row }
  if (row !== undefined) {
    return problem('ambiguous', '', rows)
  }
  const { engine } = context
  const recent = recentOf(context, target, ids)
  if (target.by === 'id') {
    const known = ids.remembered(target.id)
    return known === null ? problem('no-such') : { kind: 'not-connected', name: known.name, recent }
  }
  const { name } = target
  const recorded = engine.receipts().some(({ subject }) => subject.name === name)
  if (recent !== null || recorded) return { kind: 'not-connected', name, recent }
  const exists = asksWindows ? await engine.entryExists(name) : null
  if (exists === true) return { kind: 'not-connected', name, recent }
  return problem('no-such', exists === null ? 'Windows did not say whether there is such an entry.' : '')

  function problem(kind: Problem['kind'], reason = '', candidates: readonly ConnectionRow[] = []): Chosen {
    return { kind: 'problem', problem: { kind, reason, candidates: candidates.map((one) => listed(one, ids)) } }
  }
}

/** The newest end of the whole connection. */
function recentOf({ engine }: CommandContext, target: OneTarget, ids: LastingIds): RecentRow | null {
  const name = target.by === 'name' ? target.name : ids.remembered(target.id)?.name
  if (name === undefined) return null
  return engine.snapshot().recent.find((one) => one.link === null && sameName(one, name)) ?? null
}
