import type { Page } from '@playwright/test'
import { asked, callText, type Hand, playHand, RESTLESS } from '../fixtures/random-hand.ts'
import { expect, list, test, type ViewName } from './fixtures.ts'

interface Layout {
  readonly view: ViewName
  readonly zoom: number
  readonly hand: Hand
}

const LAYOUTS: readonly Layout[] = [
  { view: 'popover', zoom: 1, hand: 'mouse' },
  { view: 'popover', zoom: 1.5, hand: 'mouse' },
  { view: 'popover', zoom: 1, hand: 'touch' },
  { view: 'popover', zoom: 1, hand: 'keys' },
  { view: 'window', zoom: 1, hand: 'mouse' },
  { view: 'window', zoom: 1.5, hand: 'mouse' },
]

const { presses, seed } = asked(150)
/** The last share is for `flapping`. */
const SHARE = Math.ceil(presses / (LAYOUTS.length + 1))

/** So many of random presses in `flapping` work. */
const WORKING = 0.95
/** Of fewer presses a share says nothing. */
const ENOUGH = 200

const EACH_MAY_TAKE = 3_000

/** The calls that the page makes, as they leave it; `answered`: they go no further, and nothing ends. */
async function watchCalls(page: Page, answered: boolean): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((here) => {
    const made: { name: string; request: unknown }[] = []
    Object.defineProperty(window, 'onhookCalls', { value: made })
    const fetchOn = window.fetch.bind(window)
    window.fetch = async (input, init) => {
      const name = String(input).split('/').at(-1) ?? ''
      made.push({ name, request: JSON.parse(String(init?.body)).request })
      return here && name === 'hangUp' ? Response.json({ ok: true, value: { ok: true } }) : fetchOn(input, init)
    }
  }, answered)
  return async () => {
    const made: readonly { readonly name: string; readonly request: unknown }[] = await page.evaluate(() =>
      Reflect.get(window, 'onhookCalls').splice(0),
    )
    return made.flatMap(({ name, request }) => callText(name, request) ?? [])
  }
}

for (const { view, zoom, hand } of LAYOUTS) {
  test.describe(`${view} at ${zoom * 100} %, ${hand}`, () => {
    // Zoomed by so much a page has less room, and more pixels to a point.
    test.use({ hasTouch: hand === 'touch', deviceScaleFactor: zoom })

    test('random presses meet what they were meant for, or nothing', async ({ open, page }) => {
      test.setTimeout(60_000 + SHARE * EACH_MAY_TAKE)
      await open(view, RESTLESS)
      const called = await watchCalls(page, false)
      const resize = (by: number) =>
        page.setViewportSize({
          width: Math.round((view === 'popover' ? 360 : 880) / zoom),
          height: Math.round((640 - by) / zoom),
        })
      await resize(0)
      await expect(list(page).getByRole('listitem').first()).toBeVisible()
      const told = await playHand({ page, list: list(page), hand, presses: SHARE, seed, resize, called })
      console.log(`${view} at ${zoom * 100} %, ${hand}: ${told.pressed} presses, ${told.acted} acted`)
      expect(told.wrong).toEqual([])
      expect(told.missed).toEqual([])
      // Enough of them acted to prove something; how many do hangs on how fast the machine is.
      expect(told.acted).toBeGreaterThan(SHARE / 10)
    })
  })
}

test('in a list that flaps random presses work', async ({ open, page }) => {
  test.setTimeout(60_000 + SHARE * EACH_MAY_TAKE)
  await open('popover', 'flapping')
  const called = await watchCalls(page, true)
  await expect(list(page).getByRole('listitem').first()).toBeVisible()
  const told = await playHand({
    page,
    list: list(page),
    hand: 'mouse',
    presses: SHARE,
    seed,
    resize: null,
    called,
    blindly: true,
  })
  const share = told.acted / told.pressed
  console.log(`flapping: ${told.pressed} presses, ${(share * 100).toFixed(1)} % of them work`)
  expect(told.wrong).toEqual([])
  expect(told.missed).toEqual([])
  if (told.pressed >= ENOUGH) expect(share).toBeGreaterThanOrEqual(WORKING)
})
