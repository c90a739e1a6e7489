import type { Page } from '@playwright/test'

const KEY = 'onhookFirstSeen'

/** Clocks of two processes, read in whole ms. */
export const CLOCK_ERROR = 2

/**
 * Notes when this word first stands in a view, in the view itself: to look from outside would be to look late, and what
 * is claimed too early must not be excused by a slow look.
 */
export async function noteFirst(view: Page, word: string): Promise<void> {
  await view.evaluate(
    ({ key, wanted }) => {
      const pattern = new RegExp(`\\b${wanted}\\b`)
      const look = () => {
        if (!pattern.test(document.body.innerText)) return
        Reflect.set(globalThis, key, Date.now())
        observer.disconnect()
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      look()
    },
    { key: KEY, wanted: word },
  )
}

/** ms on the monotonic clock that `performance.now()` of this process follows; null as long as it was not seen. */
export async function firstSeen(view: Page): Promise<number | null> {
  const at: unknown = await view.evaluate((key) => Reflect.get(globalThis, key) ?? null, KEY)
  return typeof at === 'number' ? at - (Date.now() - performance.now()) : null
}
