import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Lines that are drawn above and below what is seen, so that a quick scroll meets no gap. */
const MARGIN = 20

/** Before the first line was measured, CSS pixels. */
const FIRST_GUESS = 24

export interface LinesInSight {
  readonly from: number
  readonly to: number
  /** Of one line, CSS pixels; all are alike. */
  readonly height: number
}

/**
 * Which lines of a long list are worth drawing. `first` names the line at the top: when others come above it, what the
 * reader has scrolled to stays where it is.
 */
export function useVirtualRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  indexOfFirst: (first: number) => number,
  first: number,
): LinesInSight {
  const [height, setHeight] = useState(FIRST_GUESS)
  const [sight, setSight] = useState({ from: 0, to: 2 * MARGIN })
  const lastFirst = useRef(first)

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => {
      const line = element.querySelector('li')?.getBoundingClientRect().height ?? 0
      if (line > 0) setHeight(line)
      const each = line > 0 ? line : FIRST_GUESS
      const top = Math.floor(element.scrollTop / each / MARGIN) * MARGIN
      const from = Math.max(0, top - MARGIN)
      const to = top + Math.ceil(element.clientHeight / each) + 2 * MARGIN
      setSight((known) => (known.from === from && known.to === to ? known : { from, to }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [box])

  useLayoutEffect(() => {
    const element = box.current
    const above = lastFirst.current === first ? 0 : indexOfFirst(lastFirst.current)
    lastFirst.current = first
    if (element !== null && above > 0 && element.scrollTop > 0) element.scrollTop += above * height
  })

  return { from: Math.min(sight.from, count), to: Math.min(sight.to, count), height }
}
