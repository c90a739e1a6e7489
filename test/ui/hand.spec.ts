import type { Locator, Page } from '@playwright/test'
import { armed, button, expect, list, press, row, test } from './fixtures.ts'

const FOUR = `onhook-scenario version=1 title="Four"
connection id=alpha name="Alpha" up=12min drain=600ms
connection id=bravo name="Bravo" up=12min drain=600ms
connection id=charlie name="Charlie" up=12min drain=600ms
connection id=delta name="Delta" up=12min drain=600ms
`

const ENDS = FOUR.replace('name="Alpha" up=12min', 'name="Alpha" up=12min ends=4s')

const LATE = `${FOUR}connection id=late name="Late tunnel" appears=8s
`

const MOVED = 'The list moved; press again'

const connected = (view: Page, name: string): Locator => row(view, name).getByText(/^Connected/)

async function middleOf(wanted: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await wanted.boundingBox()
  if (box === null) throw new Error('It is not to be seen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** For the page no time passes from here, however slow the machine is. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)
}

test('a press in the first half second hangs up nothing and says so', async ({ preview, page }) => {
  const { url, origin } = await preview({ scenario: FOUR })
  await page.goto(url)
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 3_600_000)
  await page.goto(`${origin}/popover.html`)
  const hangUp = button(row(page, 'Alpha'), 'Hang up Alpha')
  await hangUp.click({ force: true })
  await page.clock.runFor(480)
  await hangUp.click({ force: true })
  await expect(page.getByRole('status')).toHaveText(MOVED)
  await page.clock.runFor(100)
  await expect(hangUp).toHaveAttribute('data-armed', '')
  await expect(connected(page, 'Alpha')).toBeVisible()
})

test('a press half a second later hangs up, however briefly the button was pointed at', async ({ open }) => {
  const page = await open('popover', FOUR)
  const hangUp = button(row(page, 'Charlie'), 'Hang up Charlie')
  const { x, y } = await middleOf(hangUp)
  await armed(hangUp)
  await page.mouse.click(x, y)
  await expect(row(page, 'Charlie').getByText(/^(Hanging up|Gone)/)).toBeVisible()
})

for (const view of ['popover', 'window'] as const) {
  test(`in the ${view} a row that ends under a resting pointer keeps its place until the pointer has gone`, async ({
    open,
  }) => {
    const page = await open(view, FOUR)
    await press(row(page, 'Alpha'), 'Hang up Alpha')
    const bravo = button(row(page, 'Bravo'), 'Hang up Bravo')
    const { x, y } = await middleOf(bravo)
    await page.mouse.move(x, y)
    const before = await bravo.boundingBox()
    await expect(row(page, 'Alpha').getByText(/^Gone/)).toBeVisible()
    // Longer than the engine tells of a row that has ended.
    await page.waitForTimeout(6_500)
    expect(await bravo.boundingBox()).toEqual(before)
    await expect(row(page, 'Alpha').getByText(/safe to redial/)).toBeVisible()
    await page.mouse.click(x, y)
    await expect(row(page, 'Bravo').getByText(/^(Hanging up|Gone)/)).toBeVisible()
    await expect(connected(page, 'Charlie')).toBeVisible()
    await page.mouse.move(2, 2)
    await expect(row(page, 'Alpha')).toHaveCount(0)
  })
}

test('a press just after the list has moved hits nothing, and the same press a moment later what is there', async ({
  open,
}) => {
  const page = await open('popover', ENDS)
  const { x, y } = await middleOf(button(row(page, 'Charlie'), 'Hang up Charlie'))
  await page.mouse.move(2, 2)
  await expect(row(page, 'Alpha')).toHaveCount(0)
  await page.mouse.click(x, y)
  await expect(page.getByRole('status')).toHaveText(MOVED)
  for (const name of ['Bravo', 'Charlie', 'Delta']) await expect(connected(page, name)).toBeVisible()
  await page.waitForTimeout(600)
  await page.mouse.click(x, y)
  await expect(row(page, 'Delta').getByText(/^(Hanging up|Gone)/)).toBeVisible()
})

test('a key acts while the list moves', async ({ open }) => {
  const page = await open('popover', ENDS)
  await armed(button(row(page, 'Charlie'), 'Hang up Charlie'))
  await button(row(page, 'Charlie'), 'Hang up Charlie').focus()
  await page.evaluate(() => document.querySelector('.rows-box')?.setAttribute('style', 'margin-block-start: 40px'))
  await page.keyboard.press('Enter')
  await expect(row(page, 'Charlie').getByText(/^(Hanging up|Gone)/)).toBeVisible()
})

const MOVES: readonly (readonly [how: string, move: (page: Page) => Promise<void>])[] = [
  [
    'something above it grows',
    (page) => page.locator('h1').evaluate((title) => void title.append(' 1 2 3 4 5 6 7 8 9 10 11 12 13 14')),
  ],
  [
    'the page is scrolled',
    async (page) => {
      // Chromium scrolls a moment after it was told to.
      const hangUp = button(row(page, 'Alpha'), 'Hang up Alpha')
      const { y } = await middleOf(hangUp)
      await page.mouse.wheel(0, 30)
      await expect.poll(async () => (await middleOf(hangUp)).y).toBe(y - 30)
    },
  ],
  ['the window becomes wider', (page) => page.setViewportSize({ width: 420, height: 300 })],
  [
    'the window is moved',
    (page) =>
      page.evaluate(() => {
        Object.defineProperty(window, 'screenY', { value: window.screenY + 40 })
      }),
  ],
  [
    'the letters become greater',
    (page) => page.evaluate(() => document.documentElement.style.setProperty('zoom', '1.5')),
  ],
]

for (const [how, move] of MOVES) {
  test(`a press does nothing when ${how}`, async ({ open, page }) => {
    await page.clock.install()
    await open('popover', FOUR)
    await page.setViewportSize({ width: 360, height: 300 })
    const hangUp = button(row(page, 'Alpha'), 'Hang up Alpha')
    await armed(hangUp)
    const { x, y } = await middleOf(hangUp)
    await page.mouse.move(x, y)
    await stopClock(page)
    await move(page)
    const after = await middleOf(hangUp)
    await page.mouse.move(after.x, after.y)
    await page.mouse.down()
    await page.mouse.up()
    await expect(page.getByRole('status')).toHaveText(MOVED)
    await expect(connected(page, 'Alpha')).toBeVisible()
  })
}

test('every button that ends something is guarded, in rows, questions and details', async ({ open }) => {
  const page = await open('window', FOUR.replaceAll('drain=600ms', 'drain=never'))
  await press(page, 'Hang up all')
  await press(page.getByRole('group', { name: 'Hang up all connections?' }), 'Hang up 4 connections')
  await expect(button(row(page, 'Alpha'), 'Hang up Alpha again')).toBeVisible({ timeout: 20_000 })
  const named = page.getByRole('button', { name: /^(Hang up|Reconnect|Quit now|Leave|Stop watching)/ })
  expect(await named.count()).toBeGreaterThan(8)
  for (const each of await named.all()) await expect(each).toHaveAttribute('data-guarded', '')
})

test.describe('consent', () => {
  test('the question about all names what it is about', async ({ open }) => {
    const page = await open('popover', FOUR)
    await press(page, 'Hang up all')
    const question = page.getByRole('group', { name: 'Hang up all connections?' })
    await expect(question.getByRole('listitem')).toHaveText(['Alpha', 'Bravo', 'Charlie', 'Delta'])
  })

  test('more than five are named once they are unfolded', async ({ open }) => {
    const six = Array.from({ length: 8 }, (_, at) => `connection id=c${at} name="Tunnel ${at}" up=1min`).join('\n')
    const page = await open('popover', `onhook-scenario version=1 title="Eight"\n${six}\n`)
    await press(page, 'Hang up all')
    const question = page.getByRole('group', { name: 'Hang up all connections?' })
    await question.getByText('and 3 more').click()
    await expect(question.getByRole('listitem').filter({ hasText: 'Tunnel 7' })).toBeVisible()
  })

  test('a question that has changed cannot be answered, and is asked again', async ({ open }) => {
    const page = await open('popover', LATE)
    await press(page, 'Hang up all')
    const question = page.getByRole('group', { name: 'Hang up all connections?' })
    await expect(button(question, 'Hang up 4 connections')).toBeVisible()
    await expect(row(page, 'Late tunnel')).toBeVisible({ timeout: 20_000 })
    await expect(button(question, 'Hang up 4 connections')).toHaveCount(0)
    await button(question, 'Ask again').click()
    await expect(question.getByRole('listitem').filter({ hasText: 'Late tunnel' })).toBeVisible()
    await press(question, 'Hang up 5 connections')
    await expect(row(page, 'Late tunnel').getByText(/^(Hanging up|Gone)/)).toBeVisible()
  })
})

test('what comes while the list is pointed at comes last', async ({ open }) => {
  const page = await open('popover', LATE.replace('connection id=late', 'connection id=late handle=0x10'))
  const first = await row(page, 'Alpha').boundingBox()
  await row(page, 'Bravo').hover()
  await expect(row(page, 'Late tunnel')).toBeVisible({ timeout: 20_000 })
  expect(await row(page, 'Alpha').boundingBox()).toEqual(first)
  await expect(list(page).getByRole('listitem').last()).toHaveAccessibleName('Late tunnel')
})
