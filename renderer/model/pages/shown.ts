import type { MoreWords } from '../../../electron/contract/words/words.ts'

/** "12 records", or how many of them a filter lets through. */
export function shownText(words: MoreWords['page']['history' | 'log'], shown: number, count: number): string {
  return shown === count ? words.shown({ count }) : words.shownOf({ shown, count })
}
