import { test as base, expect } from './fixtures.ts'
import { type NotificationHost, startNotificationHost } from './notification-host.ts'
import { folderWith } from './settings-folder.ts'

const test = base.extend<{ readonly notifications: NotificationHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  notifications: async ({}, use) => {
    const host = await startNotificationHost()
    await use(host)
    await host.close()
  },
})

const DROPS = `onhook-scenario version=1
connection id=office name="Office <b>VPN</b>" handle=0x1000 ends=5s
`
const STUCK_THEN_GONE = `onhook-scenario version=1
connection id=office name="Office VPN" handle=0x1000 drain=13s
`

/** Long enough for a hang-up to be stuck. */
const STUCK_BY = { timeout: 20_000 }

test('a connection that drops is told once, and taken back when the user looks', async ({
  launch,
  double,
  notifications,
}) => {
  const played = await double(DROPS)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'], userData: folderWith({}) })
  await expect.poll(() => notifications.shown(), STUCK_BY).toEqual(['Office <b>VPN</b> has ended'])
  // A name is not markup: it stands in the title, which has none.
  expect(notifications.events[0]).toMatchObject({ what: 'notify', replaces: 0, text: 'OnHook did not hang it up.' })
  await (await onhook.item()).activate()
  await expect.poll(() => onhook.sees('popover')).toBe(true)
  await expect.poll(() => notifications.shown()).toEqual([])
  expect(notifications.events.filter(({ what }) => what === 'notify')).toHaveLength(1)
})

test('"stuck" is closed before "gone" takes its place, and pressing that opens the row', async ({
  launch,
  double,
  notifications,
}) => {
  const played = await double(STUCK_THEN_GONE)
  const userData = folderWith({ notifyGone: true })
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'], userData })
  const item = await onhook.item()
  await expect.poll(async () => (await item.menu())[0]?.label).toBe('Hang up Office VPN')
  await item.press('Hang up Office VPN')
  await expect.poll(() => notifications.shown(), STUCK_BY).toEqual(['Office VPN is stuck'])
  await expect.poll(() => notifications.shown(), STUCK_BY).toEqual(['Office VPN is gone'])
  expect(notifications.events.map(({ what }) => what)).toEqual(['notify', 'close', 'notify'])

  notifications.press('Office VPN is gone')
  const window = await onhook.window()
  await expect.poll(() => onhook.sees('window')).toBe(true)
  await expect(window.getByRole('listitem', { name: 'Office VPN', exact: true }).first()).toBeVisible()
  await expect.poll(() => notifications.shown()).toEqual([])
})

test('what the user does not want to hear of is not told, and nothing is told of a hang-up by default', async ({
  launch,
  double,
  notifications,
}) => {
  const played = await double(`${DROPS}connection id=mine name="Mine" handle=0x2000 drain=200ms\n`)
  const userData = folderWith({ notifyDropped: false })
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'], userData })
  const item = await onhook.item()
  await expect.poll(async () => (await item.menu()).map(({ label }) => label)).toContain('Hang up Mine')
  await item.press('Hang up Mine')
  // Both have ended, and OnHook knows.
  await expect.poll(() => item.tooltip(), STUCK_BY).toMatch(/No RAS connection/)
  expect(notifications.events).toEqual([])
})

test('the first time that the window is closed it is said where it went, and never again', async ({
  launch,
  double,
  notifications,
}) => {
  const played = await double(DROPS.replace(' ends=5s', ''))
  const userData = folderWith({}, { seen: ['first-run'] })
  const onhook = await launch({ environment: played.environment, userData })
  for (let time = 0; time < 2; time += 1) {
    await onhook.window()
    await expect.poll(() => onhook.sees('window')).toBe(true)
    await onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => onhook.sees('window')).toBe(false)
    await (await onhook.item()).press('Open OnHook')
  }
  expect(notifications.events.flatMap((event) => (event.what === 'notify' ? [event.title] : []))).toEqual([
    'OnHook is still running',
  ])
})

base('where nobody shows notifications nothing breaks, and the popover says it instead', async ({ launch, double }) => {
  const played = await double(DROPS)
  const userData = folderWith({}, { seen: ['first-run'] })
  const onhook = await launch({ environment: played.environment, userData })
  await onhook.window()
  await expect.poll(() => onhook.sees('window')).toBe(true)
  await onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => onhook.sees('window')).toBe(false)
  const item = await onhook.item()
  await expect.poll(() => item.tooltip(), STUCK_BY).toMatch(/No RAS connection/)
  await item.activate()
  await expect((await onhook.popover()).getByText(/OnHook keeps running here/)).toBeVisible()
  expect(onhook.log()).not.toMatch(/unexpected/)
})
