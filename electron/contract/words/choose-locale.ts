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
 * The language for a BCP 47 locale, numbers as that locale has them; English where the language is not here. Then the
 * numbers are English too: a sentence has one language.
 */
export function spokenIn(locale: string): Spoken {
  const known = understood(locale)
  const { language } = new Intl.Locale(known)
  return isHere(language) ? { language, numbers: known } : { language: 'en', numbers: 'en' }
}

function isHere(language: string): language is Language {
  return Object.hasOwn(LANGUAGE_NAMES, language)
}

/** A locale that Intl does not understand must not take the program down. */
function understood(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
