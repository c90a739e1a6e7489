import { dePages } from './de-pages.ts'
import { enPages } from './en-pages.ts'
import type { Formats } from './format.ts'
import type { PageWords } from './page-words.ts'
import type { Words } from './words.ts'

const LANGUAGES: Readonly<Record<string, (format: Formats) => PageWords>> = { de: dePages, en: enPages }

/** The languages to choose from, each by its own name. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const

/** What the pages say, in the language and the numbers of the words beside them. */
export function createPageWords({ language, format }: Words): PageWords {
  return (LANGUAGES[language] ?? enPages)(format)
}
