import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readRecording } from '../gallery/fixtures.ts'
import { openShot, SIZES } from '../gallery/open-shot.ts'
import { STORIES } from '../gallery/stories.ts'
import { type Shot, shotName } from '../gallery/story.ts'
import { expect, test } from './fixtures.ts'
import { misfits } from './misfits.ts'

const SHOTS = STORIES.flatMap((story) => story.shots.map((shot) => ({ story, shot, name: shotName(story, shot) })))

for (const { story, shot, name } of SHOTS) {
  test(`${name}: axe finds nothing, and nothing is cut off, however it is looked at`, async ({ page }) => {
    await openShot(page, shot, readRecording(story))
    for (const [manner, put] of MANNERS) {
      await put(page, shot)
      expect(await page.evaluate(misfits), manner).toEqual([])
    }
    await usual(page, shot)

    // Axe waits on timers, which stand still with the clock of the page.
    await page.clock.resume()
    expect(await findings(new AxeBuilder({ page }))).toEqual([])
    for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
      await page.emulateMedia(media)
      const contrast = new AxeBuilder({ page }).withRules(['color-contrast'])
      expect(await findings(contrast), JSON.stringify(media)).toEqual([])
    }
  })
}

type Put = (page: Page, shot: Shot) => Promise<void>

const usual: Put = async (page, { view }) => {
  await page.setViewportSize(SIZES[view])
  await page.evaluate(() => {
    document.documentElement.style.fontSize = ''
    document.documentElement.dir = 'ltr'
  })
}

const turned: Put = (page) =>
  page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })

/** Halves what there is of CSS pixels, as zooming in does. */
const zoomed: Put = (page, { view }) =>
  page.setViewportSize({ width: SIZES[view].width / 2, height: SIZES[view].height / 2 })

const narrow: Put = async (page, { view }) => {
  if (view === 'window') await page.setViewportSize({ width: 480, height: 600 })
}

const inGreatLetters: Put = (page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })

/** One after the other: each begins where the one before has left the page. */
const MANNERS: readonly (readonly [string, Put])[] = [
  ['at its usual size', usual],
  ['from right to left', turned],
  ['from right to left, 480 px wide', narrow],
  ['from right to left, at 200 % zoom', zoomed],
  ['at 200 % zoom', async (page, shot) => usual(page, shot).then(() => zoomed(page, shot))],
  ['480 px wide', narrow],
  ['in great letters', async (page, shot) => usual(page, shot).then(() => inGreatLetters(page, shot))],
]

/** In words: the rule, what it wants, where. */
async function findings(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}
