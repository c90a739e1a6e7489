import type { Tray as ElectronTray, Menu, MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import { expect, test } from 'vitest'
import { createWords } from '../../../electron/contract/words/create-words.ts'
import { menuTemplate, Tray } from '../../../electron/shell/tray.ts'
import type { MenuAction } from '../../../electron/shell/tray-table.ts'
import { connection, running, snapshot, teardown } from '../../fixtures/snapshots.ts'

type Heard = (...given: readonly unknown[]) => void

/** Writes down what it is told. */
function fakeTray() {
  const told: string[] = []
  const heard = new Map<string, Heard>()
  const tray = {
    on: (name: string, listener: Heard) => heard.set(name, listener),
    setImage: (image: unknown) => told.push(`image ${String(image)}`),
    setToolTip: (text: string) => told.push(`tooltip ${text}`),
    setContextMenu: () => told.push('menu'),
    popUpContextMenu: () => told.push('menu popped up'),
    getBounds: (): Rectangle => ({ x: 0, y: 0, width: 0, height: 0 }),
    isDestroyed: () => false,
    destroy: () => told.push('destroyed'),
  }
  return {
    told,
    tray: tray as unknown as ElectronTray,
    emit: (name: string, ...given: unknown[]) => heard.get(name)?.(...given),
  }
}

function makeTray(menuBeforehand: boolean) {
  const fake = fakeTray()
  const clicks: Rectangle[] = []
  const acted: MenuAction[] = []
  const tray = new Tray(
    {
      makers: {
        tray: () => fake.tray,
        image: (state) => state as unknown as NativeImage,
        menu: () => ({}) as unknown as Menu,
      },
      words: createWords('en'),
      menuBeforehand,
      clicked: (bounds) => clicks.push(bounds),
      act: (action) => acted.push(action),
    },
    snapshot(),
  )
  fake.told.length = 0
  return { ...fake, tray, clicks, acted }
}

test('the same snapshot again tells Electron nothing', () => {
  const { tray, told } = makeTray(true)
  tray.render(snapshot({ connections: [connection()] }))
  told.length = 0
  tray.render(snapshot({ connections: [connection()], version: 7 }))
  expect(told).toEqual([])
})

test('Electron is told what has changed, and nothing else', () => {
  const { tray, told } = makeTray(true)
  tray.render(snapshot({ connections: [connection()] }))
  expect(told).toEqual(['image connected', 'tooltip Office VPN 12 min', 'menu'])
  told.length = 0
  tray.render(snapshot({ connections: [connection({ connectedMs: 13 * 60_000 })] }))
  expect(told).toEqual(['tooltip Office VPN 13 min'])
})

test('a hang-up that begins changes icon, tooltip and menu at once', () => {
  const { tray, told } = makeTray(true)
  tray.render(snapshot({ connections: [connection()] }))
  told.length = 0
  tray.render(snapshot({ connections: [connection({ teardown: teardown(running()) })] }))
  expect(told[0]).toBe('image hanging-up')
  expect(told).toContain('menu')
})

test('on Windows the menu is made at the right click', () => {
  const { tray, told, emit } = makeTray(false)
  tray.render(snapshot({ connections: [connection()] }))
  expect(told).not.toContain('menu')
  emit('right-click')
  expect(told.at(-1)).toBe('menu popped up')
})

test('a click says where it was', () => {
  const { clicks, emit } = makeTray(true)
  emit('click', {}, { x: 1, y: 2, width: 3, height: 4 })
  expect(clicks).toEqual([{ x: 1, y: 2, width: 3, height: 4 }])
})

test('an ampersand in a name is one that is read', () => {
  const [item] = menuTemplate([{ kind: 'text', label: 'R&D' }], () => {})
  expect(item).toEqual({ label: 'R&&D', enabled: false })
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
