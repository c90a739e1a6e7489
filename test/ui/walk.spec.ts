import { button, expect, link, list, press, recent, row, test } from './fixtures.ts'

const OFFICE = `onhook-scenario version=1 title="An office"
connection id=office name="Office VPN" up=12min drain=1.7s
connection id=slow name="Weather service" type=modem up=6min drain=4s
connection id=theirs name="Headquarters" owner=other up=3h drain=300ms
connection id=nobody name="Branch" owner=unknown up=3h drain=300ms
`

for (const view of ['popover', 'window'] as const) {
  test(`the ${view} lists every connection by its name`, async ({ open }) => {
    const page = await open(view, 'demo')
    await expect(page.getByText('Simulated connections')).toBeVisible()
    for (const name of ['Office VPN', 'ISDN bundle', 'Broadband', 'Headquarters (SSTP)', 'Pump station 7']) {
      await expect(row(page, name)).toBeVisible()
      await expect(button(row(page, name), `Hang up ${name}`)).toBeVisible()
    }
    await expect(row(page, 'Office VPN').getByText(/^Connected/)).toBeVisible()
  })

  test(`the ${view} says Hanging up, then Gone, and moves it to Recent`, async ({ open }) => {
    const page = await open(view, OFFICE)
    const office = row(page, 'Office VPN')
    await press(office, 'Hang up Office VPN')
    await expect(office.getByText(/^Hanging up…/)).toBeVisible()
    await expect(button(office, 'Hang up Office VPN')).toHaveAttribute('aria-disabled', 'true')
    await expect(office.getByText(/^Gone after (1\.[7-9]|2\.\d) s/)).toBeVisible()
    await expect(page.getByRole('status')).toHaveText(/^Office VPN is gone after/)
    await expect(button(office, 'Hang up Office VPN')).toHaveCount(0)

    // Its row stays as long as the list is pointed at.
    await page.mouse.move(2, 2)
    const ended = recent(page).getByRole('listitem', { name: 'Office VPN', exact: true })
    await expect(ended.getByText(/^Gone after/)).toBeVisible()
    await expect(ended.getByText(/safe to redial/)).toBeVisible()
  })
}

test('what takes longer than usual is still hanging up, and gone once it is', async ({ open }) => {
  const page = await open('popover', OFFICE)
  const weather = row(page, 'Weather service')
  await press(weather, 'Hang up Weather service')
  await expect(weather.getByText(/^Still hanging up/)).toBeVisible()
  await expect(weather.getByText(/^Gone after 4\.\d s/)).toBeVisible()
})

test('one link is hung up by its own name, and the others stay', async ({ open }) => {
  const page = await open('popover', 'demo')
  const bundle = row(page, 'ISDN bundle')
  const links = button(bundle, 'Links of ISDN bundle')
  await expect(links).toHaveAttribute('aria-expanded', 'false')
  await links.click()
  await expect(links).toHaveAttribute('aria-expanded', 'true')
  const second = link(page, 'ISDN bundle', 2)
  await press(second, 'Hang up ISDN bundle, link 2')
  await expect(second.getByText(/^Hanging up…/)).toBeVisible()
  await expect(second.getByText(/^Gone/)).toBeVisible()
  await expect(links).toHaveText('2 of 3 links')
  await expect(link(page, 'ISDN bundle', 1).getByText(/^Connected/)).toBeVisible()
  await expect(bundle.getByText(/^Connected/).first()).toBeVisible()
})

test('a hang-up that does not end is stuck, never gone, and leaves the choice', async ({ open }) => {
  const page = await open('popover', 'stuck')
  const pump = row(page, 'Pump station 7')
  await press(pump, 'Hang up Pump station 7')
  await expect(pump.getByText(/^Stuck/)).toBeVisible({ timeout: 15_000 })
  await expect(pump.getByText(/still lists it as connected/)).toBeVisible()
  await expect(button(pump, 'Hang up Pump station 7 again')).toBeVisible()
  await expect(button(pump, 'Details')).toBeVisible()
  await press(pump, 'Keep waiting')
  await expect(button(pump, 'Keep waiting')).toHaveCount(0)
  // Long enough for a view that merely counted seconds to give in.
  await page.waitForTimeout(3_000)
  await expect(pump.getByText(/^Stuck/)).toBeVisible()
  await expect(page.getByText(/\bGone\b/)).toHaveCount(0)
})

test('what another program holds is gone after it was hung up again', async ({ open }) => {
  const page = await open('popover', 'stuck')
  const office = row(page, 'Office VPN')
  await press(office, 'Hang up Office VPN')
  await press(office, 'Hang up Office VPN again')
  await expect(office.getByText(/^Gone/)).toBeVisible()
})

test("somebody else's connection is asked about in its row", async ({ open }) => {
  const page = await open('popover', OFFICE)
  const theirs = row(page, 'Headquarters')
  const question = theirs.getByRole('group', { name: 'Hang up Headquarters?' })
  await press(theirs, 'Hang up Headquarters')
  await expect(question.getByText('It belongs to another user of this PC.')).toBeVisible()
  await expect(button(question, 'Cancel')).toBeFocused()
  await button(question, 'Cancel').click()
  await expect(question).toHaveCount(0)
  await expect(theirs.getByText(/^Connected/)).toBeVisible()

  await press(theirs, 'Hang up Headquarters')
  await press(question, 'Hang up anyway')
  await expect(theirs.getByText(/^Gone/)).toBeVisible()
})

test('a connection that is not known to be the user’s is asked about too', async ({ open }) => {
  const page = await open('window', OFFICE)
  await press(row(page, 'Branch'), 'Hang up Branch')
  const question = page.getByRole('group', { name: 'Hang up Branch?' })
  await expect(question.getByText('It may not be yours.')).toBeVisible()
})

test('hang up all asks in place and leaves out what is not ours', async ({ open }) => {
  const page = await open('popover', OFFICE)
  await press(page, 'Hang up all')
  const question = page.getByRole('group', { name: 'Hang up all connections?' })
  await press(question, 'Hang up 2 connections')
  await expect(row(page, 'Office VPN').getByText(/^Gone/)).toBeVisible()
  await expect(row(page, 'Weather service').getByText(/^Gone/)).toBeVisible()
  for (const name of ['Headquarters', 'Branch']) {
    await expect(row(page, name).getByText(/^Connected/)).toBeVisible()
  }
})

test('hang up all takes what is not ours once that is ticked', async ({ open }) => {
  const page = await open('popover', OFFICE)
  await press(page, 'Hang up all')
  const question = page.getByRole('group', { name: 'Hang up all connections?' })
  await question.getByRole('checkbox').check()
  await press(question, 'Hang up 4 connections')
  for (const name of ['Headquarters', 'Branch', 'Weather service']) {
    await expect(row(page, name).getByText(/^Gone/)).toBeVisible()
  }
  await expect(list(page).getByRole('button', { name: /^Hang up/ })).toHaveCount(0)
})
