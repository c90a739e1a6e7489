import { useEffect, useState } from 'react'

const INERT = 250

/** False for the first moments after the view was opened or shown again. */
export function useArmed(kind: 'popover' | 'window'): boolean {
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
    // The popover has the focus whenever it is shown; a window may be clicked while another has it, and means that click.
    if (kind === 'popover') window.addEventListener('focus', shown)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('focus', shown)
    }
  }, [kind])
  return armed
}
