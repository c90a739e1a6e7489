import { type Language, spokenIn } from '../../electron/contract/words/choose-locale.ts'
import { type FirstMessages, firstWords, moreWords } from '../../electron/contract/words/make-words.ts'
import type { Messages } from '../../electron/contract/words/message.ts'
import type { AllWords, Words } from '../../electron/contract/words/words.ts'
import { untilRead } from './until-read.ts'

interface Files {
  readonly first: () => Promise<FirstMessages>
  readonly more: () => Promise<Messages>
}

/** Each language is two files of its own: a view reads only the one it speaks, and the second once it is drawn. */
const LANGUAGES: Readonly<Record<Language, Files>> = {
  de: {
    first: async () => (await import('../../electron/contract/words/de/first.ts')).first,
    more: async () => (await import('../../electron/contract/words/de/more.ts')).more,
  },
  en: {
    first: async () => (await import('../../electron/contract/words/en/first.ts')).first,
    more: async () => (await import('../../electron/contract/words/en/more.ts')).more,
  },
}

const whole = new WeakMap<Words, Promise<AllWords>>()

/** What a view begins with, for a BCP 47 locale. */
export async function loadFirstWords(locale: string): Promise<Words> {
  const { language, numbers } = spokenIn(locale)
  return firstWords(await LANGUAGES[language].first(), numbers)
}

/** The same words and those of the pages. The same promise for the same words. */
export function loadAllWords(words: Words): Promise<AllWords> {
  if (isWhole(words)) return Promise.resolve(words)
  const loading = whole.get(words) ?? completed(words)
  whole.set(words, loading)
  return loading
}

async function completed(words: Words): Promise<AllWords> {
  const more = await untilRead(LANGUAGES[spokenIn(words.language).language].more)
  return { ...words, ...moreWords(more, words) }
}

export function isWhole(words: Words): words is AllWords {
  return 'page' in words
}
