import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { lockFile } from '../../native/process/lock-file.ts'
import { type CommandChannel, commandChannel } from './command/command-channel.ts'
import type { StartWish } from './second-start.ts'

/** What the instance that runs answers to a start: it does what is wished, or it is on its way out. */
export type StartAnswer = 'taken' | 'leaving'

export interface OwnFolder {
  /** Nobody listens there yet; what a killed process left behind is away. */
  readonly commands: CommandChannel
  /** Other starts are answered from now on; until then they wait. */
  answerStarts(answer: (wish: StartWish) => StartAnswer): void
  release(): void
}

/** Who else has the folder. */
export interface Holder {
  /** null: no answer within `ms`, or nobody is there any more. */
  ask(wish: StartWish, ms: number): Promise<StartAnswer | null>
  /** Its process id; null where that cannot be read. */
  pid(): Promise<number | null>
}

export type FolderClaim =
  | { readonly kind: 'ours'; readonly folder: OwnFolder }
  | { readonly kind: 'held'; readonly by: Holder }
  /** This system gives no lock here, and the reason. */
  | { readonly kind: 'failed'; readonly reason: string }

const LOCK_FILE = 'lock'

/** What the lock file says; `channel`: where starts are answered. */
interface LockText {
  readonly pid: number
  /** ms since 1970 */
  readonly started: number
  readonly channel: string
  /** Versions before 0.2 wrote none. */
  readonly commands?: CommandChannel
}

/** The one lock of a data folder, whoever opens it; does not wait. Released by the system when the process ends. */
export function claimFolder(folder: string): FolderClaim {
  const path = join(folder, LOCK_FILE)
  const answer = lockFile(path)
  if (answer.kind === 'failed') return answer
  if (answer.kind === 'held') return { kind: 'held', by: holderIn(path, folder) }
  const { lock } = answer
  const channel = channelOf(folder)
  const commands = commandChannel(channel)
  clearAway(commands.path)
  try {
    lock.write(`${JSON.stringify({ pid: process.pid, started: Date.now(), channel, commands } satisfies LockText)}
`)
  } catch {
    // On a full disk the lock holds all the same; other starts look for us where we would be, and commands find nobody.
  }
  let server: Server | null = null
  return {
    kind: 'ours',
    folder: {
      commands,
      answerStarts: (give) => {
        server ??= listen(channel, give)
      },
      release: () => {
        server?.close()
        lock.release()
      },
    },
  }
}

/** A pipe of this folder's own on Windows, elsewhere a socket where only this user can reach it. */
function channelOf(folder: string): string {
  const id = createHash('sha256').update(realpathSync.native(folder)).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\onhook-${id}`
  const uid = process.getuid?.() ?? 0
  const own = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `onhook-${uid}`)
  return join(isOursAlone(own, uid) ? own : folder, `${id}.sock`)
}

/** Makes the folder where there is none. Others may have put anything in its place, where all users may write. */
function isOursAlone(folder: string, uid: number): boolean {
  try {
    // Not recursive: the folder above is the system's, and where it makes none Node.js can go on trying for ever.
    mkdirSync(folder, { mode: 0o700 })
  } catch {
    // It is there already, or cannot be made: the next look tells.
  }
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o077) === 0
}

/** What a process that was killed has left behind; the lock says that nobody listens there. */
function clearAway(socket: string): void {
  if (process.platform === 'win32') return
  try {
    rmSync(socket, { force: true })
  } catch {
    // A folder: nobody can listen there, and that is no reason not to run.
  }
}

function listen(channel: string, answer: (wish: StartWish) => StartAnswer): Server {
  clearAway(channel)
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: string) => {
      text += chunk
      if (text.length > LONGEST_WISH) socket.destroy()
      else if (text.endsWith('\n')) socket.end(`${answer(wishIn(text))}\n`)
    })
  })
  server.on('error', () => {})
  server.listen(channel)
  server.unref()
  return server
}

const LONGEST_WISH = 1_000

function wishIn(text: string): StartWish {
  try {
    const wish: unknown = JSON.parse(text)
    const has = (key: string) => typeof wish === 'object' && wish !== null && Reflect.get(wish, key) === true
    const at: unknown = typeof wish === 'object' && wish !== null ? Reflect.get(wish, 'at') : 0
    const forCommands = has('forCommands') ? { forCommands: true } : {}
    return { quit: has('quit'), hidden: has('hidden'), at: typeof at === 'number' ? at : 0, ...forCommands }
  } catch {
    return { quit: false, hidden: true, at: 0 }
  }
}

const LOCK_TEXT = z.object({
  pid: z.number(),
  started: z.number(),
  channel: z.string(),
  commands: z.object({ path: z.string(), key: z.string() }).optional(),
})

/**
 * Where the one that has this folder answers commands; null: nobody has it, or has written it yet. `older`: one that knows
 * no commands has it, or had it last.
 */
export async function commandChannelIn(folder: string): Promise<CommandChannel | 'older' | null> {
  const text = await readLock(join(folder, LOCK_FILE))
  return text === null ? null : (text.commands ?? 'older')
}

async function readLock(path: string): Promise<z.infer<typeof LOCK_TEXT> | null> {
  try {
    const found = LOCK_TEXT.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return found.success ? found.data : null
  } catch {
    return null
  }
}

function holderIn(path: string, folder: string): Holder {
  const read = () => readLock(path)
  return {
    ask: async (wish, ms) => {
      const text = await read()
      return askAt(text?.channel ?? channelOf(folder), wish, ms)
    },
    pid: async () => (await read())?.pid ?? null,
  }
}

function askAt(channel: string, wish: StartWish, ms: number): Promise<StartAnswer | null> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(channel)
    const end = (answer: StartAnswer | null): void => {
      clearTimeout(late)
      socket.destroy()
      resolve(answer)
    }
    const late = setTimeout(() => end(null), ms)
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.write(`${JSON.stringify(wish)}\n`))
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', () => end(null))
    socket.on('close', () => end(text === 'taken\n' ? 'taken' : text === 'leaving\n' ? 'leaving' : null))
  })
}
