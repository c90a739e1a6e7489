import { useEffect, useRef, useState } from 'react'
import type { Page } from '../../../electron/contract/schema.ts'
import { fetchPage, LATE_PAGES, readPage } from '../../model/lazy-pages.ts'

const AGAIN_AFTER = 1_000

/** The page that can be shown: the one that is wanted, or until its file was read the one before it. Null: none yet. */
export function useReadyPage(wanted: Page): Page | null {
  const last = useRef<Page | null>(null)
  const [, setRead] = useState(0)
  const ready = wanted === 'connections' || readPage(wanted) !== null

  useEffect(() => {
    if (ready) return
    let here = true
    let timer = 0
    const look = async (): Promise<void> => {
      const done = await fetchPage(wanted).then(
        () => true,
        () => false,
      )
      if (!here) return
      if (done) setRead((count) => count + 1)
      else timer = window.setTimeout(look, AGAIN_AFTER)
    }
    void look()
    return () => {
      here = false
      window.clearTimeout(timer)
    }
  }, [ready, wanted])

  useEffect(() => {
    if (ready) last.current = wanted
  })

  // Once there is time for it, so that no click waits. What fails then is asked for again when it is wanted.
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      for (const page of LATE_PAGES) fetchPage(page).catch(() => {})
    })
    return () => cancelIdleCallback(idle)
  }, [])

  return ready ? wanted : last.current
}
