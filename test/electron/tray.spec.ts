import { expect, test } from './fixtures.ts'
import { startAgain } from './launch.ts'
import { BUNDLE, linkHandle, ONE_NEVER, STRANGE, THREE } from './scenarios.ts'
import { folderWith } from './settings-folder.ts'
import { menuLabels } from './tray-menu.ts'
import { readTruth } from './truth.ts'

test('the menu has every connection, and what can be done with all', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  await expect
    .poll(() => menuLabels(onhook))
    .toEqual(['Hang up Office VPN', 'Hang up R&D _ line', 'Hang up Their VPN', 'Hang up all…', 'Open OnHook', 'Quit'])
})

test('the tooltip names connections and how long they are up', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  const item = await onhook.item()
  await expect.poll(() => item.tooltip()).toContain('Office VPN 12 min')
  expect((await item.tooltip()).length).toBeLessThanOrEqual(128)
})

test('an entry of the menu hangs its connection up', async ({ launch, double }) => {
  const played = await double(THREE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  const item = await onhook.item()
  // Listed is not yet connected: until a status was read, the icon warns.
  await expect.poll(() => item.tooltip()).toContain('Office VPN 12 min')
  const before = await item.icon()
  await item.press('Hang up Office VPN')
  await expect.poll(() => item.icon()).not.toBe(before)
  await item.press('Hang up R&D _ line')
  await expect.poll(() => readTruth(played).gone('mine')).toBe(true)
  await expect.poll(() => readTruth(played).gone('office')).toBe(true)
  await expect.poll(() => menuLabels(onhook)).toEqual(['Hang up Their VPN', 'Open OnHook', 'Quit'])
  await expect.poll(() => item.icon()).toBe(before)
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toHaveLength(1)
  expect(readTruth(played).calls('RasHangUpW', 0x2000n)).toHaveLength(1)
})

test("somebody else's connection is asked about in the popover before it is hung up", async ({ launch, double }) => {
  const played = await double(THREE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await expect.poll(() => menuLabels(onhook)).toContain('Hang up Their VPN')
  await (await onhook.item()).press('Hang up Their VPN')
  const popover = await onhook.popover()
  const question = popover.getByRole('group', { name: 'Hang up Their VPN?' })
  await expect(question).toBeVisible()
  expect(readTruth(played).calls('RasHangUpW', 0x3000n)).toEqual([])
  await popover.waitForTimeout(300)
  const answer = question.getByRole('button', { name: 'Hang up anyway' })
  await expect(answer).toHaveAttribute('data-armed', '')
  await answer.click()
  await expect.poll(() => readTruth(played).gone('theirs')).toBe(true)
})

test('"Hang up all…" asks in the popover first', async ({ launch, double }) => {
  const played = await double(THREE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await expect.poll(() => menuLabels(onhook)).toContain('Hang up all…')
  await (await onhook.item()).press('Hang up all…')
  const popover = await onhook.popover()
  const question = popover.getByRole('group', { name: 'Hang up all connections?' })
  await expect(question).toBeVisible()
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toEqual([])
  await popover.waitForTimeout(300)
  const answer = question.getByRole('button', { name: 'Hang up 2 connections' })
  await expect(answer).toHaveAttribute('data-armed', '')
  await answer.click()
  await expect.poll(() => ['office', 'mine'].every((id) => readTruth(played).gone(id))).toBe(true)
  expect(readTruth(played).calls('RasHangUpW', 0x3000n)).toEqual([])
})

test('"Hang up all" asks nothing where the user wants no question, and leaves out what is somebody else\'s', async ({
  launch,
  double,
}) => {
  const played = await double(THREE)
  const userData = folderWith({ confirmHangUpAll: false })
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'], userData })
  await expect.poll(() => menuLabels(onhook)).toContain('Hang up all')
  await (await onhook.item()).press('Hang up all')
  await expect.poll(() => ['office', 'mine'].every((id) => readTruth(played).gone(id))).toBe(true)
  expect(readTruth(played).calls('RasHangUpW', 0x3000n)).toEqual([])
})

test('a bundle is a submenu with its links', async ({ launch, double }) => {
  const played = await double(BUNDLE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  const item = await onhook.item()
  await expect.poll(async () => (await item.menu())[0]?.children.length).toBe(5)
  const [bundle] = await item.menu()
  expect(bundle?.label).toContain('ISDN bundle')
  expect(bundle?.children.filter(({ separator }) => !separator).map(({ label }) => label)).toEqual([
    'Hang up',
    'Hang up link 1',
    'Hang up link 2',
    'Hang up link 3',
  ])
  await item.press(bundle?.label ?? '', 'Hang up link 3')
  await expect.poll(() => readTruth(played).gone('bundle', 3)).toBe(true)
  expect(readTruth(played).calls('RasHangUpW', linkHandle(3))).toHaveLength(1)
  expect(readTruth(played).gone('bundle')).toBe(false)
})

test('a name with markup and lone surrogates is text in the menu, and can be hung up there', async ({
  launch,
  double,
}) => {
  const played = await double(STRANGE)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await expect.poll(async () => (await menuLabels(onhook))[0]).toMatch(/^Hang up <img src=x onerror=alert\(1\)>/)
  const [label = ''] = await menuLabels(onhook)
  await (await onhook.item()).press(label)
  await expect.poll(() => readTruth(played).gone('wicked')).toBe(true)
})

test('a double click leads to where one click leads', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  const item = await onhook.item()
  await Promise.all([item.activate(), item.activate()])
  await onhook.popover()
  await expect.poll(() => onhook.sees('popover')).toBe(true)
})

test('the icon moves a little when a hang-up begins, and then rests', async ({ launch, double }) => {
  const played = await double(ONE_NEVER)
  const onhook = await launch({ environment: played.environment, switches: ['--hidden'] })
  await expect.poll(() => menuLabels(onhook)).toContain('Hang up Office VPN')
  const item = await onhook.item()
  const connected = await item.icon()
  await item.press('Hang up Office VPN')
  const seen = new Set([connected])
  const look = async () => seen.add(await item.icon()).size
  await expect.poll(look, { intervals: [50] }).toBeGreaterThan(2)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const resting = new Set([await item.icon(), await item.icon(), await item.icon()])
  expect(resting.size).toBe(1)
  expect(resting).not.toContain(connected)
})

test('a second click on the icon closes the popover', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  const item = await onhook.item()
  await item.activate()
  const popover = await onhook.popover()
  await expect.poll(() => onhook.sees('popover')).toBe(true)
  // Sooner it would be the second half of a double click.
  await popover.waitForTimeout(400)
  await item.activate()
  await expect.poll(() => onhook.sees('popover')).toBe(false)
})

test('the popover is as high as its content, within bounds', async ({ launch, double }) => {
  const heightOf = async (environment: Readonly<Record<string, string>>): Promise<number> => {
    const onhook = await launch({ environment, switches: ['--hidden'] })
    await (await onhook.item()).activate()
    const popover = await onhook.popover()
    // Before the first snapshot there is a page already, with nothing in it.
    await expect(popover.getByRole('button', { name: 'Quit' })).toBeVisible()
    const heights = () =>
      popover.evaluate(() => {
        const content = Math.ceil(document.documentElement.getBoundingClientRect().height)
        return { wanted: Math.min(640, Math.max(200, content)), is: innerHeight }
      })
    await expect.poll(async () => heights().then(({ wanted, is }) => is - wanted)).toBe(0)
    const { wanted } = await heights()
    return wanted
  }
  const one = await heightOf((await double(ONE_NEVER)).environment)
  const three = await heightOf((await double(THREE)).environment)
  expect(one).toBeLessThan(three)
  expect(three).toBeLessThan(640)
  expect(await heightOf({ ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: 'crowd' })).toBe(640)
})

test('the popover is put back into its place when a screen comes, goes or changes', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  await (await onhook.item()).activate()
  await onhook.popover()
  await expect.poll(() => onhook.sees('popover')).toBe(true)
  const bounds = () =>
    onhook.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: 0, y: 0 })
  // As high as its content, and there to stay.
  await expect.poll(bounds).not.toMatchObject({ height: 420 })
  const place = await bounds()
  for (const event of ['display-added', 'display-removed', 'display-metrics-changed']) {
    const moved = await onhook.app.evaluate(({ BrowserWindow, screen }, name) => {
      const [popover] = BrowserWindow.getAllWindows()
      // What the system does with windows of a screen that goes.
      popover?.setPosition(5, 5)
      const before = popover?.getBounds()
      const emitter: NodeJS.EventEmitter = screen
      emitter.emit(name)
      return before
    }, event)
    expect(moved).not.toEqual(place)
    await expect.poll(bounds).toEqual(place)
  }
})

test('Escape closes the popover', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  await (await onhook.item()).activate()
  const popover = await onhook.popover()
  await expect(popover.getByRole('list', { name: 'Connections' })).toBeVisible()
  await popover.keyboard.press('Escape')
  await expect.poll(() => onhook.sees('popover')).toBe(false)
})

test('a start opens the window, closing hides it, and the menu and a second start bring it back', async ({
  launch,
  double,
}) => {
  const onhook = await launch({ environment: (await double(THREE)).environment })
  await onhook.window()
  await expect.poll(() => onhook.sees('window')).toBe(true)
  const close = () =>
    onhook.app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) each.close()
    })
  await close()
  await expect.poll(() => onhook.sees('window')).toBe(false)
  await (await onhook.item()).press('Open OnHook')
  await expect.poll(() => onhook.sees('window')).toBe(true)
  await close()
  await expect.poll(() => onhook.sees('window')).toBe(false)

  const second = startAgain(onhook)
  const code = new Promise((resolve) => second.once('exit', resolve))
  await expect.poll(() => onhook.sees('window')).toBe(true)
  expect(await code).toBe(0)
  expect(onhook.endedAt()).toBeNull()
})

test('with --hidden nothing is shown until it is asked for', async ({ launch, double }) => {
  const onhook = await launch({ environment: (await double(THREE)).environment, switches: ['--hidden'] })
  await expect.poll(() => menuLabels(onhook)).toContain('Hang up Office VPN')
  expect(await onhook.sees('window')).toBe(false)
  expect(await onhook.sees('popover')).toBe(false)
})
