import { type Language, spokenIn } from './choose-locale.ts'
import { first as deFirst } from './de/first.ts'
import { more as deMore } from './de/more.ts'
import { first as enFirst } from './en/first.ts'
import { more as enMore } from './en/more.ts'
import { type FirstMessages, firstWords, moreWords } from './make-words.ts'
import type { Messages } from './message.ts'
import type { AllWords } from './words.ts'

const LANGUAGES: Readonly<Record<Language, { readonly first: FirstMessages; readonly more: Messages }>> = {
  de: { first: deFirst, more: deMore },
  en: { first: enFirst, more: enMore },
}

/** The words for a BCP 47 locale; every language is at hand, as the main process needs it. */
export function createWords(locale: string): AllWords {
  const { language, numbers } = spokenIn(locale)
  const { first, more } = LANGUAGES[language]
  const words = firstWords(first, numbers)
  return { ...words, ...moreWords(more, words) }
}
