import { expect, test } from 'vitest'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import type { Answer, Event, ListedConnection } from '../../../../electron/host/command/answer.ts'
import type { Asked } from '../../../../electron/host/command-line/ask-onhook.ts'
import { type CommandLineParts, runCommandLine } from '../../../../electron/host/command-line/run-command-line.ts'

const COMMON = { v: 1, onhook: '1.2.3', source: 'system', simulated: false } as const
const OFFICE: ListedConnection = {
  id: 'abc',
  name: 'Of\u001bfice \u{1F600}',
  kind: 'vpn',
  device: 'WAN Miniport',
  phonebook: '',
  state: 'connected',
  owner: 'me',
  connectedMs: null,
  hangingUp: 'no',
  links: [],
}
const LIST: Answer = { ...COMMON, verb: 'list', code: 0, problem: null, connections: [OFFICE] }
const event = (what: Event['event'], connection: ListedConnection | null = null): Event => ({
  ...COMMON,
  verb: 'event',
  at: '2026-06-01T12:00:00.000Z',
  event: what,
  connection,
  result: null,
  reason: '',
})

/** A command line whose OnHook does what each element says, one a question. */
async function play(
  args: readonly string[],
  script: readonly ((tell: (event: Event) => void) => Asked)[],
  more: Partial<CommandLineParts> = {},
) {
  const out: string[] = []
  const err: string[] = []
  const left = [...script]
  let now = 0
  let starts = 0
  const code = await runCommandLine({
    args,
    epoch: 0,
    version: '1.2.3',
    words: createWords('en-GB'),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    signal: new AbortController().signal,
    channel: async () => ({ path: 'p', key: 'k' }),
    ask: async (_channel, _command, tell) => (left.shift() ?? (() => ({ kind: 'nobody' })))(tell),
    start: () => {
      starts += 1
      return { ended: () => false }
    },
    now: () => now,
    pause: async (ms) => {
      now += ms
    },
    ...more,
  })
  return { code, out, err, starts }
}

test('prints a list that moves no cursor, and JSON in ASCII', async () => {
  const { out } = await play(['list'], [() => ({ kind: 'answered', answer: LIST })])
  expect(out.join('\n')).toContain('Of fice')
  const { out: json, code } = await play(['list', '--json'], [() => ({ kind: 'answered', answer: LIST })])
  expect(code).toBe(0)
  expect(json).toHaveLength(1)
  expect(json[0]).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(json[0]!)).toEqual(LIST)
})

test('starts an OnHook where none answers, once, and asks that', async () => {
  const nobody = (): Asked => ({ kind: 'nobody' })
  const { code, starts } = await play(['list'], [nobody, nobody, nobody, () => ({ kind: 'answered', answer: LIST })])
  expect([code, starts]).toEqual([0, 1])
})

test('gives up on one that never answers, and says that nothing was hung up', async () => {
  const { code, err } = await play(['hang-up', 'Office'], [])
  expect(code).toBe(1)
  expect(err).toEqual(['OnHook does not answer: nothing was hung up.'])
})

test('a command that was told is not told again: it may be done', async () => {
  const lost = (): Asked => ({ kind: 'lost' })
  const { code, err, starts } = await play(['hang-up', 'Office'], [lost])
  expect([code, starts]).toEqual([1, 0])
  expect(err.join(' ')).toContain('Whether it was hung up is not known here')
})

test('an older OnHook on the folder is named, and nothing is hung up', async () => {
  const { code, err } = await play(['hang-up', 'Office'], [], {
    channel: async () => 'older',
    start: () => ({ ended: () => true }),
  })
  expect(code).toBe(1)
  expect(err[0]).toContain('another version')
  expect(err[0]).toContain('Nothing was hung up.')
})

test('Ctrl C says that the hang-up goes on, and ends with 130', async () => {
  const { code, err } = await play(['hang-up', 'Office'], [() => ({ kind: 'interrupted' })])
  expect(code).toBe(130)
  expect(err[0]).toContain('goes on')
})

test('watch goes on after OnHook was started anew, tells nothing twice, and tells what ended meanwhile', async () => {
  const stopped = new AbortController()
  const home = { ...OFFICE, id: 'def', name: 'home' }
  const more = { ...OFFICE, id: '012', name: 'more' }
  const first = (tell: (event: Event) => void): Asked => {
    for (const one of [OFFICE, home]) tell(event('already-connected', one))
    tell(event('watching'))
    return { kind: 'lost' }
  }
  const second = (tell: (event: Event) => void): Asked => {
    for (const one of [OFFICE, more]) tell(event('already-connected', one))
    tell(event('watching'))
    stopped.abort()
    return { kind: 'interrupted' }
  }
  const { code, out, err } = await play(['watch', '--json'], [first, second], { signal: stopped.signal })
  const told = out
    .map((line): Event => JSON.parse(line))
    .map(({ event: what, connection }) => `${what} ${connection?.id}`)
  expect(told).toEqual(['already-connected abc', 'already-connected def', 'already-connected 012', 'ended def'])
  expect(err).toEqual(['OnHook has ended; watching goes on with the next one.'])
  expect(code).toBe(130)
})

test('a command line that is not understood ends with 64 and starts nothing', async () => {
  const { code, err, starts } = await play(['hang-up', '--frob'], [])
  expect([code, starts]).toEqual([64, 0])
  expect(err).toHaveLength(2)
})
