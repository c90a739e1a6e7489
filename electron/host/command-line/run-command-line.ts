import type { Words } from '../../contract/words/words.ts'
import type { Answer, Event, ListedConnection } from '../command/answer.ts'
import type { Command } from '../command/command.ts'
import type { CommandChannel } from '../command/command-channel.ts'
import { asciiJson } from '../command/command-lines.ts'
import { EXIT } from '../command/exit-code.ts'
import { receiptsAsCsv } from '../export-receipts.ts'
import { answerText, eventText, SIMULATED, waitingText } from './answer-text.ts'
import type { Asked } from './ask-onhook.ts'
import { type Format, parseArguments } from './parse-arguments.ts'

export interface CommandLineParts {
  readonly args: readonly string[]
  /** ms since 1970 */
  readonly epoch: number
  readonly version: string
  readonly words: Words
  /** A line on standard output, or on standard error. Throws where it cannot be written. */
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Aborted by Ctrl C. */
  readonly signal: AbortSignal
  /** Where the OnHook of this folder answers; null: nowhere. */
  readonly channel: () => Promise<CommandChannel | 'older' | null>
  readonly ask: (channel: CommandChannel, command: Command, tell: (event: Event) => void) => Promise<Asked>
  /** Starts an OnHook without window. */
  readonly start: () => StartedOnHook
  /** ms, monotonic */
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
}

/** An OnHook that was started for commands. */
export interface StartedOnHook {
  /** It found another one on the folder, or could not start. */
  ended(): boolean
}

/** ms until an OnHook that is started answers, on a slow machine. */
const STARTED_WITHIN = 30_000
/** ms between two tries to reach it. */
const LOOK_AGAIN = 40

/** The whole of a command line: what is asked, printed and ended with. */
export async function runCommandLine(parts: CommandLineParts): Promise<number> {
  const { args, out, err, version } = parts
  if (args.length === 1 && args[0] === '--version') {
    out(version)
    return EXIT.done
  }
  const parsed = parseArguments(args, parts.epoch)
  switch (parsed.kind) {
    case 'help':
      out(parsed.text.trimEnd())
      return EXIT.done
    case 'usage':
      err(parsed.sentence)
      err('"onhook --help" shows what there is.')
      return EXIT.usage
    case 'command':
      return parsed.command.verb === 'watch' ? watch(parts, parsed.format) : once(parts, parsed.command, parsed.format)
  }
}

async function once(parts: CommandLineParts, command: Command, format: Format): Promise<number> {
  const { err, words } = parts
  const asked = await reach(parts, command, (event) => err(waitingText(event, words)))
  if (asked.kind !== 'answered') return untold(parts, command, asked)
  const { answer } = asked
  print(parts, answer, command, format)
  return answer.code
}

/** Goes on when OnHook is started anew: what is still connected is not told twice, what ended meanwhile is told. */
async function watch(parts: CommandLineParts, format: Format): Promise<number> {
  const { out, err, words, signal } = parts
  const print = (event: Event): void => out(format === 'json' ? asciiJson(event) : eventText(event, words))
  let known = new Map<string, ListedConnection>()
  let toldSimulated = format === 'json'
  for (;;) {
    const before = known
    const now = new Map<string, ListedConnection>()
    known = now
    const asked = await reach(parts, { verb: 'watch' }, (event) => {
      if (event.simulated && !toldSimulated) err(SIMULATED)
      toldSimulated = true
      const { connection } = event
      if (event.event === 'watching') {
        for (const [id, one] of before) if (!now.has(id)) print(endedMeanwhile(event, one))
        before.clear()
      }
      if (connection !== null && event.event === 'ended') now.delete(connection.id)
      else if (connection !== null) now.set(connection.id, connection)
      const toldBefore = connection !== null && event.event === 'already-connected' && before.has(connection.id)
      if (!toldBefore && event.event !== 'watching') print(event)
    })
    if (signal.aborted) return EXIT.interrupted
    if (asked.kind === 'refused' || asked.kind === 'nobody') return untold(parts, { verb: 'watch' }, asked)
    for (const [id, one] of before) if (!now.has(id)) now.set(id, one)
    err('OnHook has ended; watching goes on with the next one.')
  }
}

function endedMeanwhile(event: Event, connection: ListedConnection): Event {
  return {
    ...event,
    event: 'ended',
    connection: { ...connection, state: 'not-connected' },
    reason: 'It ended while no OnHook watched.',
  }
}

function print({ out, err, words }: CommandLineParts, answer: Answer, command: Command, format: Format): void {
  const said = answerText(answer, command, words)
  for (const line of said.err) err(line)
  if (format === 'json') out(asciiJson(answer))
  else if (format === 'csv' && answer.verb === 'history') out(receiptsAsCsv(answer.receipts).trimEnd())
  else for (const line of said.out) out(line)
}

/** Asks the OnHook that runs, or starts one; a command is told once, to one of them. */
async function reach(parts: CommandLineParts, command: Command, tell: (event: Event) => void): Promise<Asked> {
  const { channel, ask, start, now, pause, signal } = parts
  const since = now()
  let started: StartedOnHook | null = null
  let older = false
  for (;;) {
    const found = await channel()
    older = found === 'older'
    if (found !== null && found !== 'older') {
      const asked = await ask(found, command, tell)
      if (asked.kind !== 'nobody') return asked
    }
    if (signal.aborted) return { kind: 'interrupted' }
    const late = now() - since > STARTED_WITHIN
    // The one that was started has met another, which knows no commands.
    if (older && (late || started?.ended() === true)) return { kind: 'refused', why: 'version', onhook: 'an older one' }
    if (late) return { kind: 'nobody' }
    if (started === null || started.ended()) started = start()
    await pause(LOOK_AGAIN)
  }
}

/** Why there is no answer, and what that means for what was asked. */
function untold(
  { err }: CommandLineParts,
  command: Command,
  asked: Exclude<Asked, { readonly kind: 'answered' }>,
): number {
  const hangsUp = command.verb === 'hang-up'
  switch (asked.kind) {
    case 'interrupted':
      if (hangsUp)
        err('No longer waiting. A hang-up that has begun goes on; "onhook list" and "onhook history" tell its end.')
      return EXIT.interrupted
    case 'nobody':
      err(`OnHook does not answer${hangsUp ? ': nothing was hung up' : ''}.`)
      return EXIT.fault
    case 'lost':
      err('OnHook ended before it answered.')
      if (hangsUp) err('Whether it was hung up is not known here; "onhook list" and "onhook history" tell.')
      return EXIT.fault
    case 'refused':
      err(`${refusedText(asked)}${hangsUp ? ' Nothing was hung up.' : ''}`)
      return EXIT.fault
  }
}

function refusedText({ why, onhook }: Extract<Asked, { readonly kind: 'refused' }>): string {
  switch (why) {
    case 'version':
      return `The OnHook that runs is another version (${onhook}) and does not understand this command line. Quit it, or use its own.`
    case 'stranger':
      return 'What answers there is not your OnHook.'
    case 'not-known':
      return 'OnHook did not let this program in.'
    case 'busy':
      return 'OnHook has too much to do.'
    case 'bad-request':
      return 'OnHook did not understand this command.'
  }
}
