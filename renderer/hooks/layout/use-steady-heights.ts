import { type RefObject, useEffect } from 'react'

/** What the user folds or answers may become smaller. */
const SHRINKS = '.unfold, .question'

/** While the list holds still a row becomes higher where it must, and never lower. */
export function useSteadyHeights(list: RefObject<HTMLElement | null>, held: boolean, order: readonly string[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are to be watched once the order has changed
  useEffect(() => {
    const box = list.current
    if (box === null || !held) return
    const rows = [...box.querySelectorAll<HTMLElement>('.row')]
    const keep = (row: HTMLElement, height: number): void => {
      if (height > (Number.parseFloat(row.style.minBlockSize) || 0)) row.style.minBlockSize = `${height}px`
    }
    const observer = new ResizeObserver((entries) => {
      // In the row's own pixels: a rectangle is in those of the page, and a zoomed row would grow without end.
      for (const { target, borderBoxSize } of entries) {
        const height = borderBoxSize[0]?.blockSize
        if (target instanceof HTMLElement && height !== undefined) keep(target, height)
      }
    })
    const letShrink = (event: Event): void => {
      if (!(event.target instanceof Element) || event.target.closest(SHRINKS) === null) return
      event.target.closest<HTMLElement>('.row')?.style.removeProperty('min-block-size')
    }
    for (const row of rows) observer.observe(row)
    box.addEventListener('click', letShrink, { capture: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('click', letShrink, { capture: true })
    }
  }, [list, held, order])

  useEffect(() => {
    const box = list.current
    if (box === null || held) return
    for (const row of box.querySelectorAll<HTMLElement>('.row')) row.style.removeProperty('min-block-size')
  }, [list, held])
}
