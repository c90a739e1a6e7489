import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

interface Place {
  readonly element: Element
  readonly row: string | null
  readonly index: number
}

/**
 * Keeps the focus in a list when the focused row changes or goes: to the same row, else to the one that took its place
 * where Enter does nothing on it, else to the list itself.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, enterActs: boolean): void {
  const place = useRef<Place | null>(null)

  useEffect(() => {
    const root = list.current
    if (root === null) return
    const remember = (event: FocusEvent): void => {
      if (!(event.target instanceof Element)) return
      const row = event.target.closest<HTMLElement>('[data-row]')
      place.current = {
        element: event.target,
        row: row?.dataset['row'] ?? null,
        index: row === null ? 0 : rowsOf(root).indexOf(row),
      }
    }
    // The focus went to something else by the user's will; a removed element leaves it to nobody.
    const forget = (event: FocusEvent): void => {
      if (event.relatedTarget instanceof Element && !root.contains(event.relatedTarget)) place.current = null
    }
    root.addEventListener('focusin', remember)
    root.addEventListener('focusout', forget)
    return () => {
      root.removeEventListener('focusin', remember)
      root.removeEventListener('focusout', forget)
    }
  }, [list])

  useLayoutEffect(() => {
    const root = list.current
    const last = place.current
    if (root === null || last === null || last.element.isConnected || document.activeElement !== document.body) return
    const rows = rowsOf(root)
    const next =
      rows.find((row) => row.dataset['row'] === last.row) ??
      (enterActs ? undefined : rows[Math.min(last.index, rows.length - 1)])
    const target = next ?? root
    target.focus({ preventScroll: next === undefined })
  })
}

function rowsOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-row]')]
}
