import type { ApartFact } from '../snapshot.ts'
import type { Words } from '../words/words.ts'

/** What a connection and an entry under Recent have in common. */
export interface Named {
  readonly name: string
  readonly apart?: readonly ApartFact[]
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: names come from outside and may hold any of them
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/g
/** Of which nothing is seen, however many there are. */
const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B]/

/** A fact beside a name must not take the room of the name. */
const LONGEST_FACT = 40

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** A name as text for an element that isolates it (`<bdi>`), and for accessible names. */
export function shownName({ name, apart = [] }: Named, words: Words): string {
  const clean = shownText(name)
  const shown = isUnseen(clean) ? words.names.none : clean
  return apart.length === 0
    ? shown
    : words.names.apart({ name: shown, facts: apart.map((fact) => factText(fact, words)) })
}

function factText(fact: ApartFact, { names, format }: Words): string {
  switch (fact.kind) {
    case 'scope':
      return names.scopes[fact.scope]
    case 'device':
      return shortened(shownText(fact.name === '' ? names.device[fact.device] : fact.name), LONGEST_FACT)
    case 'phonebook':
      return shortened(shownText(fact.text.split(/[\\/]/).slice(-2).join('\\')), LONGEST_FACT)
    case 'address':
      return shortened(shownText(fact.text), LONGEST_FACT)
    case 'since':
      return names.since({ time: format.time(fact.epoch) })
    case 'number':
      return format.number(fact.number)
  }
}

/** What a name looks like: names of one look cannot be told apart by themselves. */
export function lookOf(name: string): string {
  const clean = shownText(name)
  return isUnseen(clean) ? '' : clean
}

const isUnseen = (text: string): boolean => text.replace(UNSEEN, '') === ''

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
