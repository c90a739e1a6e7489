import { type RefObject, useEffect, useState } from 'react'

const watched = new Map<Element, (seen: boolean) => void>()

/** One for all rows. */
let observer: IntersectionObserver | null = null

function watch(element: Element, tell: (seen: boolean) => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting)
  })
  watched.set(element, tell)
  observer.observe(element)
  return () => {
    watched.delete(element)
    observer?.unobserve(element)
  }
}

/** Whether an element is where somebody can see it; true until that is known. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(true)
  useEffect(() => (element.current === null ? undefined : watch(element.current, setSeen)), [element])
  return seen
}
