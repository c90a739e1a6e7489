import { armed, button, expect, link, list, press, row, test } from './fixtures.ts'

const TWO = `onhook-scenario version=1 title="Two"
connection id=office name="Office VPN" up=12min drain=600ms
connection id=bundle name="ISDN bundle" type=isdn up=41min drain=600ms
link of=bundle index=1 bps=64000
link of=bundle index=2 bps=64000
`

const NEVER = `onhook-scenario version=1 title="Never"
connection id=pump name="Pump station" type=modem drain=never
`

const NEVER_LINK = `onhook-scenario version=1 title="A link that does not end"
connection id=bundle name="ISDN bundle" type=isdn up=41min
link of=bundle index=1 bps=64000
link of=bundle index=2 bps=64000 drain=never
`

test('the arrow keys walk rows and links, and Enter hangs up', async ({ open }) => {
  const page = await open('popover', TWO)
  await button(row(page, 'Office VPN'), 'Hang up Office VPN').focus()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'ISDN bundle')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(link(page, 'ISDN bundle', 1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(link(page, 'ISDN bundle', 2)).toBeFocused()
  await page.keyboard.press('Tab')
  const second = button(link(page, 'ISDN bundle', 2), 'Hang up ISDN bundle, link 2')
  await expect(second).toBeFocused()
  await armed(second)
  await page.keyboard.press('Enter')
  await expect(link(page, 'ISDN bundle', 2).getByText(/^Gone/)).toBeVisible()
  // The button went with what it could do; the focus stays where the hand is.
  await expect(link(page, 'ISDN bundle', 2)).toBeFocused()
})

test('folding a bundle from one of its links keeps the focus on the bundle', async ({ open }) => {
  const page = await open('popover', TWO)
  await button(page, 'Links of ISDN bundle').click()
  await link(page, 'ISDN bundle', 2).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(link(page, 'ISDN bundle', 2)).toHaveCount(0)
  await expect(row(page, 'ISDN bundle')).toBeFocused()
})

test('a row that is focused stays when it has ended', async ({ open }) => {
  const page = await open('popover', TWO)
  await armed(button(row(page, 'Office VPN'), 'Hang up Office VPN'))
  await button(row(page, 'Office VPN'), 'Hang up Office VPN').focus()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Office VPN').getByText(/^Gone/)).toBeVisible()
  // Longer than the engine tells of it.
  await page.waitForTimeout(6_000)
  await expect(row(page, 'Office VPN')).toBeFocused()
})

test('what the keys lead to is not hidden below the foot', async ({ open }) => {
  const page = await open('popover', 'demo')
  await button(page, 'Links of ISDN bundle').click()
  await expect(link(page, 'ISDN bundle', 3)).toBeVisible()
  const last = button(row(page, 'Pump station 7'), 'Hang up Pump station 7')
  for (let presses = 0; presses < 20 && !(await last.evaluate((one) => one.matches(':focus'))); presses += 1) {
    await page.keyboard.press('Tab')
  }
  await expect(last).toBeFocused()
  const [box, foot] = [await last.boundingBox(), await page.locator('.foot').boundingBox()]
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0)
})

test('Tab goes round inside the popover', async ({ open }) => {
  const page = await open('popover', TWO)
  await button(page, 'Quit').focus()
  await page.keyboard.press('Tab')
  await expect(button(page, 'Open window')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(button(page, 'Quit')).toBeFocused()
})

test('Esc takes back a question first', async ({ open }) => {
  const page = await open('popover', TWO)
  await press(page, 'Hang up all')
  const question = page.getByRole('group', { name: 'Hang up all connections?' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(button(page, 'Hang up all')).toBeFocused()
})

test('a view that loses OnHook says so and finds it again', async ({ preview, page }) => {
  const { url, origin, freeze } = await preview({ scenario: TWO })
  await page.goto(url)
  await page.goto(`${origin}/popover.html`)
  await expect(row(page, 'Office VPN')).toBeVisible()
  freeze(true)
  await expect(page.getByText('OnHook is not responding — trying again')).toBeVisible({ timeout: 15_000 })
  await expect(row(page, 'Office VPN')).toBeVisible()
  freeze(false)
  await expect(page.getByText('OnHook is not responding — trying again')).toHaveCount(0, { timeout: 15_000 })
  await press(row(page, 'Office VPN'), 'Hang up Office VPN')
  await expect(row(page, 'Office VPN').getByText(/^Gone/)).toBeVisible()
})

test('quitting waits for a hang-up, and a stuck one leaves the choice', async ({ preview, page }) => {
  const { url, origin, ended } = await preview({ scenario: NEVER })
  await page.goto(url)
  await page.goto(`${origin}/popover.html`)
  await press(row(page, 'Pump station'), 'Hang up Pump station')
  await press(page, 'Quit')
  const finishing = page.getByRole('group', { name: 'Finishing hang-up' })
  await expect(finishing).toBeVisible()
  await expect(button(finishing, 'Quit when it is gone')).toBeVisible({ timeout: 15_000 })
  await press(finishing, 'Quit now')
  await ended
})

test('a quit that waits says what it waits for, and can be taken back', async ({ preview, page }) => {
  const { url, origin } = await preview({ scenario: NEVER })
  await page.goto(url)
  await page.goto(`${origin}/popover.html`)
  await press(row(page, 'Pump station'), 'Hang up Pump station')
  await press(page, 'Quit')
  await press(page.getByRole('group', { name: 'Finishing hang-up' }), 'Quit when it is gone')
  await expect(page.getByText('OnHook will quit when Pump station is gone.')).toBeVisible()
  await expect(button(page, 'Quit now')).toBeVisible()
  await press(page, 'Don’t quit')
  await expect(page.getByText('OnHook will quit when Pump station is gone.')).toHaveCount(0)
})

test('nothing connected is calm', async ({ open }) => {
  const page = await open('popover', 'empty')
  const sentences = [/^Connections appear here as soon as/, /such as WireGuard or OpenVPN, do not appear here/]
  for (const sentence of sentences) {
    await expect(page.getByText(sentence)).toBeVisible()
    // Under the picture, also where it takes a second line.
    await expect(page.getByText(sentence)).toHaveCSS('text-align', 'center')
  }
  await expect(list(page).getByRole('listitem')).toHaveCount(0)
  await expect(button(page, 'Hang up all')).toHaveAttribute('aria-disabled', 'true')
})

test('a disabled service is named, with a way to try again', async ({ open }) => {
  const page = await open('window', 'disabled')
  await expect(page.getByText(/\(RasMan\) is disabled/)).toBeVisible()
  await expect(button(page, 'Try again')).toBeVisible()
})

test('a scenario with a mistake is named, and played once it is mended', async ({ preview, page }) => {
  const { url, origin, rewrite } = await preview({ scenario: TWO.replace('12min', 'soon') })
  await page.goto(url)
  await page.goto(`${origin}/window.html`)
  const reason = page.getByText(/The scenario played\.scenario cannot be played\. Line 2: up=soon/)
  await expect(reason).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'No RAS connection' })).toHaveCount(0)
  rewrite(TWO)
  await press(page, 'Try again')
  await expect(row(page, 'Office VPN')).toBeVisible()
  await expect(reason).toHaveCount(0)
})

test('folded links tell of a hang-up among them', async ({ open }) => {
  const page = await open('popover', NEVER_LINK)
  const links = button(page, 'Links of ISDN bundle')
  await links.click()
  await press(link(page, 'ISDN bundle', 2), 'Hang up ISDN bundle, link 2')
  await links.click()
  await expect(links).toHaveText('2 of 2 links · Link 2 · Hanging up')
  await expect(links).toHaveText('2 of 2 links · Link 2 · Stuck', { timeout: 15_000 })
})

test.describe('in a German system', () => {
  test.use({ locale: 'de-DE' })

  test('the views speak German', async ({ open }) => {
    const page = await open('popover', TWO)
    await expect(page.getByRole('heading', { name: '2 Verbindungen' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  })
})

test('who wants no motion sees none, neither on unfolding nor while a hang-up runs', async ({ open, page }) => {
  const moving = () => page.evaluate(() => document.getAnimations().length)
  const unfoldAndLook = () =>
    page.evaluate(() => {
      document.querySelector<HTMLElement>('.unfold')?.click()
      return new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.getAnimations().length))),
      )
    })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open('popover', TWO.replaceAll('drain=600ms', 'drain=never'))
  await expect(button(page, 'Links of ISDN bundle')).toBeVisible()
  expect(await unfoldAndLook()).toBe(0)
  await press(row(page, 'Office VPN'), 'Hang up Office VPN')
  await expect(row(page, 'Office VPN').getByText(/^Hanging up/)).toBeVisible()
  for (let look = 0; look < 5; look += 1) expect(await moving()).toBe(0)
  // Where motion is welcome the same step is seen to move: the look above could have found it.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await unfoldAndLook()).toBeGreaterThan(0)
})
