import { useEffect, useRef, useState } from 'react'
import type { LoggedCall } from '../../../electron/contract/schema.ts'
import { withNewCalls } from '../../model/pages/native-calls.ts'
import { useView } from './use-view.ts'

const EVERY = 1_000

/**
 * The native calls so far, once a second what came since; not while the page is hidden or paused. Null before the first
 * answer. `lost`: OnHook is away; another one that comes in its place counts from one again.
 */
export function useNativeCalls(paused: boolean, lost: boolean): readonly LoggedCall[] | null {
  const { ask } = useView()
  const [calls, setCalls] = useState<readonly LoggedCall[] | null>(null)
  const last = useRef(0)

  useEffect(() => {
    if (paused || lost) return
    let here = true
    let timer = 0
    const look = async (): Promise<void> => {
      const more = document.visibilityState === 'visible' ? await ask('nativeCalls', { after: last.current }) : null
      if (!here) return
      if (more !== null) {
        const first = last.current === 0
        last.current = more.at(-1)?.number ?? last.current
        if (first || more.length > 0) setCalls((known) => withNewCalls(first ? [] : (known ?? []), more))
      }
      timer = window.setTimeout(look, EVERY)
    }
    void look()
    return () => {
      here = false
      window.clearTimeout(timer)
    }
  }, [ask, paused, lost])

  useEffect(() => {
    if (lost) last.current = 0
  }, [lost])

  return calls
}
