import type { ReactNode } from 'react'
import { useReturnedFocus } from '../../hooks/input/use-returned-focus.ts'

interface QuestionProps {
  /** Also the name of the group. */
  readonly title: string
  /** Where it is not written as it is named. */
  readonly heading?: string
  /** In the row that it is about, or about the whole. */
  readonly place: 'row' | 'whole'
  /** What has to be known before it is answered. */
  readonly children: ReactNode
  /** Its buttons. */
  readonly answers: ReactNode
}

/** A question asked in place, never in a dialog box. The focus goes back to where it was once it is answered. */
export function Question({ title, heading = title, place, children, answers }: QuestionProps) {
  const box = useReturnedFocus()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs; this is a question with a few answers
    <div
      ref={box}
      role="group"
      className={place === 'row' ? 'below question' : 'question question-all'}
      aria-label={title}
    >
      <p>
        <strong>{heading}</strong>
      </p>
      {children}
      <div className="buttons">{answers}</div>
    </div>
  )
}
