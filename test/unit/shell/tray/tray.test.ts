import type { MenuItemConstructorOptions, Rectangle } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FIRST_SETTINGS } from '../../../../electron/contract/settings.ts'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { type IconStyle, Tray } from '../../../../electron/shell/tray/tray.ts'
import { type MenuAction, menuTemplate } from '../../../../electron/shell/tray/tray-menu.ts'
import { connection, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'
import { FakeTray, makersOf } from './fake-tray.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

interface Made {
  readonly menuBeforehand?: boolean
  readonly style?: IconStyle
  readonly latest?: Snapshot
}

async function makeTray({
  menuBeforehand = true,
  style = { ground: 'dark', still: true },
  latest = snapshot(),
}: Made = {}) {
  const fake = new FakeTray()
  const clicks: (readonly [Rectangle, boolean])[] = []
  const acted: MenuAction[] = []
  let now = style
  let first: Snapshot | null = snapshot()
  const tray = new Tray({
    makers: makersOf(fake),
    words: ({ desktop: { settings } }) => createWords(settings.language === 'de' ? 'de' : 'en'),
    style: () => now,
    menuBeforehand,
    clicked: (...click) => clicks.push(click),
    latest: () => first ?? latest,
    act: (action) => acted.push(action),
    tellsPlace: false,
    balloon: () => {},
    pause: async () => {},
    log: { info: () => {}, warn: () => {} },
  })
  await tray.start(Promise.resolve(true))
  first = null
  fake.told.length = 0
  const change = (next: IconStyle) => {
    now = next
    tray.repaint()
  }
  return { fake, told: fake.told, tray, clicks, acted, change }
}

const CONNECTED = snapshot({ connections: [connection()] })
const HANGING_UP = snapshot({ connections: [connection({ teardown: teardown(running()) })] })
const images = (told: readonly string[]) => told.filter((each) => each.startsWith('image '))

test('the same snapshot again tells Electron nothing', async () => {
  const { tray, told } = await makeTray()
  tray.render(snapshot({ connections: [connection()] }))
  told.length = 0
  tray.render(snapshot({ connections: [connection()], version: 7 }))
  expect(told).toEqual([])
})

test('Electron is told what has changed, and nothing else', async () => {
  const { tray, told } = await makeTray()
  tray.render(snapshot({ connections: [connection()] }))
  expect(told).toEqual(['image connected', 'tooltip Office VPN 12 min', 'menu Hang up Office VPN | Open OnHook | Quit'])
  told.length = 0
  tray.render(snapshot({ connections: [connection({ connectedMs: 13 * 60_000 })] }))
  expect(told).toEqual(['tooltip Office VPN 13 min'])
})

test('a hang-up that begins changes icon, tooltip and menu at once', async () => {
  const { tray, told } = await makeTray()
  tray.render(snapshot({ connections: [connection()] }))
  told.length = 0
  tray.render(snapshot({ connections: [connection({ teardown: teardown(running()) })] }))
  expect(told[0]).toBe('image hanging-up')
  expect(told).toContain('menu Office VPN — Hanging up | Open OnHook | Quit')
})

test('the words follow the language that is chosen', async () => {
  const { tray, told } = await makeTray()
  tray.render({ ...CONNECTED, desktop: { ...CONNECTED.desktop, settings: { ...FIRST_SETTINGS, language: 'de' } } })
  expect(told.at(-1)).toBe('menu Office VPN auflegen | OnHook öffnen | Beenden')
})

test('on Windows the menu is made at the right click, of what is known then', async () => {
  const { tray, told, fake } = await makeTray({ menuBeforehand: false, latest: CONNECTED })
  tray.render(HANGING_UP)
  expect(told.filter((each) => each.startsWith('menu'))).toEqual([])
  fake.emit('right-click')
  expect(told.at(-1)).toBe('popped up Hang up Office VPN | Open OnHook | Quit')
})

test('a click says where it was, and whether it is the second of a double one', async () => {
  const { clicks, fake } = await makeTray()
  const at = { x: 1, y: 2, width: 3, height: 4 }
  fake.emit('click', {}, at)
  fake.emit('double-click', {}, at)
  expect(clicks).toEqual([
    [at, false],
    [at, true],
  ])
})

test('the icon moves for less than two seconds while a hang-up runs, and then rests', async () => {
  const { tray, told } = await makeTray({ style: { ground: 'dark', still: false } })
  tray.render(HANGING_UP)
  vi.advanceTimersByTime(1_999)
  expect(images(told).slice(0, 3)).toEqual(['image hanging-up-1', 'image hanging-up-2', 'image hanging-up'])
  expect(images(told).at(-1)).toBe('image hanging-up')
  told.length = 0
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('it stops moving as soon as the hang-up has ended', async () => {
  const { tray, told } = await makeTray({ style: { ground: 'dark', still: false } })
  tray.render(HANGING_UP)
  tray.render(CONNECTED)
  told.length = 0
  vi.advanceTimersByTime(5_000)
  expect(told).toEqual([])
})

test('nothing moves where the user wants no motion', async () => {
  const { tray, told } = await makeTray()
  tray.render(HANGING_UP)
  vi.advanceTimersByTime(5_000)
  expect(images(told)).toEqual(['image hanging-up'])
})

test.each([
  ['light', 'image connected-light'],
  ['contrast', 'image connected-contrast'],
] as const)('a taskbar that becomes %s gets its own icon', async (ground, image) => {
  const { tray, told, change } = await makeTray()
  tray.render(CONNECTED)
  told.length = 0
  change({ ground, still: true })
  expect(told).toEqual([image])
})

test('a taskbar that stays as it was gets no new icon', async () => {
  const { tray, told, change } = await makeTray()
  tray.render(CONNECTED)
  told.length = 0
  change({ ground: 'dark', still: true })
  expect(told).toEqual([])
})

test('once destroyed it is told nothing more', async () => {
  const { tray, told, change } = await makeTray({ style: { ground: 'dark', still: false } })
  tray.render(HANGING_UP)
  tray.destroy()
  tray.render(CONNECTED)
  change({ ground: 'light', still: false })
  vi.advanceTimersByTime(5_000)
  expect(told.at(-1)).toBe('destroyed')
})

test('an ampersand in a name is one that is read', () => {
  const [item] = menuTemplate([{ kind: 'text', label: 'R&D' }], () => {})
  expect(item).toEqual({ label: 'R&&D', enabled: false })
})

test('a checkbox shows whether it is ticked', () => {
  const rows = [{ kind: 'checkbox', label: 'Start at login', checked: true, action: { do: 'quit' } }] as const
  expect(menuTemplate(rows, () => {})).toMatchObject([{ type: 'checkbox', label: 'Start at login', checked: true }])
})

test('an entry does what its row says', () => {
  const acted: MenuAction[] = []
  const items: readonly MenuItemConstructorOptions[] = menuTemplate(
    [{ kind: 'submenu', label: 'Bundle', rows: [{ kind: 'action', label: 'Quit', action: { do: 'quit' } }] }],
    (action) => acted.push(action),
  )
  const inner = items[0]?.submenu
  const click = Array.isArray(inner) ? inner[0]?.click : undefined
  Reflect.apply(click ?? (() => {}), undefined, [])
  expect(acted).toEqual([{ do: 'quit' }])
})
