import type { Locator, Page } from '@playwright/test'
import { CLOCK_ERROR, firstSeen, noteFirst } from './first-seen.ts'
import { expect, test } from './fixtures.ts'
import { pressHangUp } from './press.ts'
import { BUNDLE, EVERY_DRAIN, linkHandle } from './scenarios.ts'
import { readTruth, type Truth } from './truth.ts'

const HANG_UP = 'RasHangUpW'
const STATUS = 'RasGetConnectStatusW'

const row = (view: Page, name: string): Locator => view.getByRole('listitem', { name, exact: true }).first()
const gone = (place: Locator): Locator => place.getByText(/\bGone\b/)

/** The view was asked beforehand to note when it first says so. */
async function expectGoneAfterItsEnd(view: Page, truth: Truth, id: string, link: number | null = null): Promise<void> {
  const claimed = await firstSeen(view)
  const ended = truth.goneAt(id, link)
  expect(claimed).not.toBeNull()
  expect(ended).not.toBeNull()
  expect(claimed ?? 0).toBeGreaterThanOrEqual((ended ?? Number.POSITIVE_INFINITY) - CLOCK_ERROR)
}

const hangUp = (place: Locator, name: string): Promise<void> => pressHangUp(place.page(), place, name)

test('a click on the tray icon opens the popover with every connection', async ({ launch, double }) => {
  const played = await double(EVERY_DRAIN)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  const list = popover.getByRole('list', { name: 'Connections' })
  for (const name of ['Quick VPN', 'Office VPN', 'Pump station', 'Depot']) {
    await expect(list.getByRole('listitem', { name, exact: true })).toBeVisible()
  }
  await expect.poll(() => onhook.sees('popover')).toBe(true)
})

for (const { id, name, handle } of [
  { id: 'quick', name: 'Quick VPN', handle: 0x1000n },
  { id: 'office', name: 'Office VPN', handle: 0x2000n },
  { id: 'slow', name: 'Pump station', handle: 0x3000n },
]) {
  test(`${name} is called gone once it is gone, and not before`, async ({ launch, double }) => {
    const played = await double(EVERY_DRAIN)
    const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
    await (await onhook.item()).activate()
    const popover = await onhook.popover()
    const place = row(popover, name)
    await noteFirst(popover, 'Gone')
    await hangUp(place, name)
    await expect(place.getByRole('button', { name: `Hang up ${name}`, exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await expect(gone(place)).toBeVisible({ timeout: 15_000 })
    const truth = readTruth(played)
    await expectGoneAfterItsEnd(popover, truth, id)
    expect(truth.calls(HANG_UP, handle)).toHaveLength(1)
    expect(new Set(truth.callsAfterHangUp(handle))).toEqual(new Set([STATUS]))
  })
}

test('a connection that never ends reads Stuck, and never Gone', async ({ launch, double }) => {
  const played = await double(EVERY_DRAIN)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  const place = row(popover, 'Depot')
  await hangUp(place, 'Depot')
  await expect(place.getByText(/still hanging up/i)).toBeVisible()
  await expect(place.getByText(/\bStuck\b/)).toBeVisible({ timeout: 15_000 })
  await expect(place.getByRole('button', { name: 'Hang up Depot again' })).toBeVisible()
  // Long enough for a view that merely counted seconds to give in.
  await popover.waitForTimeout(3_000)
  await expect(place.getByText(/\bStuck\b/)).toBeVisible()
  await expect(gone(place)).toHaveCount(0)
  expect(readTruth(played).calls(HANG_UP, 0x4000n)).toHaveLength(1)
  expect(readTruth(played).gone('never')).toBe(false)
})

test('one link is hung up by its own name, and its end is read from its connection', async ({ launch, double }) => {
  const played = await double(BUNDLE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  const links = popover.getByRole('button', { name: 'Links of ISDN bundle' })
  await expect(links).toBeVisible()
  if ((await links.getAttribute('aria-expanded')) !== 'true') await links.click()
  const link = popover.getByRole('listitem', { name: 'Link 2', exact: true })
  await noteFirst(popover, 'Gone')
  await hangUp(link, 'ISDN bundle, link 2')
  await expect(
    gone(link)
      .or(popover.getByText(/ISDN bundle, link 2.*\bGone\b/s))
      .first(),
  ).toBeVisible()

  const truth = readTruth(played)
  await expectGoneAfterItsEnd(popover, truth, 'bundle', 2)
  expect(truth.gone('bundle')).toBe(false)
  expect(truth.calls(HANG_UP, linkHandle(2))).toHaveLength(1)
  expect(truth.callsAfterHangUp(linkHandle(2))).toEqual([])
  expect(truth.calls(HANG_UP, 0x5000n)).toEqual([])
  await expect(row(popover, 'ISDN bundle').getByText('2 of 3 links')).toBeVisible()
})

test('popover and window tell of a hang-up alike', async ({ launch, double }) => {
  const played = await double(EVERY_DRAIN)
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await hangUp(row(window, 'Office VPN'), 'Office VPN')
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  await expect(row(popover, 'Office VPN').getByText(/hanging up/i)).toBeVisible()
  await expect(gone(row(window, 'Office VPN'))).toBeVisible()
  await expect(gone(row(popover, 'Office VPN'))).toBeVisible()
  expect(readTruth(played).calls(HANG_UP, 0x2000n)).toHaveLength(1)
})
