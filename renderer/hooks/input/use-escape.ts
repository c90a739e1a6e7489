import { useEffect } from 'react'

/** Escape, wherever the focus is: a view that has just been opened has it nowhere. */
export function useEscape(run: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) run()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [run])
}
