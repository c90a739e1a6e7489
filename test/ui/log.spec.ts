import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { LoggedCall } from '../../electron/contract/schema.ts'
import { button, expect, type Fixtures, test } from './fixtures.ts'

const OFFICE = `onhook-scenario version=1 title="An office"
connection id=office name="Office VPN" up=12min drain=300ms
`

const lines = (page: Page): Locator => page.getByRole('list', { name: 'Calls to Windows' }).getByRole('listitem')

async function log(preview: Fixtures['preview'], page: Page): Promise<void> {
  const { url, origin } = await preview({ scenario: OFFICE })
  await page.goto(url)
  await page.goto(`${origin}/window.html#log`)
}

const call = (number: number): LoggedCall => ({
  number,
  at: Date.UTC(2026, 10, 22, 12) + number,
  method: number % 10 === 0 ? 'hangUp' : 'connectStatus',
  arguments: `h${number}`,
  result: number % 100 === 0 ? 'code 619 ERROR_PORT_DISCONNECTED' : 'state 8192',
  ms: 0.25,
})

/** In place of the program's own calls: so many at first, then as many as the test adds. */
async function pretend(page: Page, count: number) {
  let all = Array.from({ length: count }, (_, index) => call(index + 1))
  await page.route('**/call/nativeCalls', async (route) => {
    const { request } = route.request().postDataJSON()
    const value = all.filter((one) => one.number > request.after).slice(-10_000)
    await route.fulfill({ json: { ok: true, value } })
  })
  return {
    add: (more: number): void => {
      all = [...all, ...Array.from({ length: more }, (_, index) => call(all.length + index + 1))]
    },
  }
}

test('what Windows was asked stands in the log, newest first, and grows', async ({ preview, page }) => {
  await log(preview, page)
  await expect(lines(page).filter({ hasText: 'enumConnections' }).first()).toContainText('1 connection')
  await expect(lines(page).first()).toHaveAttribute('aria-posinset', '1')
  const before = Number(await lines(page).first().getAttribute('aria-setsize'))
  await expect.poll(async () => Number(await lines(page).first().getAttribute('aria-setsize'))).toBeGreaterThan(before)
})

test('the log stands still while it is paused, and goes on from there', async ({ preview, page }) => {
  const calls = await pretend(page, 30)
  await log(preview, page)
  await expect(page.getByText('30 calls', { exact: true })).toBeVisible()
  await button(page, 'Pause').click()
  calls.add(5)
  // Longer than the time between two looks.
  await page.waitForTimeout(2_500)
  await expect(page.getByText('30 calls', { exact: true })).toBeVisible()
  await button(page, 'Resume').click()
  await expect(page.getByText('35 calls', { exact: true })).toBeVisible()
  await expect(lines(page).first()).toContainText('h35')
})

test('the log is filtered by function and by result', async ({ preview, page }) => {
  await pretend(page, 200)
  await log(preview, page)
  await page.getByRole('combobox', { name: 'Function' }).selectOption('hangUp')
  await expect(page.getByText('20 of 200 calls')).toBeVisible()
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Errors only')
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).first()).toContainText('code 619 ERROR_PORT_DISCONNECTED')
  await page.getByRole('combobox', { name: 'Function' }).selectOption('connectStatus')
  await expect(page.getByText('No matching calls.')).toBeVisible()
})

test('what the filter shows is copied line by line', async ({ preview, page, context }) => {
  await context.grantPermissions(['clipboard-read'])
  await pretend(page, 200)
  await log(preview, page)
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Errors only')
  await button(page, 'Copy').click()
  await expect(button(page, 'Copied')).toBeVisible()
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n')
  expect(copied).toHaveLength(2)
  expect(copied[0]).toMatch(/\d\d:00:00\.200\thangUp\th200\tcode 619 ERROR_PORT_DISCONNECTED\t0\.3 ms$/)
  await expect(button(page, 'Copy')).toBeVisible()
})

test('the report is saved, and names nobody', async ({ preview, page }) => {
  await log(preview, page)
  await expect(lines(page).first()).toBeVisible()
  const coming = page.waitForEvent('download')
  await button(page, 'Save report…').click()
  const text = readFileSync(await (await coming).path(), 'utf8')
  expect(JSON.parse(text).nativeCalls.length).toBeGreaterThan(0)
  expect(text).not.toContain('Office VPN')
})

test('nothing is asked for the log while another page is shown', async ({ preview, page }) => {
  await log(preview, page)
  await expect(lines(page).first()).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/call/nativeCalls')) asked += 1
  })
  await page.waitForTimeout(2_500)
  expect(asked).toBe(0)
})

test('of ten thousand lines the last is reached by key', async ({ preview, page }) => {
  await pretend(page, 10_000)
  await log(preview, page)
  await expect(page.getByText('10,000 calls', { exact: true })).toBeVisible()
  const box = page.getByRole('region', { name: 'Calls to Windows' })
  await box.focus()
  await page.keyboard.press('End')
  const last = lines(page).filter({ hasText: /h1(?!\d)/ })
  await expect(last).toBeInViewport()
  await expect(last).toHaveAttribute('aria-posinset', '10000')
  await page.keyboard.press('Home')
  await expect(lines(page).filter({ hasText: 'h10000' })).toBeInViewport()
})

test('what is being read stays where it is while calls come', async ({ preview, page }) => {
  const calls = await pretend(page, 3_000)
  await log(preview, page)
  const box = page.getByRole('region', { name: 'Calls to Windows' })
  await expect(lines(page).first()).toBeVisible()
  await box.evaluate((element) => element.scrollTo(0, 20_000))
  // The lines around the new place are drawn a moment after the scrolling.
  const seen = lines(page).nth(30)
  await expect(seen).toBeInViewport()
  const text = await seen.innerText()
  const place = async () =>
    (
      await lines(page)
        .filter({ hasText: text.split('\n')[2] ?? '' })
        .first()
        .boundingBox()
    )?.y
  await expect.poll(place).toBeDefined()
  const before = await place()
  calls.add(50)
  await expect(page.getByText('3,050 calls', { exact: true })).toBeVisible()
  await expect.poll(async () => Math.abs(((await place()) ?? 0) - (before ?? 0))).toBeLessThan(2)
})
