import { parseArgs } from 'node:util'
import { type Command, LONGEST_NAME, LONGEST_TIMEOUT, type OneTarget, UNTILS, WAITS } from '../command/command.ts'
import { HELP, isHelpTopic } from './help.ts'
import { durationIn, momentIn } from './times.ts'

export type Format = 'text' | 'json' | 'csv'

export type ParsedArguments =
  | { readonly kind: 'command'; readonly command: Command; readonly format: Format }
  | { readonly kind: 'help'; readonly text: string }
  /** The command line is not understood, and why. */
  | { readonly kind: 'usage'; readonly sentence: string; readonly text: string }

const OPTIONS = {
  all: { type: 'boolean' },
  csv: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  id: { type: 'string' },
  'include-others': { type: 'boolean' },
  json: { type: 'boolean' },
  link: { type: 'string' },
  since: { type: 'string' },
  timeout: { type: 'string' },
  until: { type: 'string' },
  version: { type: 'boolean' },
  wait: { type: 'string' },
} as const
type Option = keyof typeof OPTIONS

const VERBS = {
  list: ['json'],
  'hang-up': ['id', 'all', 'link', 'wait', 'timeout', 'include-others', 'json'],
  wait: ['id', 'until', 'timeout', 'json'],
  watch: ['json'],
  history: ['since', 'until', 'json', 'csv'],
} as const satisfies Record<Command['verb'], readonly Option[]>

const isVerb = (word: string): word is Command['verb'] => Object.hasOwn(VERBS, word)

const DEFAULT_TIMEOUT = 60_000

const LONGEST_SENTENCE = 300

class Misuse extends Error {}

/**
 * What a command line asks for. `now`: ms since 1970, for times like "today". Everything that is not understood is refused:
 * a word that was meant otherwise must hang up nothing.
 */
export function parseArguments(args: readonly string[], now: number): ParsedArguments {
  const [first = ''] = args
  const topic = isVerb(first) ? first : null
  try {
    return read(args, now)
  } catch (error: unknown) {
    const sentence = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { kind: 'usage', sentence: shown(sentence, LONGEST_SENTENCE), text: topic === null ? HELP.all : HELP[topic] }
  }
}

function read(args: readonly string[], now: number): ParsedArguments {
  const [verb = '', ...rest] = args
  if (verb === '' || verb === '--help' || verb === '-h' || verb === 'help') {
    const [about = ''] = rest
    return { kind: 'help', text: isHelpTopic(about) ? HELP[about] : HELP.all }
  }
  if (!isVerb(verb)) throw new Misuse(`There is no command "${shown(verb)}".`)
  const { values, positionals, tokens } = parseArgs({
    args: rest,
    options: OPTIONS,
    allowPositionals: true,
    tokens: true,
  })
  if (values.help === true) return { kind: 'help', text: HELP[verb] }
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []))
  const taken: readonly string[] = VERBS[verb]
  for (const name of given) {
    if (!taken.includes(name)) throw new Misuse(`"onhook ${verb}" takes no --${name}.`)
  }
  const twice = given.find((name, at) => given.indexOf(name) !== at)
  if (twice !== undefined) throw new Misuse(`--${twice} is given twice.`)
  if (values.json === true && values.csv === true) throw new Misuse('--json and --csv exclude each other.')
  const format = values.json === true ? 'json' : values.csv === true ? 'csv' : 'text'
  const command = (made: Command): ParsedArguments => ({ kind: 'command', command: made, format })
  switch (verb) {
    case 'list':
    case 'watch':
      noName(verb, positionals)
      return command({ verb })
    case 'history': {
      noName(verb, positionals)
      const since = moment('since', values.since, now)
      const until = moment('until', values.until, now)
      if (since !== null && until !== null && since > until) throw new Misuse('--since is later than --until.')
      return command({ verb, since, until })
    }
    case 'wait': {
      if (values.until === undefined) throw new Misuse('--until is missing: connected, gone or safe.')
      const until = oneOf('until', values.until, UNTILS)
      return command({ verb, target: one(verb, values.id, positionals), until, timeout: timeout(values.timeout) })
    }
    case 'hang-up': {
      const all = values.all === true
      if (all && (values.id !== undefined || positionals.length > 0)) {
        throw new Misuse('--all stands alone: without a name and without --id.')
      }
      if (all && values.link !== undefined) throw new Misuse('--link is of one connection, not of all.')
      return command({
        verb,
        target: all ? { by: 'all' } : one(verb, values.id, positionals),
        link: link(values.link),
        wait: values.wait === undefined ? 'gone' : oneOf('wait', values.wait, WAITS),
        timeout: timeout(values.timeout),
        includeOthers: values['include-others'] === true,
      })
    }
  }
}

function noName(verb: string, names: readonly string[]): void {
  if (names.length > 0) throw new Misuse(`"onhook ${verb}" takes no name.`)
}

function one(verb: string, id: string | undefined, names: readonly string[]): OneTarget {
  const [name, another] = names
  if (another !== undefined) {
    throw new Misuse(
      `There is more than one name: put a name with spaces in quotes, as in onhook ${verb} "Office VPN".`,
    )
  }
  if (id !== undefined) {
    if (name !== undefined) throw new Misuse('A name and --id exclude each other.')
    if (!/^[0-9a-f]{1,64}$/i.test(id)) throw new Misuse('--id is what "onhook list" shows: letters a to f and digits.')
    return { by: 'id', id: id.toLowerCase() }
  }
  if (name === undefined) throw new Misuse('Which connection? Give its name, or --id.')
  if (name === '') throw new Misuse('The name is empty. "onhook list" shows the id of a connection without a name.')
  return { by: 'name', name: name.slice(0, LONGEST_NAME) }
}

function link(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65_535) {
    throw new Misuse('--link is the number of a link, counted from 1.')
  }
  return Number(text)
}

function timeout(text: string | undefined): number {
  if (text === undefined) return DEFAULT_TIMEOUT
  const ms = durationIn(text)
  if (ms === null || ms > LONGEST_TIMEOUT) {
    throw new Misuse('--timeout is a time such as 500ms, 60s, 5min or 1h, a day at most.')
  }
  return ms
}

function moment(name: 'since' | 'until', text: string | undefined, now: number): number | null {
  if (text === undefined) return null
  const at = momentIn(text, now)
  if (at !== null) return at
  throw new Misuse(
    `--${name} is a date (2026-11-27), a time (2026-11-27T18:40), "today", "yesterday", or how long ago (36h, 7d).`,
  )
}

function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text)
  if (found === undefined) throw new Misuse(`--${name} is "${shown(text)}"; it can be ${known.join(', ')}.`)
  return found
}

/** What somebody typed, in a sentence: short, and without what moves the cursor. */
const shown = (text: string, length = 60): string => text.slice(0, length).replace(/[^\x20-\x7E\u00A0-\uFFFF]/g, '?')
