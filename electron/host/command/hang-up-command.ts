import type { ConnectionRow, LinkRow } from '../../contract/snapshot.ts'
import type { Event, Problem, Result } from './answer.ts'
import { awaitSnapshot, type CommandContext } from './await-snapshot.ts'
import { chooseTarget } from './choose-target.ts'
import type { CommandOf } from './command.ts'
import { EXIT } from './exit-code.ts'
import { liveRows, teardownIn } from './find-connections.ts'
import type { LastingIds } from './lasting-ids.ts'
import { hasEnded, named, plainResult, receiptResult, recentResult, teardownResult } from './results.ts'

/** What became of the targets; a problem where none could be chosen. */
export type Done =
  | { readonly kind: 'results'; readonly results: readonly Result[] }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly code: number }

export interface HangUpParts extends CommandContext {
  readonly ids: LastingIds
  /** Phone books can be asked. */
  readonly asksWindows: boolean
  /** A word before the end: slow, stuck. */
  readonly tell: (event: Pick<Event, 'event' | 'result'>) => void
}

/** Hangs up what is meant, through the same door as every view, and waits as long as is wanted. */
export async function runHangUp(parts: HangUpParts, command: CommandOf<'hang-up'>): Promise<Done> {
  const { engine, ids, asksWindows } = parts
  const { target, link } = command
  if (target.by === 'all') {
    ids.look()
    const rows = liveRows(engine.snapshot())
    return { kind: 'results', results: await Promise.all(rows.map((row) => hangUpRow(parts, command, row))) }
  }
  const chosen = await chooseTarget(parts, ids, target, asksWindows)
  switch (chosen.kind) {
    case 'problem':
      return { kind: 'problem', problem: chosen.problem, code: EXIT.noSuch }
    case 'not-connected': {
      const id = target.by === 'id' ? target.id : null
      return { kind: 'results', results: [plainResult({ id, name: chosen.name, link }, 'not-connected', EXIT.done)] }
    }
    case 'row':
      if (link !== null && linkOf(chosen.row, link) === null) {
        return { kind: 'problem', problem: { kind: 'no-link', reason: '', candidates: [] }, code: EXIT.noSuch }
      }
      return { kind: 'results', results: [await hangUpRow(parts, command, chosen.row)] }
  }
}

/** A connection of one link shows none: it is the whole. */
function linkOf(row: ConnectionRow, link: number): LinkRow | 'whole' | null {
  if (row.links.length === 0) return link === 1 ? 'whole' : null
  return row.links.find(({ index }) => index === link) ?? null
}

async function hangUpRow(parts: HangUpParts, command: CommandOf<'hang-up'>, row: ConnectionRow): Promise<Result> {
  const { engine, ids } = parts
  const link = command.link !== null && linkOf(row, command.link) !== 'whole' ? command.link : null
  const of = named(row, ids.of(row.id), link)
  const reply = engine.hangUp({ connection: row.id, link, confirmed: command.includeOthers }, 'command-line')
  if (!reply.ok) {
    if (reply.refusal === 'not-confirmed') return plainResult(of, 'not-confirmed', EXIT.notConfirmed)
    return notNow(parts, row.id, link, of)
  }
  const id = runningTeardown(parts, row.id, link)
  if (command.wait === 'none' || id === null) {
    return { ...plainResult(of, 'asked', EXIT.done), receipt: id }
  }
  return follow(parts, of, id, command.wait, command.timeout)
}

/** It has gone meanwhile, or was hung up before and nobody knows that it is gone. */
function notNow({ engine }: HangUpParts, rowId: string, link: number | null, of: ReturnType<typeof named>): Result {
  const row = liveRows(engine.snapshot()).find(({ id }) => id === rowId)
  const part = link === null ? row : row?.links.find(({ index }) => index === link)
  if (part === undefined || part.state.kind === 'not-connected') return plainResult(of, 'not-connected', EXIT.done)
  return plainResult(of, 'left', EXIT.stuck)
}

/** The teardown that has the target in hand: of a link its own, or that of the whole connection. */
function runningTeardown({ engine }: HangUpParts, rowId: string, link: number | null): string | null {
  const row = engine.snapshot().connections.find(({ id }) => id === rowId)
  if (row === undefined) return null
  const whole = row.teardown
  if (link === null || (whole !== null && !hasEnded(whole.progress))) return whole?.id ?? null
  return row.links.find(({ index }) => index === link)?.teardown?.id ?? null
}

/** Waits for the end of a teardown, and for `safe` a moment longer. */
export async function follow(
  parts: Pick<HangUpParts, 'engine' | 'clock' | 'signal' | 'tell'>,
  of: ReturnType<typeof named>,
  id: string,
  wait: 'gone' | 'safe',
  timeout: number,
): Promise<Result> {
  const { engine, clock, tell } = parts
  let marked: 'on-time' | 'slow' | 'stuck' = 'on-time'
  let last = plainResult(of, 'running', EXIT.stuck)
  let seenAt = clock.now()
  const ended = await awaitSnapshot(parts, timeout, (snapshot) => {
    const teardown = teardownIn(snapshot, id)
    if (teardown === null) {
      const receipt = engine.receipts().find((one) => one.id === id)
      return receipt === undefined ? null : receiptResult(of, receipt)
    }
    last = teardownResult(of, teardown)
    seenAt = snapshot.takenAt
    const { progress } = teardown
    if ('mark' in progress && progress.mark !== marked) {
      marked = progress.mark
      if (marked !== 'on-time') tell({ event: marked, result: last })
    }
    if (!hasEnded(progress)) return null
    const recent = snapshot.recent.find((one) => one.id === id)
    const result = recent === undefined ? last : { ...last, ...recentResult(of, recent) }
    return wait === 'gone' || result.code !== EXIT.done || result.safe ? result : null
  })
  return ended ?? outOfTime(last, clock.now() - seenAt)
}

/** As it stood `ms` ago: not done, or gone and not yet to be dialled. */
export function outOfTime(last: Result, ms: number): Result {
  const running = last.outcome === 'running' || last.code === EXIT.done
  const elapsedMs = last.elapsedMs === null ? null : Math.round(last.elapsedMs + (last.outcome === 'running' ? ms : 0))
  return running ? { ...last, elapsedMs, outcome: 'running', code: EXIT.stuck } : last
}
