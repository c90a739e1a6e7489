import type { Settings } from '../settings.ts'

/** The locale for a language that was chosen; where the system speaks it too, numbers and dates stay the system's. */
export function chooseLocale(language: Settings['language'], system: string): string {
  if (language === 'system' || languageOf(system) === language) return system
  return language
}

function languageOf(locale: string): string {
  return locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? ''
}
