import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { Receipt } from '../../electron/contract/receipt.ts'
import { manyReceipts, NOON, receipt } from '../fixtures/receipts.ts'
import { button, expect, type Fixtures, press, row, test } from './fixtures.ts'

const OFFICE = `onhook-scenario version=1 title="An office"
connection id=office name="Office VPN" up=12min drain=300ms
`

const subject = (name: string, device: Receipt['subject']['device'], link: number | null = null) => ({
  name,
  device,
  link,
  phonebook: '',
})

/** One of each outcome, the newest last. */
const MIXED: readonly Receipt[] = [
  receipt({ id: 'a', epoch: NOON + 1_000 }),
  receipt({
    id: 'b',
    epoch: NOON + 2_000,
    subject: subject('ISDN bundle', 'isdn', 2),
    outcome: { phase: 'presumed', reason: 'no-witness' },
  }),
  receipt({
    id: 'c',
    epoch: NOON + 3_000,
    subject: subject('.+49 30 5550142', 'modem'),
    outcome: { phase: 'failed', failure: { kind: 'code', code: 619, name: 'ERROR_PORT_DISCONNECTED' } },
  }),
  receipt({
    id: 'd',
    epoch: NOON + 4_000,
    subject: subject('<b>Depot</b>', 'pppoe'),
    outcome: { phase: 'interrupted' },
  }),
  receipt({ id: 'e', epoch: NOON + 5_000, subject: subject('Branch', 'vpn'), outcome: { phase: 'left' }, tries: 3 }),
]

const records = (page: Page): Locator => page.getByRole('list', { name: 'Hang-up records' })
const items = (page: Page): Locator =>
  records(page)
    .getByRole('listitem')
    .filter({ has: page.locator('time') })

async function history(preview: Fixtures['preview'], page: Page, receipts: readonly object[]): Promise<void> {
  const { url, origin } = await preview({ scenario: OFFICE, receipts })
  await page.goto(url)
  await page.goto(`${origin}/window.html#history`)
}

test('before the first hang-up History says so', async ({ preview, page }) => {
  await history(preview, page, [])
  await expect(page.getByText('No hang-ups yet. OnHook keeps a record of each one.')).toBeVisible()
  await expect(button(page, 'Export JSON…')).toHaveAttribute('aria-disabled', 'true')
})

test('a hang-up is in History with who asked, its proof and its steps', async ({ open }) => {
  const page = await open('window', OFFICE)
  await press(row(page, 'Office VPN'), 'Hang up Office VPN')
  await expect(row(page, 'Office VPN').getByText(/^Gone after/)).toBeVisible()
  await page.getByRole('link', { name: 'History' }).click()
  const record = records(page).getByRole('listitem', { name: 'Office VPN', exact: true })
  await expect(record).toContainText(/Gone after 0\.\d s · Windows no longer knows the connection/)
  const opener = button(record, 'Office VPN')
  await expect(opener).toHaveAttribute('aria-expanded', 'false')
  await opener.click()
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  await expect(record.getByText('You, in a browser')).toBeVisible()
  const steps = record.getByRole('list', { name: 'Steps of the hang-up' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'RasHangUp' }).first()).toBeVisible()
  await opener.click()
  await expect(record.getByText('You, in a browser')).toHaveCount(0)
})

test('what ends while History is shown joins it at the top', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  await expect(items(page)).toHaveCount(5)
  await page.evaluate(async () => {
    const post = async (name: string, request: unknown) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`call/${name}`, { method: 'POST', headers, body: JSON.stringify({ request }) })
      return answer.json()
    }
    const { value } = await post('snapshot', null)
    await post('hangUp', { connection: value.connections[0].id, link: null, confirmed: false })
  })
  await expect(items(page)).toHaveCount(6)
  // The record of the same name is not known to be of the same phone book.
  await expect(items(page).first()).toHaveAccessibleName('Office VPN (Pbk\\rasphone.pbk)')
})

test('each outcome is said in words, newest first, names as text', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  await expect(items(page)).toContainText([
    /Branch.*No longer watched/,
    /<b>Depot<\/b>.*Interrupted/,
    /^\+49 30 5550142.*Failed: the connection had already ended/,
    /ISDN bundle, link 2.*Presumed gone/,
    /Office VPN.*Gone after 0\.9 s/,
  ])
  await expect(records(page).locator('b')).toHaveCount(0)
})

test('records are found by name, device or outcome', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  const search = page.getByRole('searchbox', { name: 'Search' })
  for (const [text, found] of [
    ['office', 'Office VPN'],
    ['isdn LINK', 'ISDN bundle, link 2'],
    ['modem', '+49 30 5550142'],
    ['interrupted', '<b>Depot</b>'],
  ] as const) {
    await search.fill(text)
    await expect(items(page)).toHaveCount(1)
    await expect(items(page).first()).toHaveAccessibleName(found)
  }
  await expect(page.getByText('1 of 5 records')).toBeVisible()
  await search.fill('nothing like it')
  await expect(page.getByText('No matching records.')).toBeVisible()
  await button(page, 'Clear filters').click()
  await expect(items(page)).toHaveCount(5)
  await expect(search).toBeFocused()
})

test('records are filtered by outcome and by kind of device', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  await page.getByRole('combobox', { name: 'Device type' }).selectOption('VPN')
  await expect(items(page)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Gone')
  await expect(items(page)).toHaveCount(1)
  await expect(items(page).first()).toHaveAccessibleName('Office VPN')
})

test('how long hang-ups usually take stands above, by kind of device', async ({ preview, page }) => {
  const receipts = Array.from({ length: 20 }, (_, index) => receipt({ id: `r${index}`, elapsed: (index + 1) * 100 }))
  await history(preview, page, receipts)
  await expect(page.getByText('usually 1.0 s, rarely over 1.9 s (20 hang-ups)')).toBeVisible()
})

test('the export holds what the filter shows, and no more', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  await page.getByRole('combobox', { name: 'Device type' }).selectOption('VPN')
  const coming = page.waitForEvent('download')
  await button(page, 'Export JSON…').click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('onhook-receipts.json')
  const kept = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(kept.receipts.map((one: Receipt) => one.id)).toEqual(['a', 'e'])
  await expect(page.getByRole('status')).toHaveText('Saved as onhook-receipts.json.')
  await expect(page.getByRole('status')).toBeInViewport()
})

test('the table for a spreadsheet names each record once', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  const coming = page.waitForEvent('download')
  await button(page, 'Export CSV…').click()
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(6)
  expect(lines[1]).toMatch(/^a,2026-11-22T12:00:01\.000Z,popover,Office VPN/)
})

test('one record is copied as text', async ({ preview, page, context }) => {
  await context.grantPermissions(['clipboard-read'])
  await history(preview, page, [receipt()])
  await button(page, 'Office VPN').click()
  await button(page, 'Copy the record of Office VPN').click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('OnHook · Hang-up of Office VPN')
  expect(text).toContain('Requested by: You, from the tray')
  expect(text).toContain(
    'What Windows said: Windows no longer knows the connection; Windows no longer lists the connection',
  )
  expect(text).toMatch(/911 ms: .*\n$/)
})

test('a thousand records are all there, the oldest last', async ({ preview, page }) => {
  await history(preview, page, manyReceipts(1_000))
  // A crowded machine needs a while to read and draw them.
  await expect(page.getByText('1,000 records', { exact: true })).toBeVisible({ timeout: 40_000 })
  await expect(items(page)).toHaveCount(1_000)
  await expect(items(page).first()).toHaveAccessibleName('Line 1000')
  await items(page).last().scrollIntoViewIfNeeded()
  await expect(items(page).last()).toBeInViewport()
  await expect(items(page).last()).toHaveAccessibleName('Line 1')
})

test('a record whose date no calendar has, and whose name says nothing, is shown all the same', async ({
  preview,
  page,
}) => {
  await history(preview, page, [receipt({ id: 'odd', name: '\u202e', epoch: 1e300, steps: [] })])
  await expect(items(page)).toHaveCount(1)
  await expect(items(page)).toHaveAccessibleName('(no name)')
  await expect(items(page).locator('time')).toHaveText('–')
  await items(page).getByRole('button').click()
  await expect(items(page).getByText('You, from the tray')).toBeVisible()
})

test('a record is opened and closed by key, and keeps the focus', async ({ preview, page }) => {
  await history(preview, page, MIXED)
  await page.getByRole('combobox', { name: 'Device type' }).focus()
  await page.keyboard.press('Tab')
  await expect(button(page, 'Branch')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Copy the record of Branch')).toBeVisible()
  await expect(button(page, 'Branch')).toBeFocused()
})

test.describe('in a German system', () => {
  test.use({ locale: 'de-DE', timezoneId: 'Europe/Berlin' })

  test('dates and durations are German', async ({ preview, page }) => {
    await history(preview, page, [receipt()])
    await expect(page.getByRole('listitem', { name: 'Office VPN' })).toContainText(
      /Getrennt nach 0,9 s.*22\.11\.2026, 13:00:00/,
    )
  })
})
