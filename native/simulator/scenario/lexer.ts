import type { Problems } from './problems.ts'

export interface Directive {
  readonly line: number
  readonly keyword: string
  readonly pairs: ReadonlyMap<string, string>
}

/** Takes a scenario's text apart into directives; knows quotes, escapes and comments, but no keyword. */
export function lexScenario(text: string, problems: Problems): readonly Directive[] {
  const directives: Directive[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const [at, source] of lines.entries()) {
    const line = at + 1
    const read = lexLine(source)
    if (read === null) continue
    if (typeof read === 'string') problems.add(line, read)
    else directives.push({ line, ...read })
  }
  return directives
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

const WORD = /[^\s"#=]+/y
const BARE_VALUE = /[^\s"#]+/y
const BLANKS = /[ \t]*/y

/** A directive without its line, null for a line that says nothing, or the sentence that says what is wrong. */
function lexLine(source: string): Omit<Directive, 'line'> | null | string {
  let at = 0
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0] ?? ''
    at += found.length
    return found
  }
  const atEnd = (): boolean => {
    take(BLANKS)
    return at >= source.length || source[at] === '#'
  }

  if (atEnd()) return null
  const keyword = take(WORD)
  if (keyword === '' || source[at] === '=') return 'A line begins with a keyword, then come key=value pairs.'
  const pairs = new Map<string, string>()
  while (!atEnd()) {
    const key = take(WORD)
    if (key === '' || source[at] !== '=') {
      return `After "${key === '' ? source.slice(at, at + 12) : key}" a "=" and a value are missing: pairs are written key=value.`
    }
    at += 1
    if (pairs.has(key)) return `"${key}" stands twice on this line.`
    if (source[at] === '"') {
      const quoted = unquote(source, at)
      if ('sentence' in quoted) return `The value of "${key}" ${quoted.sentence}`
      pairs.set(key, quoted.value)
      at = quoted.end
    } else {
      const value = take(BARE_VALUE)
      if (value === '') return `"${key}" has no value; an empty one is written "".`
      pairs.set(key, value)
    }
    const next = source[at]
    if (next !== undefined && next !== ' ' && next !== '\t' && next !== '#') {
      return `After the value of "${key}" a blank is missing.`
    }
  }
  return { keyword, pairs }
}

function unquote(source: string, start: number): { value: string; end: number } | { sentence: string } {
  let value = ''
  let at = start + 1
  for (;;) {
    const unit = source[at]
    if (unit === undefined) return { sentence: 'has no closing quote.' }
    at += 1
    if (unit === '"') return { value, end: at }
    if (unit !== '\\') {
      value += unit
      continue
    }
    const letter = source[at] ?? ''
    at += 1
    if (letter === 'u') {
      const digits = source.slice(at, at + 4)
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) return { sentence: 'has a \\u without four hexadecimal digits.' }
      value += String.fromCharCode(Number.parseInt(digits, 16))
      at += 4
      continue
    }
    const plain = ESCAPES.get(letter)
    if (plain === undefined) {
      return { sentence: `has the unknown escape \\${letter}; there are \\" \\\\ \\n \\r \\t \\uXXXX.` }
    }
    value += plain
  }
}
