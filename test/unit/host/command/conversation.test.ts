import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CommandChannel } from '../../../../electron/host/command/command-channel.ts'
import { serveCommands } from '../../../../electron/host/command/serve-commands.ts'
import { askOnHook } from '../../../../electron/host/command-line/ask-onhook.ts'
import { fakeEngine } from '../../../fixtures/fake-engine.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

const closes: (() => void)[] = []
afterEach(() => {
  for (const close of closes.splice(0)) close()
})

const HISTORY = { verb: 'history', since: null, until: null } as const
const NEVER = new AbortController().signal
const channelAt = (key = 'k'.repeat(64)): CommandChannel => ({
  path:
    process.platform === 'win32'
      ? `\\\\.\\pipe\\onhook-test-${randomUUID()}`
      : path.join(mkdtempSync(path.join(tmpdir(), 'onhook-commands-')), 'commands.sock'),
  key,
})

function serve(channel: CommandChannel) {
  const { engine, asked } = fakeEngine()
  const logged: string[] = []
  const log = { info: (line: string) => void logged.push(line), warn: (line: string) => void logged.push(line) }
  const clock = createVirtualClock()
  const { close } = serveCommands({
    channel,
    engine,
    clock,
    log,
    version: '1.2.3',
    callers: () => {},
  })
  closes.push(close)
  return { asked, logged, clock }
}

/** Says these lines and hears all that is answered until the other hangs up. */
function say(channel: CommandChannel, ...lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(channel.path, () => {
      for (const line of lines) socket.write(`${line}\n`)
    })
    socket.on('data', (chunk) => {
      heard += String(chunk)
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })
}

test('a command is answered to who knows the key', async () => {
  const channel = channelAt()
  serve(channel)
  expect(await askOnHook(channel, HISTORY, () => {}, NEVER)).toMatchObject({
    kind: 'answered',
    answer: { v: 1, verb: 'history', onhook: '1.2.3', code: 0, receipts: [] },
  })
})

test('with another key nothing is told and nothing is done', async () => {
  const channel = channelAt()
  const { asked, logged } = serve(channel)
  const theirs = { ...channel, key: 'x'.repeat(64) }
  expect(await askOnHook(theirs, HISTORY, () => {}, NEVER)).toMatchObject({ kind: 'refused', why: 'stranger' })
  const hello = JSON.stringify({ v: 1, hello: '0'.repeat(32) })
  const forged = JSON.stringify({ v: 1, proof: '0'.repeat(64), command: JSON.stringify(HISTORY) })
  expect(await say(channel, hello, forged)).toContain('"refused":"not-known"')
  expect(logged).toContain('command refused: not-known')
  expect(asked).toEqual([])
})

test('nothing is said before the other speaks', async () => {
  const channel = channelAt()
  serve(channel)
  const heard: string[] = []
  const socket = connect(channel.path)
  socket.on('data', (chunk) => heard.push(String(chunk)))
  await new Promise((resolve) => socket.once('connect', resolve))
  // A round trip of another conversation: what the server wanted to say on this one would have come.
  await askOnHook(channel, HISTORY, () => {}, NEVER)
  expect(heard).toEqual([])
  socket.destroy()
})

test.each([
  ['no JSON', ['hello'], 'bad-request'],
  ['another version', [JSON.stringify({ v: 99, hello: '0'.repeat(32) })], 'version'],
  ['a number that is none', [JSON.stringify({ v: 1, hello: '../..' })], 'bad-request'],
])('%s is refused in one line', async (_what, lines, refused) => {
  const channel = channelAt()
  serve(channel)
  expect(JSON.parse(await say(channel, ...lines))).toEqual({ refused, onhook: '1.2.3' })
})

test('a line without end is not read for ever', async () => {
  const channel = channelAt()
  serve(channel)
  expect(await say(channel, 'x'.repeat(300_000))).toBe('')
})

test('who took the name without knowing the key is told no command', async () => {
  const channel = channelAt()
  const heard: string[] = []
  const stranger: Server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      heard.push(String(chunk))
      socket.write(`${JSON.stringify({ v: 1, proof: '0'.repeat(64), random: '0'.repeat(32), onhook: '9' })}\n`)
    })
  }).listen(channel.path)
  closes.push(() => stranger.close())
  await new Promise((resolve) => stranger.once('listening', resolve))
  expect(await askOnHook(channel, HISTORY, () => {}, NEVER)).toMatchObject({ kind: 'refused', why: 'stranger' })
  expect(heard.join('')).not.toContain('history')
})

test('nobody there is told as such', async () => {
  expect(await askOnHook(channelAt(), HISTORY, () => {}, NEVER)).toEqual({ kind: 'nobody' })
})

const HELLO = JSON.stringify({ v: 1, hello: '0'.repeat(32) })

/** Keeps its end of a connection open, whatever the other does. */
async function hold(channel: CommandChannel, ...lines: readonly string[]): Promise<Held> {
  const socket = connect({ path: channel.path, allowHalfOpen: true })
  let heard = ''
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const ended = new Promise<void>((resolve) => socket.once('end', resolve))
  closes.push(() => socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve))
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      heard += String(chunk)
      resolve()
    })
  })
  for (const line of lines) socket.write(`${line}\n`)
  return { socket, closed, ended, answered, heard: () => heard }
}

interface Held {
  readonly socket: Socket
  readonly closed: Promise<void>
  /** The other has hung up its end. */
  readonly ended: Promise<void>
  readonly answered: Promise<void>
  heard(): string
}

test.each([
  ['who says nothing', []],
  ['who asks and never goes on', [HELLO]],
])('%s is put out after five seconds', async (_what, lines) => {
  const channel = channelAt()
  const { clock } = serve(channel)
  const caller = await hold(channel, ...lines)
  // After it, another conversation: the server has accepted both.
  await askOnHook(channel, HISTORY, () => {}, NEVER)
  await clock.advance(4_999)
  await askOnHook(channel, HISTORY, () => {}, NEVER)
  expect(caller.socket.readableEnded).toBe(false)
  await clock.advance(1)
  await caller.ended
})

test('strangers who hold connections do not keep the user out: the oldest goes', async () => {
  const channel = channelAt()
  serve(channel)
  const strangers: Held[] = []
  for (let count = 0; count < 200; count += 1) strangers.push(await hold(channel))
  expect(await askOnHook(channel, HISTORY, () => {}, NEVER)).toMatchObject({ kind: 'answered' })
  await strangers[0]?.ended
  expect(strangers.at(-1)?.socket.readableEnded).toBe(false)
})

test('the thirty-third command at once is answered busy, and the others go on', async () => {
  const channel = channelAt()
  serve(channel)
  const stops: AbortController[] = []
  const watching: Promise<unknown>[] = []
  for (let count = 0; count < 32; count += 1) {
    const stop = new AbortController()
    stops.push(stop)
    await new Promise<void>((begun) => {
      watching.push(askOnHook(channel, { verb: 'watch' }, () => begun(), stop.signal))
    })
  }
  expect(await askOnHook(channel, HISTORY, () => {}, NEVER)).toMatchObject({ kind: 'refused', why: 'busy' })
  for (const stop of stops) stop.abort()
  await Promise.all(watching)
})

test('who was refused and does not hang up is put out', async () => {
  const channel = channelAt()
  const { clock } = serve(channel)
  const forged = JSON.stringify({ v: 1, proof: '0'.repeat(64), command: JSON.stringify(HISTORY) })
  const caller = await hold(channel, HELLO, forged)
  await caller.ended
  expect(caller.heard()).toContain('"refused":"not-known"')
  expect(clock.timers()).toBe(1)
  await clock.advance(5_000)
  caller.socket.end('more\n')
  await caller.closed
  expect(clock.timers()).toBe(0)
})

test('of thousands of wrong lines in one go one is answered, and the log stays readable', async () => {
  const channel = channelAt()
  const { logged } = serve(channel)
  const caller = await hold(channel, ...Array.from({ length: 5_000 }, () => 'x'))
  await caller.ended
  expect(logged).toEqual(['command refused: bad-request'])
  for (let count = 0; count < 300; count += 1) await say(channel, 'x')
  expect(logged).toHaveLength(100)
})
