import type { Page } from '@playwright/test'
import type { Notice } from '../../electron/contract/notice.ts'
import type { Desktop } from '../../electron/contract/settings.ts'
import { button, expect, type Fixtures, press, row, test } from './fixtures.ts'
import type { RunningPreview } from './preview.ts'

const OFFICE = `onhook-scenario version=1 title="An office"
connection id=office name="Office VPN" up=12min drain=300ms
connection id=branch name="Branch" up=3min drain=300ms
connection id=theirs name="Headquarters" owner=other up=3h drain=300ms
`

async function settings(preview: Fixtures['preview'], page: Page): Promise<RunningPreview> {
  const running = await preview({ scenario: OFFICE })
  await page.goto(running.url)
  await page.goto(`${running.origin}/window.html#settings`)
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return running
}

/** What a browser cannot have is told to the view all the same; what the view then asks for is kept. */
async function pretend(
  page: Page,
  change: Partial<Desktop>,
  notices: readonly Notice[] = [],
): Promise<readonly unknown[]> {
  const asked: unknown[] = []
  await page.route('**/events', (route) => route.abort())
  await page.route('**/call/snapshot', async (route) => {
    const response = await route.fetch()
    const { value } = await response.json()
    await route.fulfill({ json: { ok: true, value: { ...value, notices, desktop: { ...value.desktop, ...change } } } })
  })
  for (const name of ['startAtLogin', 'openSystem', 'putAway', 'putAwayNotice']) {
    await page.route(`**/call/${name}`, async (route) => {
      asked.push([name, route.request().postDataJSON().request])
      await route.fulfill({ json: { ok: true, value: { ok: true } } })
    })
  }
  return asked
}

const theSwitch = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

test('start at login is not offered here, and the reason stands beside it', async ({ preview, page }) => {
  await settings(preview, page)
  const login = theSwitch(page, 'Start at login')
  await expect(login).toHaveAttribute('aria-disabled', 'true')
  await expect(login).not.toBeChecked()
  await expect(login).toHaveAccessibleDescription('Not available in the preview.')
  await login.click({ force: true })
  await expect(login).not.toBeChecked()
})

test('start at login is switched on by key, and shown as on once it is', async ({ preview, page }) => {
  const asked = await pretend(page, { login: { kind: 'off' } })
  await settings(preview, page)
  const login = theSwitch(page, 'Start at login')
  await login.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => asked).toEqual([['startAtLogin', { on: true }]])
  await expect(login).not.toBeChecked()
})

test('what Windows has switched off is said, and its list opened', async ({ preview, page }) => {
  const asked = await pretend(page, { login: { kind: 'switched-off' } })
  await settings(preview, page)
  const login = theSwitch(page, 'Start at login')
  await expect(login).toHaveAccessibleDescription(/OnHook is off in Windows’ Startup apps/)
  await expect(login).toHaveAttribute('aria-disabled', 'true')
  await button(page, 'Open Startup apps…').click()
  await expect.poll(() => asked).toEqual([['openSystem', { place: 'startup-apps' }]])
})

test('notifications are greyed where there are none, with the reason', async ({ preview, page }) => {
  await settings(preview, page)
  await expect(page.getByText('Notifications are not available here.')).toBeVisible()
  for (const name of ['A connection has ended', 'A hang-up is stuck', 'A hang-up has finished']) {
    await expect(theSwitch(page, name)).toHaveAttribute('aria-disabled', 'true')
  }
})

test('each notification is chosen by itself where there are some', async ({ preview, page }) => {
  await pretend(page, { notifications: true })
  const { origin } = await settings(preview, page)
  const changed = page.waitForRequest(`${origin}/call/changeSettings`)
  await theSwitch(page, 'A hang-up has finished').click()
  expect((await changed).postDataJSON()).toEqual({ request: { notifyGone: true } })
})

test('Windows’ own settings are offered only where they can be opened', async ({ preview, page }) => {
  await pretend(page, { notifications: true })
  await settings(preview, page)
  await expect(theSwitch(page, 'A hang-up has finished')).not.toHaveAttribute('aria-disabled', 'true')
  await expect(button(page, 'Open notification settings…')).toHaveCount(0)
})

test('on Windows they are', async ({ preview, page }) => {
  const asked = await pretend(page, { notifications: true, login: { kind: 'off' } })
  await settings(preview, page)
  await button(page, 'Open notification settings…').click()
  await expect.poll(() => asked).toEqual([['openSystem', { place: 'notifications' }]])
})

test('the theme holds at once, in every view', async ({ preview, page, context }) => {
  const { origin } = await settings(preview, page)
  const popover = await context.newPage()
  await popover.goto(`${origin}/popover.html`)
  await expect(row(popover, 'Office VPN')).toBeVisible()
  const backgrounds = () =>
    Promise.all([page, popover].map((view) => view.evaluate(() => getComputedStyle(document.body).backgroundColor)))
  const light = await backgrounds()
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await expect.poll(async () => (await backgrounds()).filter((one, index) => one !== light[index]).length).toBe(2)
  expect(await popover.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
  await expect.poll(backgrounds).toEqual(light)
})

test('the language holds at once, in every view, and can be taken back', async ({ preview, page, context }) => {
  const { origin } = await settings(preview, page)
  const popover = await context.newPage()
  await popover.goto(`${origin}/popover.html`)
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('Deutsch')
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(popover.getByRole('heading', { name: '3 Verbindungen' })).toBeVisible()
  expect(await popover.evaluate(() => document.documentElement.lang)).toBe('de')
  await page.getByRole('combobox', { name: 'Sprache', exact: true }).selectOption('Systemeinstellung')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(popover.getByRole('heading', { name: '3 connections' })).toBeVisible()
})

test('without the question all of one’s own are hung up at once', async ({ preview, page }) => {
  const { origin } = await settings(preview, page)
  await theSwitch(page, 'Confirm “Hang up all”').click()
  await expect(theSwitch(page, 'Confirm “Hang up all”')).not.toBeChecked()
  await page.goto(`${origin}/popover.html`)
  await expect(button(page, 'Hang up all')).toHaveText('Hang up all')
  await press(page, 'Hang up all')
  await expect(page.getByRole('group', { name: 'Hang up all connections?' })).toHaveCount(0)
  for (const name of ['Office VPN', 'Branch']) await expect(row(page, name).getByText(/^Gone/)).toBeVisible()
  await expect(row(page, 'Headquarters').getByText(/^Connected/)).toBeVisible()
})

test('where nothing is surely one’s own the question is asked all the same', async ({ preview, page }) => {
  const scenario = `onhook-scenario version=1 title="Others"
connection id=theirs name="Headquarters" owner=other up=3h drain=300ms
`
  const { url, origin } = await preview({ scenario })
  await page.goto(url)
  await page.goto(`${origin}/window.html#settings`)
  await theSwitch(page, 'Confirm “Hang up all”').click()
  await page.goto(`${origin}/popover.html`)
  await press(page, 'Hang up all')
  await expect(page.getByRole('group', { name: 'Hang up all connections?' })).toBeVisible()
})

test('the first hint is put away once and for all, and leaves the focus in the rows', async ({ open, page }) => {
  await open('popover', OFFICE)
  const hint = page.getByRole('region', { name: 'Tip' })
  await expect(hint.getByText(/^OnHook lives next to the clock\./)).toBeVisible()
  await button(hint, 'Got it').focus()
  await page.keyboard.press('Enter')
  await expect(hint).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Office VPN')).toBeFocused()
  await page.reload()
  await expect(row(page, 'Office VPN')).toBeVisible()
  await expect(hint).toHaveCount(0)
})

test('where the window went is told when it was closed', async ({ open, page }) => {
  const asked = await pretend(page, { hints: ['closed'] })
  await open('popover', OFFICE)
  await expect(page.getByText('OnHook keeps running here.', { exact: false })).toBeVisible()
  await button(page, 'Got it').click()
  await expect.poll(() => asked).toEqual([['putAway', { hint: 'closed' }]])
})

test('what OnHook has to tell is put away once it was read', async ({ open, page }) => {
  const asked = await pretend(page, { hints: [] }, [
    { id: 'receipts', kind: 'file-moved-aside', detail: 'receipts.damaged' },
  ])
  await open('popover', OFFICE)
  await expect(page.getByText('receipts.damaged', { exact: false })).toBeVisible()
  await button(page, 'Got it').click()
  await expect.poll(() => asked).toEqual([['putAwayNotice', { notice: 'receipts' }]])
})

for (const view of ['popover', 'window'] as const) {
  test(`the ${view} leads from a disabled RasMan to Windows' Services`, async ({ open, page }) => {
    const asked = await pretend(page, {})
    await open(view, 'disabled')
    await button(page, 'Open Services…').click()
    await expect.poll(() => asked).toEqual([['openSystem', { place: 'services' }]])
  })
}

test('the button for the settings leads to them', async ({ open, page }) => {
  await open('popover', OFFICE)
  await button(page, 'Settings').click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('what Windows answers is recorded while the switch is on, and can be saved afterwards', async ({
  preview,
  page,
}) => {
  await settings(preview, page)
  const record = theSwitch(page, 'Record what Windows answers')
  await expect(record).not.toBeChecked()
  await expect(record).toHaveAccessibleDescription(/Names, numbers and addresses are replaced/)
  await record.click()
  await expect(record).toBeChecked()
  await expect(button(page, 'Save recording…')).toHaveCount(0)
  await record.click()
  await expect(page.getByText('Recording stopped.')).toBeVisible()
  await page.screenshot({ path: 'out/test/settings-recording.png', fullPage: true })
  const downloading = page.waitForEvent('download')
  await button(page, 'Save recording…').click()
  const saved = await (await downloading).createReadStream()
  let text = ''
  for await (const chunk of saved) text += chunk
  expect(text).toMatch(/^\{"v":1,"recording":"OnHook"/)
  expect(text).not.toMatch(/Office|Branch|Headquarters/)
})
