import type { Quitting } from '../snapshot.ts'
import type { Words } from '../words/words.ts'
import { shownName } from './names.ts'

/** "OnHook will quit when Office VPN is gone." */
export function quittingText({ waitsFor }: Quitting, words: Words): string {
  const [only] = waitsFor
  if (only === undefined || waitsFor.length > 1) return words.finishing.willQuitAll({ count: waitsFor.length })
  const name = shownName(only, words)
  return words.finishing.willQuit({ name: only.link === null ? name : words.names.linkOf({ name, index: only.link }) })
}
