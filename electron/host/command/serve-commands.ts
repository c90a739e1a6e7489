import { randomBytes } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { Clock } from '../../../native/clock.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { limitedLog } from '../limited-log.ts'
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
/** As many again who have not proven yet that they know the key: for the next one the oldest of them is put out. */
const MOST_UNPROVEN = 32
/** ms: who has said nothing by then wants nothing. */
const REQUEST_WITHIN = 5_000
/** ms for the other to hang up after the last line. */
const HANGS_UP_WITHIN = 5_000

/** Answers commands of the user's other programs. Ends with `close`; hang-ups that were begun go on. */
export function serveCommands(parts: ServeCommandsParts): { close(): void } {
  const { channel, engine, clock, log, callers } = parts
  const ids = new LastingIds(engine)
  const unsubscribe = engine.subscribe(() => ids.look())
  const unproven = new Set<Socket>()
  const proven = new Set<Socket>()
  const told = (): void => callers(unproven.size + proven.size)
  const refusals = limitedLog(log, () => clock.now())
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    const [oldest] = unproven
    if (unproven.size >= MOST_UNPROVEN) oldest?.destroy()
    unproven.add(socket)
    told()
    socket.on('close', () => {
      unproven.delete(socket)
      proven.delete(socket)
      told()
    })
    const prove = (): boolean => {
      if (proven.size >= MOST_CALLERS) return false
      unproven.delete(socket)
      proven.add(socket)
      return true
    }
    converse(socket, { ...parts, ids, refusals, prove })
  })
  server.on('error', (error) => log.warn(`Commands cannot be answered: ${error.message}`))
  server.listen(channel.path)
  return {
    close: () => {
      unsubscribe()
      server.close()
      for (const socket of [...unproven, ...proven]) socket.destroy()
    },
  }
}

interface Conversation extends ServeCommandsParts {
  readonly ids: LastingIds
  /** For what any program can cause, as often as it likes. */
  readonly refusals: EngineLog
  /** The caller knows the key; false: too many are answered already. */
  readonly prove: () => boolean
}

/** Nothing is said before the other has spoken, and nothing is done before it has proven to know the key. */
function converse(socket: Socket, parts: Conversation): void {
  const { channel, engine, clock, log, refusals, version, ids, prove } = parts
  const ended = new AbortController()
  let cancel = clock.after(REQUEST_WITHIN, () => socket.destroy())
  socket.on('close', () => {
    cancel()
    ended.abort()
  })
  let step: 'hello' | 'request' | 'running' | 'over' = 'hello'
  const end = (last: unknown): void => {
    step = 'over'
    sendLine(socket, last)
    socket.end()
    cancel()
    if (!socket.destroyed) cancel = clock.after(HANGS_UP_WITHIN, () => socket.destroy())
  }
  const refuse = (refused: Refused['refused']): void => {
    refusals.warn(`command refused: ${refused}`)
    end({ refused, onhook: version })
  }
  const random = randomBytes(16).toString('hex')
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
        const request = readLine(line, REQUEST)
        if (request === null) return refuse('bad-request')
        if (!isSame(request.proof, requestProof(channel.key, random, request.command))) return refuse('not-known')
        const command = readCommand(request.command)
        if (command === null) return refuse('bad-request')
        if (!prove()) return refuse('busy')
        step = 'running'
        cancel()
        log.info(`command: ${command.verb}`)
        runCommand(
          { engine, clock, ids, version, signal: ended.signal, tell: (event) => sendLine(socket, event) },
          command,
        ).then(end, (error: unknown) => {
          log.warn(`command ${command.verb} failed: ${error instanceof Error ? error.stack : String(error)}`)
          socket.destroy()
        })
        return
      }
      case 'running':
      case 'over':
        // One command a conversation.
        socket.destroy()
    }
  })
}
