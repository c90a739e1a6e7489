import { useEffect, useState } from 'react'

const INERT = 250

/**
 * False for the first moments after the view was opened or shown again. A change of focus does not count: the click that
 * gives a view the focus is meant.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false)
  useEffect(() => {
    let timer = 0
    const disarm = (): void => {
      window.clearTimeout(timer)
      setArmed(false)
      timer = window.setTimeout(() => setArmed(true), INERT)
    }
    const shown = (): void => {
      if (document.visibilityState === 'visible') disarm()
    }
    disarm()
    document.addEventListener('visibilitychange', shown)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [])
  return armed
}
