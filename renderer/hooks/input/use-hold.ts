import { useEffect } from 'react'

/** What is pointed at or focused in here holds still. */
const HOLDS = '[data-hold]'

/** How long pointer and focus have to be away, ms. */
const AWAY_FOR = 2_000

/**
 * Tells whether the list is to hold still: while a pointer or the focus is on it, and until both have been away for a while
 * or the view is hidden. A focus that a click left behind does not count: the hand has gone on.
 */
export function useHold(hold: (held: boolean) => void): void {
  useEffect(() => {
    let pointed = false
    let away = 0
    const focused = (): boolean =>
      document.hasFocus() && document.activeElement?.matches(`${HOLDS} :focus-visible, ${HOLDS}:focus-visible`) === true
    const look = (): void => {
      const here = document.visibilityState === 'visible' && (pointed || focused())
      window.clearTimeout(away)
      if (here) hold(true)
      else if (document.visibilityState === 'hidden') hold(false)
      else away = window.setTimeout(() => hold(false), AWAY_FOR)
    }
    const point = (at: EventTarget | null): void => {
      const now = at instanceof Element && at.closest(HOLDS) !== null
      if (now === pointed) return
      pointed = now
      look()
    }
    const over = (event: PointerEvent): void => point(event.target)
    const leave = (): void => point(null)
    const page = document.documentElement
    document.addEventListener('pointerover', over, { passive: true })
    page.addEventListener('pointerleave', leave, { passive: true })
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', look)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    window.addEventListener('blur', look)
    return () => {
      window.clearTimeout(away)
      document.removeEventListener('pointerover', over)
      page.removeEventListener('pointerleave', leave)
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', look)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      window.removeEventListener('blur', look)
    }
  }, [hold])
}
