import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Answer, Event } from '../command/answer.ts'
import { COMMAND_VERSION, type Command } from '../command/command.ts'
import type { CommandChannel } from '../command/command-channel.ts'
import {
  asciiJson,
  GREETING,
  greetingProof,
  isSame,
  MESSAGE,
  onLines,
  REFUSED,
  type Refused,
  readLine,
  requestProof,
  sendLine,
} from '../command/command-lines.ts'

/** How a question ended. */
export type Asked =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Nobody was there: nothing was asked. */
  | { readonly kind: 'nobody' }
  /** Who answers does not know the key of the folder, or another version of these lines: nothing was asked. */
  | { readonly kind: 'refused'; readonly why: Refused['refused'] | 'stranger'; readonly onhook: string }
  /** It went away after it was asked: what became of the command is not known. */
  | { readonly kind: 'lost' }
  /** Called off from here; what was begun goes on. */
  | { readonly kind: 'interrupted' }

/** ms for the two lines that come before a command is told. */
const GREETED_WITHIN = 5_000
/** A history of a thousand records is the longest. */
const LONGEST_LINE = 64 * 1024 * 1024

/** Asks the OnHook behind a channel. The command is told only once that has proven to know the key of the folder. */
export function askOnHook(
  channel: CommandChannel,
  command: Command,
  tell: (event: Event) => void,
  signal: AbortSignal,
): Promise<Asked> {
  return new Promise((resolve) => {
    const socket: Socket = connect(channel.path)
    const hello = randomBytes(16).toString('hex')
    let step: 'greeting' | 'asked' = 'greeting'
    const end = (asked: Asked): void => {
      clearTimeout(late)
      signal.removeEventListener('abort', abort)
      socket.destroy()
      resolve(asked)
    }
    const abort = (): void => end({ kind: 'interrupted' })
    const late = setTimeout(() => end({ kind: 'nobody' }), GREETED_WITHIN)
    signal.addEventListener('abort', abort)
    if (signal.aborted) return abort()
    socket.on('error', () => {})
    socket.on('close', () => end(step === 'greeting' ? { kind: 'nobody' } : { kind: 'lost' }))
    socket.on('connect', () => sendLine(socket, { v: COMMAND_VERSION, hello }))
    onLines(socket, LONGEST_LINE, (line) => {
      const refused = readLine(line, REFUSED)
      if (refused !== null) return end({ kind: 'refused', why: refused.refused, onhook: refused.onhook })
      if (step === 'asked') {
        const message = readLine(line, MESSAGE)
        if (message === null) return end({ kind: 'lost' })
        return message.verb === 'event' ? tell(message) : end({ kind: 'answered', answer: message })
      }
      const greeting = readLine(line, GREETING)
      if (greeting === null || !isSame(greeting.proof, greetingProof(channel.key, hello))) {
        return end({ kind: 'refused', why: 'stranger', onhook: '' })
      }
      step = 'asked'
      clearTimeout(late)
      const text = asciiJson(command)
      sendLine(socket, {
        v: COMMAND_VERSION,
        proof: requestProof(channel.key, greeting.random, text),
        command: text,
      })
    })
  })
}
