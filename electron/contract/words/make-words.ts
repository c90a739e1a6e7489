import type { first as English } from './en/first.ts'
import type { more as MoreEnglish } from './en/more.ts'
import { createFormats, type Joints } from './format.ts'
import type { Messages } from './message.ts'
import { speak } from './speak.ts'
import type { MoreWords, Words } from './words.ts'

/** The first part of a catalogue, as it is read. */
export interface FirstMessages extends Messages {
  readonly direction: string
  readonly joints: Messages & Joints
}

/** `numbers`: the locale whose numbers and dates go with the language. */
export function firstWords(first: FirstMessages, numbers: string): Words {
  const format = createFormats(numbers, first.joints)
  const direction = first.direction === 'rtl' ? 'rtl' : 'ltr'
  return { ...speak<Omit<typeof English, 'direction'>>(first, format, direction), direction, format }
}

export function moreWords(more: Messages, { format, direction }: Words): MoreWords {
  return speak<typeof MoreEnglish>(more, format, direction)
}
