import type { Quitting } from '../snapshot.ts'
import type { Words } from '../words/words.ts'
import { shownName } from './names.ts'

/** "OnHook will quit when Office VPN is gone." */
export function quittingText(quitting: Quitting, words: Words): string {
  const [only, ...others] = quitNames(quitting, words)
  if (only === undefined || others.length > 0) return words.finishing.willQuitAll({ count: quitting.waitsFor.length })
  return words.finishing.willQuit({ name: only })
}

/** What is waited for, by name. */
export function quitNames({ waitsFor }: Quitting, words: Words): readonly string[] {
  return waitsFor.map((target) => {
    const name = shownName(target, words)
    return target.link === null ? name : words.names.linkOf({ name, index: target.link })
  })
}
