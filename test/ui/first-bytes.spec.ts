import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, list, test } from './fixtures.ts'

const VIEWS = path.resolve(import.meta.dirname, '../../out/renderer')

/** Bytes, packed. */
const MOST = 100 * 1024

/** One for each language. */
const partsOf = (part: 'first' | 'more'): readonly string[] =>
  readdirSync(path.join(VIEWS, 'assets')).filter((file) => new RegExp(`^${part}-.*\\.js$`).test(file))

const packed = (file: string): number => gzipSync(readFileSync(path.join(VIEWS, file)), { level: 9 }).length

for (const view of ['popover', 'window']) {
  test(`the ${view} begins with no more than 100 KB, its language among them`, () => {
    const page = readFileSync(path.join(VIEWS, `${view}.html`), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(named.some((file) => file.endsWith('.js'))).toBe(true)
    // What a view begins with stands in a file called first.ts.
    const languages = partsOf('first')
    expect(languages).toHaveLength(2)
    const language = Math.max(...languages.map((file) => packed(`assets/${file}`)))
    const first = named.reduce((sum, file) => sum + packed(file), packed(`${view}.html`))
    expect(first + language).toBeLessThan(MOST)
  })
}

test('until a page was read the one before it stays in sight', async ({ page, open }) => {
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/assets/history-page-*', async (route) => {
    await held
    await route.continue()
  })
  await open('window', 'demo')
  await expect(list(page)).toBeVisible()
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'page')
  await expect(list(page)).toBeVisible()
  letGo()
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await expect(list(page)).toHaveCount(0)
})

test('what got no answer is asked again, though nothing else happens', async ({ page, open }) => {
  await open('window', 'demo')
  // Traffic is measured between two looks: from a snapshot before the second nothing would be asked.
  await expect(page.getByRole('heading', { name: /^Traffic/ })).toBeVisible()
  await page.route('**/events', (route) => route.abort())
  let snapshot: unknown = null
  await page.route('**/call/snapshot', async (route) => {
    snapshot ??= await (await route.fetch()).json()
    await route.fulfill({ json: snapshot })
  })
  let asked = 0
  await page.route('**/call/traffic', async (route) => {
    asked += 1
    if (asked < 3) return route.abort()
    const value = [0, 60_000, 120_000].map((at) => ({ at, receivedPerSecond: 8_000, sentPerSecond: 800 }))
    return route.fulfill({ json: { ok: true, value } })
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: /^Traffic, last/ })).toBeVisible()
  expect(asked).toBe(3)
})
