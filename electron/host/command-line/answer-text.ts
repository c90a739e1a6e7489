import { findError } from '../../../native/errors.ts'
import type { Failure } from '../../contract/failure.ts'
import { plainName, shownText } from '../../contract/present/names.ts'
import type { Words } from '../../contract/words/words.ts'
import type { Answer, Event, ListedConnection, Problem, Result } from '../command/answer.ts'
import type { Command, OneTarget } from '../command/command.ts'

/** What is printed, and where. */
export interface Said {
  readonly out: readonly string[]
  readonly err: readonly string[]
}

export const SIMULATED = 'Simulated connections: nothing of this is real.'

/** An answer for people, in English: it ends in logs and tickets that are read on other machines. */
export function answerText(answer: Answer, command: Command, words: Words): Said {
  const said = textOf(answer, command, words)
  return { out: said.out, err: answer.simulated ? [SIMULATED, ...said.err] : said.err }
}

function textOf(answer: Answer, command: Command, words: Words): Said {
  const { problem } = answer
  if (problem !== null) return { out: [], err: problemText(problem, command, words) }
  switch (answer.verb) {
    case 'list':
      return { out: listText(answer.connections, words), err: [] }
    case 'hang-up':
    case 'wait': {
      const lines = answer.results.map((result) => resultText(result, words))
      const none = command.verb === 'hang-up' && command.target.by === 'all' ? ['Nothing is connected.'] : []
      return { out: lines.length === 0 ? none : lines, err: answer.warnings }
    }
    case 'history':
      return {
        out: answer.receipts.map(({ epoch, subject, by, outcome, elapsed }) => {
          const result = { name: subject.name, link: subject.link }
          return `${new Date(epoch).toISOString()}  ${outcome.phase}  ${Math.round(elapsed)} ms  ${nameOf(result, words)}  (${by})`
        }),
        err: [],
      }
    case 'watch':
      return { out: [], err: [] }
  }
}

const COLUMNS = ['ID', 'KIND', 'STATE', 'OWNER', 'NAME']

function listText(connections: readonly ListedConnection[], words: Words): readonly string[] {
  if (connections.length === 0) return ['Nothing is connected.']
  const rows = connections.flatMap((one) => [
    [one.id, one.kind, stateOf(one), one.owner, nameOf({ name: one.name, link: null }, words)],
    ...one.links.map((link) => ['', link.kind, stateOf(link), '', `  link ${link.index}`]),
  ])
  const table = [COLUMNS, ...rows]
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function stateOf({ state, hangingUp }: Pick<ListedConnection, 'state' | 'hangingUp'>): string {
  if (hangingUp === 'no') return state
  return hangingUp === 'on-time' ? 'hanging-up' : hangingUp
}

/** One line; `slow` and `stuck` come while it waits. */
export function eventText({ at, event, connection, result, reason }: Event, words: Words): string {
  const about = connection === null ? '' : `  ${connection.id}  ${nameOf({ name: connection.name, link: null }, words)}`
  const more = result !== null ? resultText(result, words) : reason !== '' ? reason : (connection?.state ?? '')
  return `${at}  ${event}${about}${more === '' ? '' : `  ${more}`}`
}

/** A word before the end, while a command waits. */
export function waitingText({ event, result }: Event, words: Words): string {
  if (result === null) return event
  const name = nameOf(result, words)
  return event === 'stuck'
    ? `${name} is stuck: still not gone after ${seconds(result)}. Waiting on.`
    : `${name} takes longer than usual: ${seconds(result)} so far.`
}

export function resultText(result: Result, words: Words): string {
  const name = nameOf(result, words)
  switch (result.outcome) {
    case 'gone':
      return `${name} is gone (after ${seconds(result)}: ${result.evidence.join(', ')}).${result.safe ? ' It can be dialled again.' : ''}`
    case 'already-gone':
      return `${name} was gone already.${result.safe ? ' It can be dialled again.' : ''}`
    case 'presumed':
      return `${name} is presumed gone: nothing proves it. Dialling it may fail.`
    case 'failed':
      return `${name} was not hung up: ${failureText(result.failure)}`
    case 'running':
      if (result.elapsedMs === null) return `${name} is not gone in the time given.`
      return result.stuck
        ? `${name} is stuck: not gone after ${seconds(result)}. OnHook watches on.`
        : `${name} is not done after ${seconds(result)}. OnHook watches on.`
    case 'left':
      return `${name} was hung up before, and whether it is gone is not known.`
    case 'ended':
      return `${name} has ended.${result.safe ? ' It can be dialled again.' : ''}`
    case 'not-connected':
      return result.code === 0 ? `${name} is not connected.` : `${name} is not connected in the time given.`
    case 'connected':
      return result.code === 0 ? `${name} is connected.` : `${name} is still connected.`
    case 'not-confirmed':
      return `${name} is not known to be yours and was left alone. --include-others hangs it up.`
    case 'asked':
      return `${name} is being hung up.`
  }
}

function problemText(problem: Problem, command: Command, words: Words): readonly string[] {
  const meant = 'target' in command && command.target.by !== 'all' ? meantText(command.target, words) : ''
  const reason = problem.reason === '' ? [] : [shownText(problem.reason)]
  switch (problem.kind) {
    case 'no-such':
      return [`There is no connection and no entry ${meant}.`, ...reason]
    case 'no-link':
      return [`The connection ${meant} has no such link.`, ...reason]
    case 'ambiguous':
      return [
        `More than one connection is called ${meant}; take one by its --id:`,
        ...listText(problem.candidates, words),
      ]
    case 'unreachable':
      return ['RAS cannot be reached.', ...reason]
  }
}

const LONGEST_SHOWN = 80

function meantText(target: OneTarget, words: Words): string {
  if (target.by === 'id') return `of the id ${target.id}`
  const { name } = target
  const text = plainName({ name: name.slice(0, LONGEST_SHOWN) }, words)
  return `"${text}${name.length > LONGEST_SHOWN ? '…' : ''}"`
}

/** Without anything that would move a cursor or turn the text around it. */
function nameOf({ name, link }: Pick<Result, 'name' | 'link'>, words: Words): string {
  const text = plainName({ name }, words)
  return link === null ? text : `${text}, link ${link},`
}

const seconds = ({ elapsedMs }: Result): string => `${((elapsedMs ?? 0) / 1000).toFixed(1)} s`

function failureText(failure: Failure | null): string {
  if (failure === null) return 'Windows refused.'
  switch (failure.kind) {
    case 'code':
      return `error ${failure.code}${failure.name === null ? '' : ` (${failure.name})`}. ${findError(failure.code)?.meaning ?? ''}`.trim()
    case 'busy':
      return 'too many calls to Windows have not returned.'
    case 'unavailable':
    case 'malformed':
      return shownText(failure.reason)
  }
}
