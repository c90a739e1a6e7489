import { useEffect, useRef } from 'react'

/** Growth that follows a press or a key this soon is what the user wanted to see, ms. */
const WANTED_WITHIN = 500

/**
 * Tells how high the page's content is, at first and whenever it changes: what surrounds it can follow. While the list holds
 * still it follows only what the user has just opened: where the window sits on the taskbar, its rows move as it grows.
 */
export function useFitPopover(tellHeight: (height: number) => void, held: boolean): void {
  const state = useRef({ held, told: 0, touchedAt: Number.NEGATIVE_INFINITY })

  useEffect(() => {
    const page = document.documentElement
    const now = state.current
    const touched = (): void => {
      now.touchedAt = performance.now()
    }
    const observer = new ResizeObserver(() => {
      const height = heightOf(page)
      const wanted = height > now.told && performance.now() - now.touchedAt < WANTED_WITHIN
      if (height === now.told || (now.held && now.told > 0 && !wanted)) return
      now.told = height
      tellHeight(height)
    })
    observer.observe(page)
    for (const name of ['pointerdown', 'keydown'] as const) document.addEventListener(name, touched, { capture: true })
    return () => {
      observer.disconnect()
      for (const name of ['pointerdown', 'keydown'] as const) {
        document.removeEventListener(name, touched, { capture: true })
      }
    }
  }, [tellHeight])

  useEffect(() => {
    const now = state.current
    now.held = held
    const height = heightOf(document.documentElement)
    if (held || now.told === 0 || height === now.told) return
    now.told = height
    tellHeight(height)
  }, [tellHeight, held])
}

const heightOf = (page: HTMLElement): number => Math.ceil(page.getBoundingClientRect().height)
