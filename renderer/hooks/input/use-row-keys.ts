import type { KeyboardEvent } from 'react'
import { useView } from '../data/use-view.ts'

/** Rows of a list, links of unfolded bundles among them, in the order they are seen. */
function rowsOf(list: Element): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')]
}

/** Arrow keys walk the rows, Home and End go to the ends; sideways folds and unfolds the links of a bundle. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const { actions, words } = useView()
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const list = event.currentTarget
    const rows = rowsOf(list)
    const focused = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    const at = focused === null ? -1 : rows.indexOf(focused)
    const onward = words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const goTo = (row: HTMLElement | undefined): void => {
      if (row === undefined) return
      event.preventDefault()
      row.focus()
    }
    switch (event.key) {
      case 'ArrowDown':
        return goTo(rows[at + 1])
      case 'ArrowUp':
        return goTo(rows[at - 1])
      case 'Home':
        return goTo(rows[0])
      case 'End':
        return goTo(rows[rows.length - 1])
      case 'ArrowRight':
      case 'ArrowLeft': {
        const bundle = focused?.dataset['bundle']
        if (bundle === undefined) return
        event.preventDefault()
        // A folded link cannot keep the focus: its bundle takes it.
        if (event.key !== onward) rows.find((row) => row.dataset['row'] === bundle)?.focus()
        return actions.unfold(bundle, event.key === onward)
      }
    }
  }
}
