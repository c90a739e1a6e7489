import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** For a question: when it is answered or taken back, the focus inside it returns to where it was before it was asked. */
export function useReturnedFocus(): RefObject<HTMLDivElement | null> {
  const question = useRef<HTMLDivElement>(null)
  // Read before the question takes the focus.
  const [opener] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const box = question.current
    return () => {
      const within = box?.contains(document.activeElement) ?? false
      if (within && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [opener])
  return question
}
