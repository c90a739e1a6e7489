import { expect, list, test } from './fixtures.ts'
import { dice, inReach, lastPress, watchHand } from './random-hand.ts'

/** In each layout; ONHOOK_HAND_PRESSES asks for more. */
const PRESSES = Number(process.env['ONHOOK_HAND_PRESSES'] ?? 40)
const SEED = Number(process.env['ONHOOK_HAND_SEED'] ?? 7)

/** What two who look at different moments may differ by, ms. */
const BLUR = 120

/** Lines that come, end and return at odd moments, and some that stay. */
const RESTLESS = `onhook-scenario version=1 title="Restless"
connection id=a name="Alpha" up=3min ends=4s returns=3s returns-times=900 drain=300ms
connection id=b name="Bravo" up=2h drain=700ms returns=1s returns-times=900
connection id=c name="Charlie" up=1min ends=7s returns=2s returns-times=900 drain=200ms
connection id=d name="Delta" up=5h drain=400ms returns=2s returns-times=900
connection id=e name="Echo" appears=3s up=0 ends=5s returns=4s returns-times=900
connection id=f name="Foxtrot" up=1min drain=1.5s returns=1s returns-times=900
connection id=g name="Golf" up=9min drain=300ms returns=3s returns-times=900
`

for (const { view, zoom, touch } of [
  { view: 'popover', zoom: 1, touch: false },
  { view: 'popover', zoom: 1.5, touch: false },
  { view: 'popover', zoom: 1, touch: true },
  { view: 'window', zoom: 1, touch: false },
] as const) {
  test.describe(`${view} at ${zoom * 100} %${touch ? ', touched' : ''}`, () => {
    // Zoomed by so much a page has less room, and more pixels to a point.
    test.use({ hasTouch: touch, deviceScaleFactor: zoom })

    test('random presses meet what they were meant for, or nothing', async ({ open, page }) => {
      test.setTimeout(60_000 + PRESSES * 3_000)
      await page.addInitScript(watchHand)
      await open(view, RESTLESS)
      const size = (height: number) => ({
        width: Math.round((view === 'popover' ? 360 : 880) / zoom),
        height: Math.round(height / zoom),
      })
      await page.setViewportSize(size(640))
      await expect(list(page).getByRole('listitem').first()).toBeVisible()
      const roll = dice(SEED)
      const wrong: unknown[] = []
      const missed: unknown[] = []
      let acted = 0
      for (let turn = 0; turn < PRESSES; turn += 1) {
        const spots = await list(page).locator('.row-head [data-guarded]:not(.button-pending)').evaluateAll(inReach)
        const spot = spots[roll(Math.max(1, spots.length))]
        if (spot === undefined) {
          await page.waitForTimeout(200)
          continue
        }
        const { x, y } = spot
        if (!touch) await page.mouse.move(x, y)
        // The hand rests there, for a while or hardly; sometimes the list is moved beneath it.
        if (roll(6) === 0) await page.mouse.wheel(0, roll(2) === 0 ? 40 : -40)
        if (roll(9) === 0) await page.setViewportSize(size(480 + roll(160)))
        await page.waitForTimeout(roll(4) === 0 ? roll(80) : roll(1_200))
        if (touch) await page.touchscreen.tap(x, y)
        else await page.mouse.click(x, y)
        const press = await lastPress(page)
        if (press.asked.length > 0) acted += 1
        if (press.asked.some((row) => row !== press.row)) wrong.push({ turn, ...press })
        if (press.asked.length > 0 && press.stillFor < 500 - BLUR) wrong.push({ turn, ...press })
        if (press.row !== null && press.stillFor > 500 + BLUR && press.asked.length === 0)
          missed.push({ turn, ...press })
        // Now and then it goes away, and the list arranges itself anew.
        if (roll(12) === 0) {
          await page.mouse.move(2, 2)
          await page.waitForTimeout(2_100 + roll(400))
        }
      }
      expect(wrong).toEqual([])
      expect(missed).toEqual([])
      // Enough of them acted to prove something; how many do hangs on how fast the machine is.
      expect(acted).toBeGreaterThan(PRESSES / 10)
    })
  })
}
