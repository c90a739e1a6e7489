import { type ComponentProps, useEffect, useState } from 'react'
import type { AllWords, Words } from '../../../electron/contract/words/words.ts'
import { isWhole, loadAllWords } from '../../model/load-words.ts'
import { untilRead } from '../../model/until-read.ts'
import type { TimeAxis } from './time-axis.tsx'

let loaded: typeof TimeAxis | null = null

interface LateTimeAxisProps extends Omit<ComponentProps<typeof TimeAxis>, 'words'> {
  readonly words: Words
}

/** The time axis, from a file of its own: no view needs it to begin, and there is nothing to draw before steps are known. */
export function LateTimeAxis({ words, ...props }: LateTimeAxisProps) {
  const [Axis, setAxis] = useState<typeof TimeAxis | null>(() => loaded)
  const [all, setAll] = useState<AllWords | null>(() => (isWhole(words) ? words : null))
  useEffect(() => {
    if (Axis !== null) return
    void untilRead(() => import('./time-axis.tsx')).then((file) => {
      loaded = file.TimeAxis
      setAxis(() => file.TimeAxis)
    })
  }, [Axis])
  useEffect(() => void loadAllWords(words).then(setAll), [words])
  return Axis === null || all === null ? null : <Axis {...props} words={all} />
}
