import type { Settings } from '../settings.ts'

/** The languages that are here, each by its own name. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof LANGUAGE_NAMES

/** The locale for a language that was chosen; where the system speaks it too, numbers and dates stay the system's. */
export function chooseLocale(language: Settings['language'], system: string): string {
  if (language === 'system' || spokenIn(system).language === language) return system
  return language
}

export interface Spoken {
  readonly language: Language
  /** The locale whose numbers and dates go with it. */
  readonly numbers: string
}

/**
 * The language for a locale, numbers as that locale has them; English where the language is not here. Then the numbers are
 * English too: a sentence has one language.
 */
export function spokenIn(locale: string): Spoken {
  return lookUp([locale], LANGUAGES)
}

const LANGUAGES = Object.keys(LANGUAGE_NAMES).filter(isHere)

/** For the first wanted locale that a language is here for, by RFC 4647's lookup: subtags are dropped from the end. */
export function lookUp<L extends string>(
  wanted: readonly string[],
  here: readonly L[],
): { language: L | 'en'; numbers: string } {
  for (const one of wanted) {
    const numbers = understood(one)
    const language =
      numbers === null ? undefined : (found(numbers, here) ?? found(`${new Intl.Locale(numbers).maximize()}`, here))
    if (numbers !== null && language !== undefined) return { language, numbers }
  }
  return { language: 'en', numbers: 'en' }
}

function found<L extends string>(locale: string, here: readonly L[]): L | undefined {
  const subtags = locale.split('-')
  for (let count = subtags.length; count > 0; count -= 1) {
    // What a single letter begins does not stand without what follows it.
    if ((subtags[count - 1] ?? '').length === 1) continue
    const range = subtags.slice(0, count).join('-')
    const language = here.find((one) => one.toLowerCase() === range.toLowerCase() && sameScript(one, locale))
    if (language !== undefined) return language
  }
  return undefined
}

/** Who reads traditional Chinese is not served by simplified, though both begin with "zh". */
function sameScript(language: string, locale: string): boolean {
  return new Intl.Locale(language).maximize().script === new Intl.Locale(locale).maximize().script
}

function isHere(language: string): language is Language {
  return Object.hasOwn(LANGUAGE_NAMES, language)
}

/** A locale that Intl does not understand ("C", nothing) must not take the program down. */
function understood(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? null
  } catch {
    return null
  }
}
