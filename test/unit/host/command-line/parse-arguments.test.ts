import { describe, expect, test } from 'vitest'
import { HELP } from '../../../../electron/host/command-line/help.ts'
import { parseArguments } from '../../../../electron/host/command-line/parse-arguments.ts'
import { durationIn, momentIn } from '../../../../electron/host/command-line/times.ts'

const NOW = new Date(2026, 5, 15, 12, 30).getTime()
const parse = (...args: readonly string[]) => parseArguments(args, NOW)
const command = (...args: readonly string[]) => {
  const parsed = parse(...args)
  if (parsed.kind !== 'command') throw new Error(JSON.stringify(parsed))
  return parsed
}

describe('a command line', () => {
  test('waits for gone, a minute at most, unless it says otherwise', () => {
    expect(command('hang-up', 'Office VPN')).toEqual({
      kind: 'command',
      format: 'text',
      command: {
        verb: 'hang-up',
        target: { by: 'name', name: 'Office VPN' },
        link: null,
        wait: 'gone',
        timeout: 60_000,
        includeOthers: false,
      },
    })
  })

  test('takes every option', () => {
    const all = [
      'hang-up',
      '--id',
      'ABC123',
      '--link',
      '2',
      '--wait=safe',
      '--timeout',
      '5min',
      '--include-others',
      '--json',
    ]
    expect(command(...all)).toMatchObject({
      format: 'json',
      command: { target: { by: 'id', id: 'abc123' }, link: 2, wait: 'safe', timeout: 300_000, includeOthers: true },
    })
  })

  test('takes a name that begins with a dash after a bare --, and a quoted one to the letter', () => {
    expect(command('hang-up', '--', '--all').command).toMatchObject({ target: { by: 'name', name: '--all' } })
    expect(command('hang-up', '"Office"').command).toMatchObject({ target: { by: 'name', name: '"Office"' } })
  })

  test.each([
    [['frob'], 'There is no command "frob".'],
    [['hang-up'], 'Which connection? Give its name, or --id.'],
    [['hang-up', ''], 'The name is empty.'],
    [['hang-up', 'Office', 'VPN'], 'There is more than one name'],
    [['hang-up', '--all', 'Office'], '--all stands alone'],
    [['hang-up', '--all', '--link', '1'], '--link is of one connection'],
    [['hang-up', 'Office', '--id', 'abc'], 'A name and --id exclude each other.'],
    [['hang-up', '--id', 'no id'], '--id is what "onhook list" shows'],
    [['hang-up', 'Office', '--link', '0'], '--link is the number of a link'],
    [['hang-up', 'Office', '--wait', 'soon'], '--wait is "soon"; it can be gone, safe, none.'],
    [['hang-up', 'Office', '--timeout', 'never'], '--timeout is a time'],
    [['hang-up', 'Office', '--timeout', '25h'], '--timeout is a time'],
    [['hang-up', '--frob', 'Office'], "Unknown option '--frob'"],
    [['hang-up', 'Office', '--json', '--json'], '--json is given twice.'],
    [['list', 'Office'], '"onhook list" takes no name.'],
    [['list', '--all'], '"onhook list" takes no --all.'],
    [['wait', 'Office'], '--until is missing'],
    [['history', '--since', 'tomorrow'], '--since is a date'],
    [['history', '--since', 'now', '--until', 'today'], '--since is later than --until.'],
    [['history', '--csv', '--json'], '--json and --csv exclude each other.'],
  ])('%j is not understood', (args, sentence) => {
    const parsed = parse(...args)
    expect(parsed.kind).toBe('usage')
    expect(parsed.kind === 'usage' && parsed.sentence).toContain(sentence)
  })

  test('what it quotes moves no cursor and fills no screen', () => {
    const parsed = parse('hang-up', `--\u001b[2J${'x'.repeat(10_000)}`)
    expect(parsed.kind === 'usage' && parsed.sentence.length).toBeLessThan(400)
    expect(parsed.kind === 'usage' && parsed.sentence).not.toContain('\u001b')
  })

  test.each(['list', 'hang-up', 'wait', 'watch', 'history'] as const)(
    '%s --help names every option it takes',
    (verb) => {
      expect(parse(verb, '--help')).toEqual({ kind: 'help', text: HELP[verb] })
      expect(parse('help', verb)).toEqual({ kind: 'help', text: HELP[verb] })
      expect(parse()).toEqual({ kind: 'help', text: HELP.all })
    },
  )
})

test.each([
  ['500ms', 500],
  ['60s', 60_000],
  ['60', 60_000],
  ['1.5min', 90_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
  ['-1s', null],
  ['1 s', null],
  ['1e9', null],
  ['', null],
])('%j is %s ms', (text, ms) => {
  expect(durationIn(text)).toBe(ms)
})

test.each([
  ['now', new Date(NOW)],
  ['today', new Date(2026, 5, 15)],
  ['yesterday', new Date(2026, 5, 14)],
  ['36h', new Date(NOW - 36 * 3_600_000)],
  ['2026-06-01', new Date(2026, 5, 1)],
  ['2026-06-01T18:40', new Date(2026, 5, 1, 18, 40)],
  ['2026-06-01 18:40:30', new Date(2026, 5, 1, 18, 40, 30)],
  ['2026-06-01T18:40Z', new Date('2026-06-01T18:40:00Z')],
  ['2026-06-01T18:40+02:00', new Date('2026-06-01T16:40:00Z')],
])('%s is a point in time', (text, at) => {
  expect(momentIn(text, NOW)).toBe(at.getTime())
})

test.each(['2026-06-31', '2026-13-01', '1.6.2026', 'x', ''])('%j is none', (text) => {
  expect(momentIn(text, NOW)).toBeNull()
})
