import type { Page } from '@playwright/test'

/** What a press met, as the page itself saw it, by other means than the guard's. */
export interface Press {
  /** The row of the button under the pointer; null where there was none that could be pressed. */
  readonly row: string | null
  /** ms for which that button had stood where it was. */
  readonly stillFor: number
  /** Rows for which a hang-up was asked for by this press. */
  readonly asked: readonly string[]
}

/** Runs in the page before its own scripts: follows every hang-up button frame by frame, and every call. */
export function watchHand(): void {
  const places = new Map<Element, { where: string; since: number }>()
  const look = (): void => {
    const now = performance.now()
    for (const button of document.querySelectorAll('.row-head [data-guarded]')) {
      const { x, y, width, height } = button.getBoundingClientRect()
      const where = [x, y, width, height].map(Math.round).join(' ')
      if (places.get(button)?.where !== where) places.set(button, { where, since: now })
    }
  }
  const each = (): void => {
    look()
    requestAnimationFrame(each)
  }
  requestAnimationFrame(each)
  let press: { row: string | null; stillFor: number; asked: string[] } = { row: null, stillFor: 0, asked: [] }
  document.addEventListener(
    'pointerdown',
    (event) => {
      look()
      const button = event.target instanceof Element ? event.target.closest('.row-head [data-guarded]') : null
      const ready = button !== null && !button.classList.contains('button-pending')
      const row = button?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null
      const since = button === null ? undefined : places.get(button)?.since
      press = { row: ready ? row : null, stillFor: performance.now() - (since ?? performance.now()), asked: [] }
    },
    { capture: true },
  )
  const fetchOn = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const { pathname } = new URL(String(input), location.href)
    if (pathname.endsWith('/call/hangUp')) press.asked.push(JSON.parse(String(init?.body)).request.connection)
    return fetchOn(input, init)
  }
  Object.defineProperty(window, 'onhookPress', { value: () => press })
}

export const lastPress = (page: Page): Promise<Press> => page.evaluate(() => Reflect.get(window, 'onhookPress')())

/** Whole numbers below `below`, the same for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Runs in the page: the middle of each of these that a pointer could reach. */
export function inReach(buttons: readonly Element[]): readonly { readonly x: number; readonly y: number }[] {
  return buttons.flatMap((button) => {
    const box = button.getBoundingClientRect()
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    return document.elementFromPoint(middle.x, middle.y)?.closest('button') === button ? [middle] : []
  })
}
