import { type Language, spokenIn } from '../../electron/contract/words/choose-locale.ts'
import { createFormats, type Formats } from '../../electron/contract/words/format.ts'
import type { Words } from '../../electron/contract/words/words.ts'

/** Each language is a file of its own, and a view reads only the one it speaks. */
const LANGUAGES: Readonly<Record<Language, () => Promise<(format: Formats) => Words>>> = {
  de: async () => (await import('../../electron/contract/words/de/connections.ts')).german,
  en: async () => (await import('../../electron/contract/words/en/connections.ts')).english,
}

/** The words for a BCP 47 locale. */
export async function loadWords(locale: string): Promise<Words> {
  const { language, numbers } = spokenIn(locale)
  return (await LANGUAGES[language]())(createFormats(numbers))
}
