import type { Locator, Page } from '@playwright/test'
import { armed, button, expect, link, press, row, test } from './fixtures.ts'

const FOUR = `onhook-scenario version=1 title="Four"
connection id=alpha name="Alpha" up=12min drain=600ms
connection id=bravo name="Bravo" up=12min drain=600ms
connection id=theirs name="Theirs" owner=other up=12min drain=600ms
connection id=delta name="Delta" up=12min drain=600ms
`

const MOVED = 'The list moved; press again'

const hangUpOf = (page: Page, name: string): Locator => button(row(page, name), `Hang up ${name}`)
const connected = (page: Page, name: string): Locator => row(page, name).getByText(/^Connected/)
const ending = (page: Page, name: string): Locator => row(page, name).getByText(/^(Hanging up|Gone)/)

async function middleOf(wanted: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await wanted.boundingBox()
  if (box === null) throw new Error('It is not to be seen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** For the page no time passes from here, however slow the machine is. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)
}

/** Runs in the page. */
const overrideOf = (name: string, value: unknown) => `Object.defineProperty(window, '${name}', { value: ${value} })`

const STILL_MOVES: readonly (readonly [how: string, script: string])[] = [
  ['the screen is scaled anew', overrideOf('devicePixelRatio', 1.25)],
  ['the window is moved sideways', overrideOf('screenX', 300)],
  ['two fingers zoom in', "Object.defineProperty(window.visualViewport, 'scale', { value: 1.3 })"],
  ['two fingers push the page', "Object.defineProperty(window.visualViewport, 'offsetTop', { value: 30 })"],
]

for (const [how, script] of STILL_MOVES) {
  test(`a press does nothing when ${how}, though nothing moves in the page`, async ({ open, page }) => {
    await page.clock.install()
    await open('popover', FOUR)
    const hangUp = hangUpOf(page, 'Alpha')
    await armed(hangUp)
    const { x, y } = await middleOf(hangUp)
    await page.mouse.move(x, y)
    await stopClock(page)
    await page.evaluate(script)
    await page.mouse.click(x, y)
    await expect(page.getByRole('status')).toHaveText(MOVED)
    await expect(connected(page, 'Alpha')).toBeVisible()
  })
}

const MOVES: readonly (readonly [how: string, move: (page: Page) => Promise<unknown>])[] = [
  [
    'a row above it becomes higher',
    (page) => row(page, 'Alpha').evaluate((li) => li.style.setProperty('height', '160px')),
  ],
  ['the text turns round', (page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))],
  ['another font is read', (page) => page.evaluate(() => document.body.style.setProperty('font', '24px/2 monospace'))],
  [
    'a scrollbar takes its room',
    (page) => page.evaluate(() => document.documentElement.style.setProperty('padding-inline-end', '17px')),
  ],
  ['something is shown above the list', (page) => page.locator('.head').evaluate((head) => head.after('A banner'))],
]

for (const [how, move] of MOVES) {
  test(`a press does nothing when ${how}`, async ({ open, page }) => {
    await page.clock.install()
    await open('popover', FOUR)
    const hangUp = hangUpOf(page, 'Bravo')
    await armed(hangUp)
    await hangUp.hover()
    await stopClock(page)
    await move(page)
    const { x, y } = await middleOf(hangUp)
    await page.mouse.click(x, y)
    await expect(page.getByRole('status')).toHaveText(MOVED)
    await expect(connected(page, 'Bravo')).toBeVisible()
  })
}

test('a button that stands still works while everything else changes', async ({ open, page }) => {
  await page.clock.install()
  await open('popover', FOUR)
  const hangUp = hangUpOf(page, 'Alpha')
  await armed(hangUp)
  await stopClock(page)
  await row(page, 'Delta').evaluate((li) => li.style.setProperty('height', '200px'))
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  const { x, y } = await middleOf(hangUp)
  await page.mouse.click(x, y)
  await page.clock.resume()
  await expect(ending(page, 'Alpha')).toBeVisible()
})

test('unfolding a bundle moves what is below it', async ({ open, page }) => {
  await page.clock.install()
  await open('popover', 'demo')
  const below = hangUpOf(page, 'Broadband')
  await armed(below)
  await stopClock(page)
  await button(row(page, 'ISDN bundle'), 'Links of ISDN bundle').click()
  await expect(link(page, 'ISDN bundle', 1)).toBeVisible()
  const { x, y } = await middleOf(below)
  await page.mouse.click(x, y)
  await expect(page.getByRole('status')).toHaveText(MOVED)
})

test('a view that is shown again has just appeared', async ({ open, page }) => {
  await page.clock.install()
  await open('popover', FOUR)
  const hangUp = hangUpOf(page, 'Alpha')
  await armed(hangUp)
  await stopClock(page)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await hangUp.click({ force: true })
  await expect(page.getByRole('status')).toHaveText(MOVED)
  await page.clock.runFor(600)
  await expect(hangUp).toHaveAttribute('data-armed', '')
})

test('in a window that draws no frames a button works too, a little later', async ({ open, page }) => {
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0
  })
  await open('popover', 'crowd')
  const last = page.locator('.row-head [data-guarded]').last()
  await last.evaluate((element) => {
    document.addEventListener('scroll', (event) => event.stopImmediatePropagation(), { capture: true })
    element.scrollIntoView({ block: 'center' })
  })
  await expect(last).toHaveAttribute('data-armed', '')
})

test('a press that waited behind a busy page is as old as it is', async ({ open, page }) => {
  await open('popover', FOUR)
  const hangUp = hangUpOf(page, 'Alpha')
  await armed(hangUp)
  const { x, y } = await middleOf(hangUp)
  await page.mouse.move(x, y)
  // The list moves by a hair's breadth of a row, and for a while nothing is drawn.
  const busy = page.evaluate(() => {
    document.querySelector<HTMLElement>('.rows-box')?.style.setProperty('padding-block-start', '8px')
    return new Promise<void>((resolve) =>
      setTimeout(() => {
        for (const until = performance.now() + 1_500; performance.now() < until; );
        resolve()
      }, 100),
    )
  })
  await page.waitForTimeout(200)
  await page.mouse.click(x, y)
  await busy
  await expect(page.getByRole('status')).toHaveText(MOVED)
  await expect(connected(page, 'Alpha')).toBeVisible()
})

test.describe('keys', () => {
  test('a held Enter presses once', async ({ open, page }) => {
    await open('popover', FOUR)
    const hangUp = hangUpOf(page, 'Theirs')
    await armed(hangUp)
    await hangUp.focus()
    await page.keyboard.down('Enter')
    const question = page.getByRole('group', { name: 'Hang up Theirs?' })
    await expect(button(question, 'Cancel')).toBeFocused()
    for (let time = 0; time < 20; time += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await expect(question).toBeVisible()
    await expect(connected(page, 'Theirs')).toBeVisible()
  })

  test('a key that went down on one thing does nothing to another', async ({ open, page }) => {
    await open('popover', FOUR)
    const [alpha, bravo] = [hangUpOf(page, 'Alpha'), hangUpOf(page, 'Bravo')]
    await armed(bravo)
    await alpha.focus()
    await page.keyboard.down('Space')
    await bravo.focus()
    await page.keyboard.up('Space')
    await page.waitForTimeout(200)
    for (const name of ['Alpha', 'Bravo']) await expect(connected(page, name)).toBeVisible()
  })

  test('a tool that presses without pointer or key is heard once the button has been there for half a second', async ({
    open,
    page,
  }) => {
    await page.clock.install()
    await open('popover', FOUR)
    const hangUp = hangUpOf(page, 'Alpha')
    await expect(hangUp).toBeVisible()
    await stopClock(page)
    await page.clock.runFor(600)
    await hangUp.evaluate((element: HTMLElement) => element.click())
    await page.clock.resume()
    await expect(ending(page, 'Alpha')).toBeVisible()
  })
})

test.describe('pointers', () => {
  test('the second half of a double click takes nothing back', async ({ open, page }) => {
    await open('popover', FOUR)
    const all = button(page, 'Hang up all')
    await armed(all)
    await all.dblclick()
    await expect(page.getByRole('group', { name: 'Hang up all connections?' })).toBeVisible()
  })

  test('a press that goes down on one button and up on another does nothing', async ({ open, page }) => {
    await open('popover', FOUR)
    const [alpha, bravo] = [hangUpOf(page, 'Alpha'), hangUpOf(page, 'Bravo')]
    await armed(alpha)
    const [from, to] = [await middleOf(alpha), await middleOf(bravo)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await page.waitForTimeout(200)
    for (const name of ['Alpha', 'Bravo']) await expect(connected(page, name)).toBeVisible()
  })

  test('a pen presses as a mouse does', async ({ open, page }) => {
    await open('popover', FOUR)
    const hangUp = hangUpOf(page, 'Alpha')
    await armed(hangUp)
    const place = await middleOf(hangUp)
    const devtools = await page.context().newCDPSession(page)
    for (const type of ['mousePressed', 'mouseReleased'] as const) {
      const pen = { ...place, button: 'left', clickCount: 1, pointerType: 'pen' } as const
      await devtools.send('Input.dispatchMouseEvent', { type, ...pen })
    }
    await expect(ending(page, 'Alpha')).toBeVisible()
  })
})

test.describe('places', () => {
  test('Reconnect… has a place of its own, and the row stays as high', async ({ open, page }) => {
    await open('popover', FOUR)
    const alpha = row(page, 'Alpha')
    const place = await hangUpOf(page, 'Alpha').boundingBox()
    const height = (await alpha.boundingBox())?.height
    await press(alpha, 'Hang up Alpha')
    const reconnect = button(alpha, 'Reconnect Alpha…')
    await expect(reconnect).not.toHaveAttribute('aria-disabled', 'true')
    const box = await reconnect.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(place?.x ?? 0)
    expect((await alpha.boundingBox())?.height).toBe(height)
    await press(alpha, 'Reconnect Alpha…')
    await expect(page.getByRole('status')).not.toHaveText(MOVED)
  })

  test('"Hang up again" has a place of its own', async ({ open, page }) => {
    await open('popover', 'stuck')
    const office = row(page, 'Office VPN')
    const place = await hangUpOf(page, 'Office VPN').boundingBox()
    await press(office, 'Hang up Office VPN')
    const again = button(office, 'Hang up Office VPN again')
    await expect(again).toBeVisible({ timeout: 20_000 })
    const box = await again.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(place?.x ?? 0)
  })
})
