import { use } from 'react'
import type { AllWords } from '../../../electron/contract/words/words.ts'
import { isWhole, loadAllWords } from '../../model/load-words.ts'
import { useView } from './use-view.ts'

/** The words of the pages too; suspends until they have been read. */
export function useAllWords(): AllWords {
  const { words } = useView()
  return isWhole(words) ? words : use(loadAllWords(words))
}
