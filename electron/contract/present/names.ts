import type { Words } from '../words/words.ts'

/** What a connection and an entry under Recent have in common. */
export interface Named {
  readonly name: string
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: names come from outside and may hold any of them
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/g
/** Of which nothing is seen, however many there are. */
const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B]/

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** A name as text for an element that isolates it (`<bdi>`), and for accessible names. */
export function shownName({ name }: Named, words: Words): string {
  const clean = name.replace(LONE_SURROGATE, '\uFFFD').replace(CONTROL, ' ')
  return clean.replace(UNSEEN, '') === '' ? words.names.none : clean
}

/**
 * A name inside a sentence, a tooltip or a native menu, where no element isolates it: what could turn the text around it
 * is taken out, and right-to-left text is fenced in.
 */
export function plainName(named: Named, words: Words): string {
  const text = shownName(named, words).replace(BIDI_CONTROL, '')
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text
}

/** The same for text that is not a name (device, address, phone book): shown as text, never empty lines. */
export function shownText(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(CONTROL, ' ')
}

/** At most `length` UTF-16 units, never half a character, with an ellipsis where something was left out. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, Math.max(0, length - 1)).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut}…`
}
