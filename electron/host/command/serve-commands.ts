import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { Clock } from '../../../native/clock.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { COMMAND_VERSION } from './command.ts'
import type { CommandChannel } from './command-channel.ts'
import {
  greetingProof,
  HELLO,
  isSame,
  LONGEST_REQUEST,
  onLines,
  REQUEST,
  type Refused,
  readCommand,
  readLine,
  requestProof,
  sendLine,
} from './command-lines.ts'
import { LastingIds } from './lasting-ids.ts'
import { runCommand } from './run-command.ts'

export interface ServeCommandsParts {
  readonly channel: CommandChannel
  readonly engine: Engine
  readonly clock: Clock
  readonly log: EngineLog
  readonly version: string
  /** How many callers wait for an answer, whenever that changes. */
  readonly callers: (count: number) => void
}

/** More at once than any script makes. */
const MOST_CALLERS = 32
/** ms: who has said nothing by then wants nothing. */
const REQUEST_WITHIN = 5_000

/** Answers commands of the user's other programs. Ends with `close`; hang-ups that were begun go on. */
export function serveCommands(parts: ServeCommandsParts): { close(): void } {
  const { channel, engine, log, callers } = parts
  const ids = new LastingIds(engine)
  const unsubscribe = engine.subscribe(() => ids.look())
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    if (open.size >= MOST_CALLERS) return void socket.destroy()
    open.add(socket)
    callers(open.size)
    socket.on('close', () => {
      open.delete(socket)
      callers(open.size)
    })
    converse(socket, parts, ids)
  })
  server.on('error', (error) => log.warn(`Commands cannot be answered: ${error.message}`))
  server.listen(channel.path)
  return {
    close: () => {
      unsubscribe()
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** Nothing is said before the other has spoken, and nothing is done before it has proven to know the key. */
function converse(socket: Socket, parts: ServeCommandsParts, ids: LastingIds): void {
  const { channel, engine, clock, log, version } = parts
  const ended = new AbortController()
  socket.on('close', () => ended.abort())
  const late = setTimeout(() => socket.destroy(), REQUEST_WITHIN)
  socket.on('close', () => clearTimeout(late))
  const refuse = (refused: Refused['refused']): void => {
    log.warn(`command refused: ${refused}`)
    sendLine(socket, { refused, onhook: version })
    socket.end()
  }
  const random = randomBytes(16).toString('hex')
  let step: 'hello' | 'request' | 'running' = 'hello'
  onLines(socket, LONGEST_REQUEST, (line) => {
    switch (step) {
      case 'hello': {
        const hello = readLine(line, HELLO)
        if (hello === null) return refuse('bad-request')
        if (hello.v !== COMMAND_VERSION) return refuse('version')
        step = 'request'
        const proof = greetingProof(channel.key, hello.hello)
        return sendLine(socket, { v: COMMAND_VERSION, proof, random, onhook: version })
      }
      case 'request': {
        step = 'running'
        clearTimeout(late)
        const request = readLine(line, REQUEST)
        if (request === null) return refuse('bad-request')
        if (!isSame(request.proof, requestProof(channel.key, random, request.command))) return refuse('not-known')
        const command = readCommand(request.command)
        if (command === null) return refuse('bad-request')
        log.info(`command: ${command.verb}`)
        runCommand(
          { engine, clock, ids, version, signal: ended.signal, tell: (event) => sendLine(socket, event) },
          command,
        ).then(
          (answer) => {
            sendLine(socket, answer)
            socket.end()
          },
          (error: unknown) => {
            log.warn(`command ${command.verb} failed: ${error instanceof Error ? error.stack : String(error)}`)
            socket.destroy()
          },
        )
        return
      }
      case 'running':
        // One command a conversation.
        socket.destroy()
    }
  })
}
