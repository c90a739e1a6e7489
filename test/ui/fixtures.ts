import { existsSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { CHROMIUM } from './chromium.ts'
import { type RunningPreview, startPreview, type Wish } from './preview.ts'

export type ViewName = 'popover' | 'window'

export interface Fixtures {
  /** Starts the preview; ended after the test. */
  readonly preview: (wish: Wish) => Promise<RunningPreview>
  /** Starts the preview and opens a view of it. */
  readonly open: (view: ViewName, scenario: string) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  // A view that throws shows nothing: no test may pass over it.
  page: async ({ page }, use) => {
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await use(page)
    expect(errors).toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  preview: async ({}, use) => {
    const running: RunningPreview[] = []
    await use(async (wish) => {
      const preview = await startPreview(wish)
      running.push(preview)
      return preview
    })
    for (const preview of running) await preview.dispose()
  },
  open: async ({ preview, page }, use) => {
    await use(async (view, scenario) => {
      const { url, origin } = await preview({ scenario })
      if (view === 'popover') await page.setViewportSize({ width: 360, height: 640 })
      await page.goto(url)
      await page.goto(`${origin}/${view}.html`)
      return page
    })
  },
})

test.skip(!existsSync(CHROMIUM), `there is no Chromium at ${CHROMIUM}; name one in ONHOOK_CHROMIUM`)

export { expect }

export const list = (view: Page): Locator => view.getByRole('list', { name: 'Connections', exact: true })

/** The row of a connection. */
export const row = (view: Page, name: string): Locator =>
  list(view).getByRole('listitem', { name, exact: true }).first()

/** A link's row; its bundle must be unfolded. */
export const link = (view: Page, bundle: string, index: number): Locator =>
  row(view, bundle).getByRole('listitem', { name: `Link ${index}`, exact: true })

export const button = (place: Locator | Page, name: string): Locator => place.getByRole('button', { name, exact: true })

/** What ended lately. */
export const recent = (view: Page): Locator => view.getByRole('list', { name: 'Recent', exact: true })

/** A button that ends something works once it has stood still: a click waits for that. */
export async function press(place: Locator | Page, name: string): Promise<void> {
  const wanted = button(place, name)
  await expect(wanted).not.toHaveAttribute('aria-disabled', 'true')
  // To where neither head nor foot covers it: the click itself must not scroll.
  await wanted.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await armed(wanted)
  await wanted.click()
}

/** Until a press by pointer counts. */
export async function armed(wanted: Locator): Promise<void> {
  if ((await wanted.getAttribute('data-guarded')) !== null) await expect(wanted).toHaveAttribute('data-armed', '')
}
