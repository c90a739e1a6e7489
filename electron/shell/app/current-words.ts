import type { Settings } from '../../contract/settings.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import { chooseLocale } from '../../contract/words/choose-locale.ts'
import { createWords } from '../../contract/words/create-words.ts'
import type { AllWords } from '../../contract/words/words.ts'

/** The words in the language that is chosen at the moment; `system`: the system's locale. */
export function currentWords(system: string): (snapshot: Snapshot) => AllWords {
  let made: { readonly language: Settings['language']; readonly words: AllWords } | null = null
  return ({ desktop: { settings } }) => {
    if (made?.language !== settings.language) {
      const { language } = settings
      made = { language, words: createWords(chooseLocale(language, system)) }
    }
    return made.words
  }
}
