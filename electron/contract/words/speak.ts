import type { Formats } from './format.ts'
import type { Messages, Spoken } from './message.ts'

const PLACE = /\{(\w+)(?::(\w+))?\}/
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const CATEGORIES: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

type Values = Readonly<Record<string, unknown>>
type Say = (values: Values) => string

/**
 * Makes a catalogue speak. From right to left whatever fills a place is isolated: names, addresses, numbers with their
 * units keep their own order.
 */
export function speak<English>(messages: Messages, format: Formats, direction: 'ltr' | 'rtl'): Spoken<English> {
  const fenced = (text: string): string => (direction === 'rtl' ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text)

  const sentence = (text: string): string | Say => {
    // Text, name, kind, text, name, kind, …, text.
    const parts = text.split(PLACE)
    if (parts.length === 1) return text
    return (values) => {
      let said = parts[0] ?? ''
      for (let at = 1; at < parts.length; at += 3) {
        said += fenced(written(values[parts[at] ?? ''], parts[at + 1], format)) + (parts[at + 2] ?? '')
      }
      return said
    }
  }

  const counted = (forms: Messages): Say => {
    const said = new Map(Object.entries(forms).map(([category, text]) => [category, sentence(String(text))]))
    return (values) => {
      const form = said.get(format.category(Number(values['count']))) ?? said.get('other') ?? ''
      return typeof form === 'string' ? form : form(values)
    }
  }

  const spoken = (message: string | Messages): unknown => {
    if (typeof message === 'string') return sentence(message)
    return isForms(message) ? counted(message) : group(message)
  }
  const group = (group: Messages): object =>
    Object.fromEntries(Object.entries(group).map(([key, message]) => [key, spoken(message)]))

  return group(messages) as Spoken<English>
}

function isForms(group: Messages): boolean {
  return 'other' in group && Object.keys(group).every((key) => CATEGORIES.has(key))
}

/** The types of the catalogues promise that a kind is a method of `Formats` and takes this value. */
function written(value: unknown, kind: string | undefined, format: Formats): string {
  const write: unknown = kind === undefined ? undefined : Reflect.get(format, kind)
  return typeof write === 'function' ? String(write(value)) : String(value)
}
