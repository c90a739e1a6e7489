import { type ComponentProps, useEffect, useState } from 'react'
import type { TimeAxis } from './time-axis.tsx'

let loaded: typeof TimeAxis | null = null

/** The time axis, from a file of its own: no view needs it to begin, and there is nothing to draw before steps are known. */
export function LateTimeAxis(props: ComponentProps<typeof TimeAxis>) {
  const [Axis, setAxis] = useState<typeof TimeAxis | null>(() => loaded)
  useEffect(() => {
    if (Axis !== null) return
    void import('./time-axis.tsx').then((file) => {
      loaded = file.TimeAxis
      setAxis(() => file.TimeAxis)
    })
  }, [Axis])
  return Axis === null ? null : <Axis {...props} />
}
