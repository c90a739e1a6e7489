import type { ConnectionRow, Snapshot } from '../../electron/contract/snapshot.ts'
import { readRecording } from '../gallery/fixtures.ts'
import { openShot, tell } from '../gallery/open-shot.ts'
import type { Recording } from '../gallery/stage.ts'
import { STORIES } from '../gallery/stories.ts'
import { button, expect, row, test } from './fixtures.ts'

function recorded(id: string): Recording {
  const story = STORIES.find((each) => each.id === id)
  if (story === undefined) throw new Error(`There is no story "${id}".`)
  return readRecording(story)
}

/** The next snapshot, with rows that are somewhat different. */
function after({ snapshot }: Recording, change: (row: ConnectionRow, at: number) => ConnectionRow): Snapshot {
  return { ...snapshot, version: snapshot.version + 1, connections: snapshot.connections.map(change) }
}

test('a state that nobody knows is shown by its number', async ({ page }) => {
  await openShot(page, { view: 'popover' }, recorded('states'))
  await expect(row(page, 'Vendor tunnel').getByText('Unknown (4711)')).toBeVisible()
})

test('49 days and more are days and hours', async ({ page }) => {
  const recording = recorded('states')
  await openShot(page, { view: 'popover' }, recording)
  const days = 49 * 24 * 3_600_000 + 17 * 3_600_000
  await tell(
    page,
    after(recording, (each) => ({ ...each, state: { kind: 'connected' }, connectedMs: days })),
  )
  await expect(row(page, 'Vendor tunnel').getByText('Connected · 49 d 17 h')).toBeVisible()
})

test('numbers that cannot be are shown as nothing, and counters beyond 32 bits as they are', async ({ page }) => {
  const recording = recorded('connected')
  await openShot(page, { view: 'window' }, recording)
  const traffic = { receivedPerSecond: -5, sentPerSecond: 0, received: 5 * 2 ** 32, sent: -1 }
  await tell(
    page,
    after(recording, (each) => ({ ...each, traffic, connectedMs: -60_000 })),
  )
  const details = page.getByRole('region', { name: 'Office VPN' })
  await expect(details.getByText('21.5 GB')).toBeVisible()
  await expect(details.getByText('↓ 0 bit/s')).toBeVisible()
  await expect(details.getByText('0 B', { exact: true })).toBeVisible()
})

test('a rate that changes is not read aloud', async ({ page }) => {
  const recording = recorded('connected')
  await openShot(page, { view: 'popover' }, recording)
  const said = page.getByRole('status')
  await page.evaluate(() => {
    const heard: string[] = []
    const status = document.querySelector('[role=status]')
    new MutationObserver(() => heard.push(status?.textContent ?? '')).observe(status ?? document, {
      childList: true,
      subtree: true,
      characterData: true,
    })
    Object.assign(window, { heard })
  })
  const traffic = { receivedPerSecond: 1_000_000, sentPerSecond: 1, received: 1, sent: 1 }
  await tell(
    page,
    after(recording, (each) => ({ ...each, traffic, connectedMs: (each.connectedMs ?? 0) + 60_000 })),
  )
  await expect(row(page, 'Office VPN').getByText('↓ 1.0 Mbit/s')).toBeVisible()
  await expect(said).toHaveText('')
  expect(await page.evaluate(() => Object.entries(window).find(([name]) => name === 'heard')?.[1])).toEqual([])
  // Nothing else on the page is live: a screen reader has one voice to listen to.
  await expect(page.locator('[aria-live]')).toHaveCount(1)
})

test('the focus stays on its button when rows change places', async ({ page }) => {
  const recording = recorded('connected')
  await openShot(page, { view: 'popover' }, recording)
  const hangUp = button(row(page, 'Broadband'), 'Hang up Broadband')
  await hangUp.focus()
  const next = after(recording, (each) => each)
  await tell(page, { ...next, connections: [...next.connections].reverse() })
  await expect(row(page, 'Pump station 7')).toBeVisible()
  await expect(hangUp).toBeFocused()
})

test('the focus stays on a row whose connection has gone', async ({ page }) => {
  const recording = recorded('connected')
  await openShot(page, { view: 'window' }, recording)
  await button(row(page, 'Broadband'), 'Hang up Broadband').focus()
  const next = after(recording, (each) => each)
  await tell(page, { ...next, connections: next.connections.filter(({ name }) => name !== 'Broadband') })
  await expect(row(page, 'Broadband')).toBeFocused()
  await expect(button(row(page, 'Broadband'), 'Hang up Broadband')).toHaveCount(0)
})
