import { unseal } from './checksum.ts'

/** Whether a line holds a record that this version understands. */
export type LineCheck<T> = (value: unknown) => value is T

export type Line<T> =
  | { readonly kind: 'record'; readonly record: T; readonly raw: Buffer }
  /** Whole, but of a newer version, or with values that this one does not know: it stays as it is. */
  | { readonly kind: 'not-understood'; readonly raw: Buffer }
  | { readonly kind: 'damaged'; readonly raw: Buffer; readonly reason: string }
  /** The beginning of a record that a crash has cut short: it was never promised to anybody. */
  | { readonly kind: 'torn'; readonly raw: Buffer }

const NEWLINE = 0x0a
const RETURN = 0x0d
const MARK = Buffer.from([0xef, 0xbb, 0xbf])
const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** How every record of ours begins. */
const BEGINNING = '{"v":'
/** Blanks and control characters, as a flipped bit makes of the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const NOTHING = /^[\u0000-\u0020]*$/
/** A longer line was not written by us: nothing is looked for inside it. */
const LONGEST_LINE = 256 * 1024

/** The lines of a file's bytes, last first: whoever wants the newest ones need not look at the rest. */
export function* linesBackwards<T>(bytes: Buffer, check: LineCheck<T>): Generator<readonly Line<T>[], void> {
  const start = bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0
  let end = bytes.length
  let last = true
  while (end > start) {
    const at = bytes.lastIndexOf(NEWLINE, end - 1)
    const from = Math.max(start, at + 1)
    if (from < end) yield readLine(bytes.subarray(from, end), check, last)
    last = false
    end = at
  }
}

/** One line; more than one where its newline was lost. `last`: nothing ends it, so that a crash may have torn it. */
function readLine<T>(given: Buffer, check: LineCheck<T>, last: boolean): readonly Line<T>[] {
  const raw = given.at(-1) === RETURN ? given.subarray(0, -1) : given
  if (NOTHING.test(raw.toString('latin1', 0, 64)) && NOTHING.test(raw.toString('latin1'))) return []
  const line = classify(raw, check)
  if (line.kind !== 'damaged') return [line]
  const found = raw.length <= LONGEST_LINE ? recordsInside(raw, check) : []
  const rest = without(raw, found)
  if (found.length > 0 && NOTHING.test(rest.toString('latin1'))) return found
  const torn = last && rest.toString('latin1', 0, BEGINNING.length) === BEGINNING.slice(0, rest.length)
  return [...found, torn ? { kind: 'torn', raw: rest } : { ...line, raw: found.length === 0 ? raw : rest }]
}

function classify<T>(raw: Buffer, check: LineCheck<T>): Line<T> {
  const unsealed = unseal(raw)
  if (unsealed.kind === 'damaged') return { kind: 'damaged', raw, reason: 'a line does not match its checksum' }
  let value: unknown
  try {
    value = JSON.parse(UTF8.decode(unsealed.bytes))
  } catch {
    return { kind: 'damaged', raw, reason: 'a line is not JSON' }
  }
  if (typeof value !== 'object' || value === null || !('v' in value)) {
    return { kind: 'damaged', raw, reason: 'a line is no record' }
  }
  return check(value) ? { kind: 'record', record: value, raw } : { kind: 'not-understood', raw }
}

/** Whole records inside a line that is none, as when one has lost its newline. */
function recordsInside<T>(raw: Buffer, check: LineCheck<T>): readonly Line<T>[] {
  const starts: number[] = []
  for (let at = raw.indexOf(BEGINNING); at >= 0; at = raw.indexOf(BEGINNING, at + 1)) starts.push(at)
  return starts.flatMap((start, index) => {
    const piece = raw.subarray(start, starts[index + 1] ?? raw.length)
    const line = classify(piece.subarray(0, piece.lastIndexOf('}') + 1), check)
    return line.kind === 'damaged' ? [] : [line]
  })
}

function without(raw: Buffer, found: readonly { readonly raw: Buffer }[]): Buffer {
  let rest = raw
  for (const { raw: part } of found) {
    const at = rest.indexOf(part)
    rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + part.length)])
  }
  return rest
}
