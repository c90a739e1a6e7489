import { unseal } from './checksum.ts'

/** What a line holds, by the one check of its file. */
export type LineCheck = (value: unknown) => boolean

export type Line =
  /** A record of this version; `text` is without checksum. */
  | { readonly kind: 'record'; readonly text: string; readonly raw: Buffer }
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
export function* linesBackwards(bytes: Buffer, check: LineCheck): Generator<readonly Line[], void> {
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
function readLine(given: Buffer, check: LineCheck, last: boolean): readonly Line[] {
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

function classify(raw: Buffer, check: LineCheck): Line {
  const unsealed = unseal(raw)
  if (unsealed.kind === 'damaged') return { kind: 'damaged', raw, reason: 'a line does not match its checksum' }
  let text: string
  let value: unknown
  try {
    text = UTF8.decode(unsealed.bytes)
    value = JSON.parse(text)
  } catch {
    return { kind: 'damaged', raw, reason: 'a line is not JSON' }
  }
  if (typeof value !== 'object' || value === null || !('v' in value)) {
    return { kind: 'damaged', raw, reason: 'a line is no record' }
  }
  return check(value) ? { kind: 'record', text, raw } : { kind: 'not-understood', raw }
}

/** Whole records inside a line that is none, as when one has lost its newline. */
function recordsInside(raw: Buffer, check: LineCheck): readonly Line[] {
  const starts: number[] = []
  for (let at = raw.indexOf(BEGINNING); at >= 0; at = raw.indexOf(BEGINNING, at + 1)) starts.push(at)
  return starts.flatMap((start, index) => {
    const piece = raw.subarray(start, starts[index + 1] ?? raw.length)
    const line = classify(piece.subarray(0, piece.lastIndexOf('}') + 1), check)
    return line.kind === 'damaged' ? [] : [line]
  })
}

function without(raw: Buffer, found: readonly Line[]): Buffer {
  let rest = raw
  for (const { raw: part } of found) {
    const at = rest.indexOf(part)
    rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + part.length)])
  }
  return rest
}
