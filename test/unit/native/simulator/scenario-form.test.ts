import { describe, expect, test } from 'vitest'
import { parseScenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import { scenario } from './play.ts'

const problemsOf = (text: string) => {
  const parsed = parseScenario(text)
  return parsed.ok ? [] : parsed.problems
}

const HEAD = 'onhook-scenario version=1\n'

test('comments, blank lines, other line ends and a byte order mark say nothing', () => {
  const read = scenario('\uFEFF\r\n# first\r\n  onhook-scenario version=1 # and last\r\n\r\nconnection id=a\r\n')
  expect(read.connections.map((connection) => connection.id)).toEqual(['a'])
})

test('quotes keep blanks, equals signs and hashes', () => {
  expect(scenario('connection id=a name="a # b = c"').connections[0]!.name).toBe('a # b = c')
})

test('escapes give quotes, backslashes, line ends and single UTF-16 units', () => {
  const [connection] = scenario(String.raw`connection id=a name="\"\\\n\r\t\ud83d\u0041"`).connections
  expect(connection!.name).toBe('"\\\n\r\t\ud83dA')
})

test('times are ms whatever their unit', () => {
  const read = scenario(`
    connection id=a up=12min appears=250ms ends=41h drain=1.7s
    connection id=b drain=0 appears=never
  `)
  expect(read.connections[0]).toMatchObject({ up: 720_000, appears: 250, ends: 147_600_000, drain: 1700 })
  expect(read.connections[1]).toMatchObject({ drain: 0, appears: Number.POSITIVE_INFINITY })
})

test('numbers are decimal or hexadecimal', () => {
  expect(scenario('connection id=a state=0x1004 bps=64000').connections[0]).toMatchObject({ state: 4100, bps: 64_000 })
})

test('what is not said has the default of the format', () => {
  expect(scenario('connection id=a').connections[0]).toEqual({
    id: 'a',
    name: 'a',
    deviceType: 'vpn',
    deviceName: 'WAN Miniport',
    phonebook: 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk',
    number: '',
    owner: 'me',
    allUsers: false,
    guid: 'auto',
    row: 'plain',
    handle: 0x1000n,
    up: 0,
    appears: 0,
    ends: Number.POSITIVE_INFINITY,
    state: 0x2000,
    subState: 0,
    bps: 0,
    rateIn: 0,
    rateOut: 0,
    received: 0,
    sent: 0,
    local: '',
    remote: '',
    dialMode: 1,
    idle: 0,
    drain: 800,
    hangUpCodes: [0],
    hangUpBlocks: 0,
    drainStates: [],
    references: 1,
    after: [{ at: 0, code: 6 }],
    listed: true,
    listedLate: 0,
    statusCodes: [0],
    statusBlocks: 0,
    recycledBy: null,
    returns: Number.POSITIVE_INFINITY,
    returnsTimes: 1,
    links: [],
  })
})

test('handles come from the position', () => {
  const read = scenario('connection id=a\nconnection id=b handle=0xabc\nconnection id=c')
  expect(read.connections.map((connection) => connection.handle)).toEqual([0x1000n, 0xabcn, 0x3000n])
})

test('a link takes index, device and number from the lines before', () => {
  const read = scenario(`
    link of=a device="Channel 1"
    connection id=a type=isdn device=Channel number=555
    link of=a index=4 type=modem
    link of=a number=556
  `)
  const shown = read.connections[0]!.links.map(({ index, deviceType, deviceName, number }) => [
    index,
    deviceType,
    deviceName,
    number,
  ])
  expect(shown).toEqual([
    [1, 'isdn', 'Channel 1', '555'],
    [4, 'modem', 'Channel', '555'],
    [5, 'isdn', 'Channel', '556'],
  ])
})

test('scripted codes carry times', () => {
  const read = scenario('connection id=a drain-states=3@0,0x2001@400ms after=0@0,6@2s hangup-codes=616,616,0')
  expect(read.connections[0]).toMatchObject({
    drainStates: [
      { at: 0, code: 3 },
      { at: 400, code: 0x2001 },
    ],
    after: [
      { at: 0, code: 0 },
      { at: 2000, code: 6 },
    ],
    hangUpCodes: [616, 616, 0],
  })
})

test('every wrong line is named, with its word and what is allowed', () => {
  const problems = problemsOf(`${HEAD}connection id=a owner=her\nconection id=b\n\nlink of=a colour=red`)
  expect(problems.map((problem) => problem.line)).toEqual([2, 3, 5])
  expect(problems[0]!.sentence).toBe('owner=her cannot be: allowed is me, other, unknown, windows.')
  expect(problems[1]!.sentence).toContain('"conection" is no keyword')
  expect(problems[2]!.sentence).toContain('"link" has no key "colour"; there are of, index,')
})

test.each([
  ['no line at all', '', 'The first line must be'],
  ['a first line that is something else', 'connection id=a', 'The first line, and no other'],
  ['a second head', `${HEAD}${HEAD}`, 'The first line, and no other'],
  ['a head without a version', 'onhook-scenario', 'wants the key "version"'],
  ['a key without a value', `${HEAD}connection id=`, '"id" has no value'],
  ['a word without an equals sign', `${HEAD}connection id`, 'a "=" and a value are missing'],
  ['a key twice', `${HEAD}connection id=a id=b`, '"id" stands twice'],
  ['an open quote', `${HEAD}connection id="a`, 'no closing quote'],
  ['an unknown escape', `${HEAD}connection id="\\x41"`, 'unknown escape \\x'],
  ['a short \\u', `${HEAD}connection id="\\u12"`, 'four hexadecimal digits'],
  ['text right after a quote', `${HEAD}connection id="a"b=c`, 'a blank is missing'],
  ['an empty id', `${HEAD}connection id=""`, 'allowed is a name'],
  ['a time without a unit', `${HEAD}connection id=a drain=250`, 'allowed is a time'],
  ['a time below zero', `${HEAD}connection id=a drain=-1s`, 'allowed is a time'],
  ['a number that is none', `${HEAD}connection id=a bps=1e6`, 'a whole number'],
  ['a code of 33 bits', `${HEAD}connection id=a hangup-codes=4294967296`, 'codes with commas'],
  ['a NULL handle', `${HEAD}connection id=a handle=0`, 'a handle from 1'],
  ['codes after the end that leave the end open', `${HEAD}connection id=a after=0@1s`, 'the first at 0'],
  ['states that run backwards', `${HEAD}connection id=a drain-states=3@2s,4@1s`, 'rising times'],
  ['an address that is none', `${HEAD}connection id=a local=10.0.0`, 'an IPv4 or IPv6 address'],
  ['a name too long for RASCONNW', `${HEAD}connection id=a name=${'n'.repeat(257)}`, 'at most 256 UTF-16 units'],
  ['a NUL in a name', `${HEAD}connection id=a name="a\\u0000b"`, 'without \\u0000'],
  ['the same id twice', `${HEAD}connection id=a\nconnection id=a`, 'stands above'],
  ['the same link twice', `${HEAD}connection id=a\nlink of=a index=1\nlink of=a index=1`, 'Link 1 of "a" stands above'],
  ['a link of nothing', `${HEAD}link of=a`, 'no connection with the id "a"'],
  ['an heir that is none', `${HEAD}connection id=a recycled-by=b`, 'no id "b"'],
  ['an heir that is up', `${HEAD}connection id=a recycled-by=b\nconnection id=b`, 'wants appears=never'],
  ['an end before the beginning', `${HEAD}connection id=a appears=5s ends=5s`, 'ends before it appears'],
  ['an override of nothing', `${HEAD}call name=RasFoo`, 'name=RasFoo cannot be'],
])('%s is refused', (_what, text, sentence) => {
  expect(problemsOf(text).map((problem) => problem.sentence)).toEqual([expect.stringContaining(sentence)])
})

test('a newer version is refused without a word on the rest', () => {
  const problems = problemsOf('onhook-scenario version=2 mood=good\nconnection id=a colour=red')
  expect(problems).toHaveLength(1)
  expect(problems[0]!.sentence).toContain('version 2')
})

describe('a file that is no scenario is refused in few words', () => {
  test.each([
    [
      'a third of a million unknown keys',
      `${HEAD}connection id=a ${Array.from({ length: 333_333 }, (_, at) => `k${at}=1`).join(' ')}`,
    ],
    ['megabytes of bad lines', `${HEAD}${'nonsense x\n'.repeat(300_000)}`],
    ['one word of ten megabytes', `${HEAD}${'x'.repeat(10_000_000)} a=1`],
    ['thousands of links of nobody', `${HEAD}${'link of=x\n'.repeat(30_000)}`],
  ])('%s', (_what, text) => {
    const parsed = parseScenario(text)
    if (parsed.ok) throw new Error('It was read.')
    expect(parsed.problems.length).toBeLessThanOrEqual(21)
    expect(parsed.problems.map(({ sentence }) => sentence).join(' ').length).toBeLessThan(10_000)
  })

  test('what is not told is counted', () => {
    const parsed = parseScenario(`${HEAD}${'nonsense a=1\n'.repeat(50)}`)
    expect(parsed.ok ? [] : parsed.problems.at(-1)).toEqual({ line: 21, sentence: 'And 30 more.' })
  })

  test('ten thousand connections with a link and an heir each are read in a moment', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => [
      `connection id=c${at} recycled-by=h${at}`,
      `connection id=h${at} appears=never`,
      `link of=c${at}`,
    ])
    const began = performance.now()
    const parsed = parseScenario(`${HEAD}${lines.flat().join('\n')}\n`)
    expect(parsed.ok).toBe(true)
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
