import { button, expect, press, row, test } from './fixtures.ts'

test('the window tells everything about the chosen connection', async ({ open }) => {
  const page = await open('window', 'demo')
  await row(page, 'ISDN bundle').getByRole('button', { name: 'ISDN bundle', exact: true }).click()
  const details = page.getByRole('region', { name: 'ISDN bundle' })
  await expect(details.getByText('172.16.8.23')).toBeVisible()
  await expect(details.getByRole('row', { name: /^Link 3/ })).toContainText('ISDN channel 3')
})

test('a link is hung up from the table as well', async ({ open }) => {
  const page = await open('window', 'demo')
  await row(page, 'ISDN bundle').getByRole('button', { name: 'ISDN bundle', exact: true }).click()
  const third = page.getByRole('row', { name: /^Link 3/ })
  await press(third, 'Hang up link 3 of ISDN bundle')
  await expect(third.getByText(/^Gone/)).toBeVisible()
  await expect(row(page, 'ISDN bundle').getByText('2 of 3 links')).toBeVisible()
})

test('the traffic graph has its room before there is anything to draw', async ({ open, page }) => {
  let show = (): void => {}
  const shown = new Promise<void>((resolve) => {
    show = resolve
  })
  await page.route('**/call/traffic', async (route) => {
    await shown
    await route.continue()
  })
  await open('window', 'multilink')
  const below = page.getByRole('heading', { name: 'Links', exact: true })
  const before = await below.boundingBox()
  show()
  await expect(page.locator('.graph path').first()).toBeAttached()
  expect(await below.boundingBox()).toEqual(before)
})

test('how an end was proved stands in the details', async ({ open }) => {
  const page = await open('window', 'demo')
  await press(row(page, 'Office VPN'), 'Hang up Office VPN')
  await expect(page.getByText('Gone — Windows no longer knows the connection')).toBeVisible()
})

test('each page is a link away, and a reload leads to the same one', async ({ open }) => {
  const page = await open('window', 'demo')
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  await expect(pages).toHaveText(['Connections', 'History', 'Log', 'Settings'])
  for (const name of ['History', 'Log', 'Settings']) {
    await pages.filter({ hasText: name }).click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await expect(pages.filter({ hasText: name })).toHaveAttribute('aria-current', 'page')
  }
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Log', level: 1 })).toBeVisible()
})

test('Details leads from a stuck row to what can be done about it', async ({ open }) => {
  const page = await open('popover', 'stuck')
  const pump = row(page, 'Pump station 7')
  await press(pump, 'Hang up Pump station 7')
  await button(pump, 'Details').click({ timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'Pump station 7' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What you can do, safest first' })).toBeVisible()
  await expect(page.locator('ol.steps > li').first()).toHaveText(/^Wait\./)
  await press(page, 'Stop watching and keep a record')
  await expect(row(page, 'Pump station 7').getByText(/^Connected/)).toBeVisible()
})

test('a narrow window shows everything without scrolling sideways', async ({ open }) => {
  const page = await open('window', 'demo')
  await page.setViewportSize({ width: 480, height: 600 })
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(tooWide).toBeLessThanOrEqual(0)
  await expect(button(row(page, 'Pump station 7'), 'Hang up Pump station 7')).toBeVisible()
})
