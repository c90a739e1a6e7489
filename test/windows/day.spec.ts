import type { Locator, Page } from '@playwright/test'
import {
  announceTaskbar,
  clickIcon,
  closeWindow,
  endSession,
  forgetLogin,
  pickFromMenu,
  startedAtLogin,
  switchOffInTaskManager,
} from './desktop.ts'
import { callsAfterHangUp, hangUpsOf, isTrue } from './double-calls.ts'
import { expect, test } from './fixtures.ts'
import { launchOnHook, type OnHook } from './launch.ts'

/** One program from its start to its end: a start costs more than all that is done with it. */

const SCENARIO = `onhook-scenario version=1 title="A day at the desk"
connection id=office name="Office VPN"   handle=0x1000 drain=1.5s
connection id=slow   name="Pump station" handle=0x2000 drain=20s type=modem
connection id=bundle name="ISDN bundle"  handle=0x5000 type=isdn
link of=bundle index=1 drain=600ms
link of=bundle index=2 drain=600ms
link of=bundle index=3 drain=600ms
`

test.describe.configure({ mode: 'serial' })

let onhook: OnHook
let window: Page

test.beforeAll(async () => {
  onhook = await launchOnHook({ scenario: SCENARIO, environment: { ONHOOK_LOGIN_ITEM: '1' } })
  window = await onhook.view('window')
})

test.afterAll(async () => {
  // Or the next session would begin with an OnHook of its own.
  await forgetLogin()
  endSession()
  await onhook.dispose()
})

const row = (name: string): Locator => window.getByRole('listitem', { name, exact: true }).first()

/** The button works once it has stood still. */
async function hangUp(name: string): Promise<void> {
  const button = window.getByRole('button', { name: `Hang up ${name}`, exact: true }).first()
  await expect(button).toHaveAttribute('data-armed', '')
  await button.click()
}

test('a start opens the window with every connection that Windows lists', async () => {
  for (const name of ['Office VPN', 'Pump station', 'ISDN bundle']) await expect(row(name)).toBeVisible()
  await expect(row('ISDN bundle').getByText('3 of 3 links')).toBeVisible()
})

test('a connection is hung up by one call, and gone when Windows knows its handle no more', async () => {
  await hangUp('Office VPN')
  await expect(row('Office VPN').getByText(/\bGone\b/)).toBeVisible()
  const log = onhook.double()
  expect(isTrue(log, 'gone', 'office')).toBe(true)
  expect(hangUpsOf(log, 0x1000n)).toBe(1)
  expect(callsAfterHangUp(log, 0x1000n)).toEqual(new Set(['RasGetConnectStatusW']))
})

test('a link is hung up by its own handle, and its connection stays', async () => {
  const links = window.getByRole('button', { name: 'Links of ISDN bundle' })
  if ((await links.getAttribute('aria-expanded')) !== 'true') await links.click()
  await hangUp('ISDN bundle, link 2')
  await expect(row('ISDN bundle').getByText('2 of 3 links')).toBeVisible()
  const log = onhook.double()
  expect(isTrue(log, 'gone', 'bundle', 2)).toBe(true)
  expect(hangUpsOf(log, 0x5002n)).toBe(1)
  expect(hangUpsOf(log, 0x5000n)).toBe(0)
  expect(callsAfterHangUp(log, 0x5002n)).toEqual(new Set())
  expect(isTrue(log, 'gone', 'bundle')).toBe(false)
})

test('closing hides the window, and a second start brings it forward and ends', async () => {
  const visibility = () => window.evaluate(() => document.visibilityState)
  await closeWindow()
  await expect.poll(visibility).toBe('hidden')
  expect(await onhook.startAgain()).toBe(0)
  await expect.poll(visibility).toBe('visible')
  expect(onhook.isRunning()).toBe(true)
})

test('a new taskbar is heard of, and its icon still works', async () => {
  await announceTaskbar()
  await expect.poll(() => onhook.log()).toContain('a new taskbar')
})

test('"Start at login" is written where Windows reads it, and taken away again', async () => {
  await window
    .getByRole('link', { name: 'Settings' })
    .or(window.getByRole('tab', { name: 'Settings' }))
    .click()
  const login = window.getByRole('switch', { name: 'Start at login' })
  await expect(login).not.toBeChecked()
  await login.click()
  await expect(login).toBeChecked()
  expect([...(await startedAtLogin()).values()]).toEqual([expect.stringMatching(/electron\.exe.* --hidden$/)])
  await login.click()
  await expect(login).not.toBeChecked()
  expect([...(await startedAtLogin()).keys()]).toEqual([])
})

test('what a person has switched off in the Task Manager is said, and not switched on again', async () => {
  const login = window.getByRole('switch', { name: 'Start at login' })
  await login.click()
  await expect(login).toBeChecked()
  const [name = ''] = (await startedAtLogin()).keys()
  await switchOffInTaskManager(name)
  // The user comes back to OnHook.
  await clickIcon()
  const popover = await onhook.view('popover')
  await expect(popover.getByRole('list', { name: 'Connections' })).toBeVisible()
  // Where there is no taskbar it lies on the icon.
  await popover.keyboard.press('Escape')
  await expect.poll(() => popover.evaluate(() => document.visibilityState)).toBe('hidden')
  await expect(login).not.toBeChecked()
  await expect(window.getByText(/OnHook is off in Windows’ Startup apps/)).toBeVisible()
  await expect(login).toHaveAttribute('aria-disabled', 'true')
  await login.click({ force: true })
  await expect(login).not.toBeChecked()
})

test('asked to quit during a hang-up, it says what it waits for, and leaves once the connection is gone', async () => {
  await window
    .getByRole('link', { name: 'Connections' })
    .or(window.getByRole('tab', { name: 'Connections' }))
    .click()
  await hangUp('Pump station')
  await expect.poll(() => isTrue(onhook.double(), 'hung-up', 'slow')).toBe(true)
  await pickFromMenu('last')
  await expect(window.getByRole('group', { name: 'Finishing hang-up' })).toBeVisible()
  expect(onhook.isRunning()).toBe(true)
  expect(await onhook.ended).toBe(0)
  expect(isTrue(onhook.double(), 'gone', 'slow')).toBe(true)
  expect(onhook.receipts().at(-1)?.outcome.phase).toBe('gone')
  expect(onhook.journal()).toEqual([])
  expect(hangUpsOf(onhook.double(), 0x5000n)).toBe(0)
})
