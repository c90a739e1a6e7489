import { useEffect } from 'react'

/** Tells how high the page's content is, at first and whenever it changes: what surrounds it can follow. */
export function useFitPopover(tellHeight: (height: number) => void): void {
  useEffect(() => {
    const page = document.documentElement
    const observer = new ResizeObserver(() => tellHeight(Math.ceil(page.getBoundingClientRect().height)))
    observer.observe(page)
    return () => observer.disconnect()
  }, [tellHeight])
}
