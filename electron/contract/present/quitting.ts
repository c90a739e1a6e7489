import type { Quitting } from '../snapshot.ts'
import type { Words } from '../words/words.ts'
import { shownName } from './names.ts'

/** "OnHook will quit when Office VPN is gone." */
export function quittingText({ waitsFor }: Quitting, words: Words): string {
  return words.finishing.willQuit(
    waitsFor.map((target) => {
      const name = shownName(target, words)
      return target.link === null ? name : words.names.linkOf(name, target.link)
    }),
  )
}
