import { german } from './de.ts'
import { english } from './en.ts'
import { createFormats, type Formats } from './format.ts'
import type { Words } from './words.ts'

export type { Words } from './words.ts'

/** A further language is one file and one line here. */
const LANGUAGES: Readonly<Record<string, (format: Formats) => Words>> = { de: german, en: english }

/**
 * The words for a BCP 47 locale, numbers as that locale has them; English where the language is not here. Then the
 * numbers are English too: a sentence has one language.
 */
export function createWords(locale: string): Words {
  const known = understood(locale)
  const language = LANGUAGES[new Intl.Locale(known).language]
  return language === undefined ? english(createFormats('en')) : language(createFormats(known))
}

/** A locale that Intl does not understand must not take the program down. */
function understood(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
