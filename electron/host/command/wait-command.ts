import type { Result } from './answer.ts'
import { awaitSnapshot, type CommandContext } from './await-snapshot.ts'
import { chooseTarget } from './choose-target.ts'
import type { CommandOf } from './command.ts'
import { EXIT } from './exit-code.ts'
import { rowsMeant, teardownIn } from './find-connections.ts'
import { type Done, type HangUpParts, outOfTime } from './hang-up-command.ts'
import { hasEnded, named, plainResult, recentResult, teardownResult } from './results.ts'

/** Waits until a connection is there, or gone, or can be dialled again; hangs up nothing. */
export async function runWait(parts: HangUpParts, command: CommandOf<'wait'>): Promise<Done> {
  const { ids, asksWindows } = parts
  const { target, until } = command
  const chosen = await chooseTarget(parts, ids, target, asksWindows)
  switch (chosen.kind) {
    case 'problem':
      return { kind: 'problem', problem: chosen.problem, code: EXIT.noSuch }
    case 'row': {
      const of = named(chosen.row, ids.of(chosen.row.id), null)
      const result = await (until === 'connected'
        ? untilConnected(parts, command, of)
        : untilEnded(parts, chosen.row.id, of, until, command.timeout))
      return { kind: 'results', results: [result] }
    }
    case 'not-connected': {
      const of = { id: target.by === 'id' ? target.id : null, name: chosen.name, link: null }
      if (until === 'connected') return { kind: 'results', results: [await untilConnected(parts, command, of)] }
      const { recent } = chosen
      if (recent === null) return { kind: 'results', results: [plainResult(of, 'not-connected', EXIT.done)] }
      const result = await untilSettled(parts, recent.id, of, until, command.timeout)
      return { kind: 'results', results: [result] }
    }
  }
}

type Named = Pick<Result, 'id' | 'name' | 'link'>

async function untilConnected(parts: HangUpParts, command: CommandOf<'wait'>, of: Named): Promise<Result> {
  const found = await awaitSnapshot(parts, command.timeout, (snapshot) => {
    parts.ids.look()
    return rowsMeant(snapshot, command.target, parts.ids).find(({ state }) => state.kind === 'connected') ?? null
  })
  if (found === null) return plainResult(of, 'not-connected', EXIT.stuck)
  return plainResult({ ...of, id: parts.ids.of(found.id) }, 'connected', EXIT.done)
}

/** A row that is there now: by its own hang-up, whoever asks for it, or because it leaves the list. */
async function untilEnded(
  parts: CommandContext,
  rowId: string,
  of: Named,
  until: 'gone' | 'safe',
  timeout: number,
): Promise<Result> {
  let teardown: string | null = null
  let last = plainResult(of, 'connected', EXIT.stuck)
  let seenAt = parts.clock.now()
  const ended = await awaitSnapshot(parts, timeout, (snapshot) => {
    const row = snapshot.connections.find(({ id }) => id === rowId)
    teardown = row?.teardown?.id ?? teardown
    const told = teardown === null ? null : teardownIn(snapshot, teardown)
    const recent = snapshot.recent.find(({ id }) => id === teardown || id === `d-${rowId}`)
    if (told !== null) {
      seenAt = snapshot.takenAt
      last = { ...teardownResult(of, told), ...(recent === undefined ? {} : { safe: recent.redial.safe }) }
      // A refusal ends the hang-up and not the connection.
      if (!hasEnded(told.progress) || told.progress.phase === 'failed') return null
      return settled(last, until)
    }
    if (row !== undefined && !row.ended) return null
    return recent === undefined ? null : settled(recentResult(of, recent), until)
  })
  return ended ?? outOfTime(last, parts.clock.now() - seenAt)
}

/** Ended already; only whether it is safe can still change. */
async function untilSettled(
  parts: CommandContext,
  recentId: string,
  of: Named,
  until: 'gone' | 'safe',
  timeout: number,
): Promise<Result> {
  let last = plainResult(of, 'not-connected', EXIT.done)
  const found = await awaitSnapshot(parts, timeout, (snapshot) => {
    const recent = snapshot.recent.find(({ id }) => id === recentId)
    // Newer ends have pushed it out: it is long over.
    if (recent === undefined) return last
    last = recentResult(of, recent)
    return settled(last, until)
  })
  return found ?? { ...last, outcome: 'running', code: EXIT.stuck }
}

/** Null: it is gone, and cannot be dialled yet. */
function settled(result: Result, until: 'gone' | 'safe'): Result | null {
  return until === 'gone' || result.code !== EXIT.done || result.safe ? result : null
}
