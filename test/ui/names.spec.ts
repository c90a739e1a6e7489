import { expect, list, press, row, test } from './fixtures.ts'

test('a name with markup is text, and can be hung up', async ({ open }) => {
  const page = await open('popover', 'names')
  const name = '<img src=x onerror=alert(1)><b>Office</b> &amp; Home'
  await expect(row(page, name).getByText(name, { exact: true })).toBeVisible()
  await expect(list(page).locator('img, b')).toHaveCount(0)
  await press(row(page, name), `Hang up ${name}`)
  await expect(row(page, name).getByText(/^Gone/)).toBeVisible()
})

test('half a character is shown as what it is not', async ({ open }) => {
  const page = await open('popover', 'names')
  await expect(row(page, 'Lone \ufffd high')).toBeVisible()
  await press(row(page, '\ufffd lone low'), 'Hang up \ufffd lone low')
  await expect(row(page, '\ufffd lone low').getByText(/^Gone/)).toBeVisible()
})

test('a connection without a name has one to be called by', async ({ open }) => {
  const page = await open('popover', 'names')
  const nameless = list(page).getByRole('listitem', { name: /^\(no name\)/ })
  await expect(nameless).toHaveCount(2)
  // Two of them are told apart.
  expect(new Set(await nameless.evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label')))).size).toBe(2)
})

test('a dialled number is called one', async ({ open }) => {
  const page = await open('popover', 'names')
  await expect(row(page, '+49 30 5550142').getByText(/dialled number/)).toBeVisible()
})

for (const view of ['popover', 'window'] as const) {
  test(`in the ${view} no name pushes its button out of sight`, async ({ open }) => {
    const page = await open(view, 'names')
    const buttons = list(page).getByRole('button', { name: /^Hang up ./ })
    await expect(buttons).toHaveCount(15)
    const room = await list(page).boundingBox()
    for (const each of await buttons.all()) {
      const box = await each.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
    }
  })
}

test('what turns the text around it is fenced in', async ({ open }) => {
  const page = await open('popover', 'names')
  const unclosed = list(page).getByRole('listitem', { name: /^Office .* VPN$/ })
  const [name, state] = [unclosed.locator('bdi'), unclosed.getByText(/^Connected/).first()]
  const [nameBox, stateBox] = [await name.boundingBox(), await state.boundingBox()]
  expect(Math.abs((nameBox?.x ?? 0) - (stateBox?.x ?? 99))).toBeLessThan(3)
})

test('connections of one name are told apart, each in its own button', async ({ open }) => {
  const page = await open(
    'popover',
    `onhook-scenario version=1 title="One name"
connection id=a name="Contoso VPN" up=1min
connection id=b name="Contoso VPN" up=1min all-users=yes
connection id=c name="Contoso VPN" up=1min owner=other
`,
  )
  for (const name of ['Contoso VPN (yours)', 'Contoso VPN (all users)', 'Contoso VPN (another user’s)']) {
    await expect(row(page, name)).toBeVisible()
  }
  await press(row(page, 'Contoso VPN (all users)'), 'Hang up Contoso VPN (all users)')
  await expect(page.getByRole('status')).toHaveText(/^Contoso VPN \(all users\) is gone/)
})
