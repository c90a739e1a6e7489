import { mkdtempSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
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
  path: path.join(mkdtempSync(path.join(tmpdir(), 'onhook-commands-')), 'commands.sock'),
  key,
})

function serve(channel: CommandChannel) {
  const { engine, asked } = fakeEngine()
  const logged: string[] = []
  const log = { info: (line: string) => void logged.push(line), warn: (line: string) => void logged.push(line) }
  const { close } = serveCommands({
    channel,
    engine,
    clock: createVirtualClock(),
    log,
    version: '1.2.3',
    callers: () => {},
  })
  closes.push(close)
  return { asked, logged }
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
