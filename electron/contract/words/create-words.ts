import { type Language, spokenIn } from './choose-locale.ts'
import { german } from './de/connections.ts'
import { english } from './en/connections.ts'
import { createFormats, type Formats } from './format.ts'
import type { Words } from './words.ts'

export type { Words } from './words.ts'

const LANGUAGES: Readonly<Record<Language, (format: Formats) => Words>> = { de: german, en: english }

/** The words for a BCP 47 locale; every language is at hand, as the main process needs it. */
export function createWords(locale: string): Words {
  const { language, numbers } = spokenIn(locale)
  return LANGUAGES[language](createFormats(numbers))
}
