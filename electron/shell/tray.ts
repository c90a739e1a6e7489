import type { Tray as ElectronTray, Menu, MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import type { Overall } from '../contract/derive.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Words } from '../contract/words/words.ts'
import { type MenuAction, type MenuRow, type TrayTable, trayTable } from './tray-table.ts'

/** What of Electron the tray needs; a test hands in its own. */
export interface TrayMakers {
  tray(image: NativeImage): ElectronTray
  image(state: Overall): NativeImage
  menu(template: MenuItemConstructorOptions[]): Menu
}

export interface TrayParts {
  readonly makers: TrayMakers
  readonly words: Words
  /**
   * True where the system asks for the menu beforehand (Linux). On Windows a menu that is set swallows the right click, and
   * one that is made at the click is never out of date.
   */
  readonly menuBeforehand: boolean
  readonly clicked: (bounds: Rectangle) => void
  readonly act: (action: MenuAction) => void
}

/** The icon in the notification area. `render` may be called with every snapshot: Electron hears of changes only. */
export class Tray {
  readonly #parts: TrayParts
  readonly #tray: ElectronTray
  readonly #images = new Map<Overall, NativeImage>()
  #shown: { readonly table: TrayTable; readonly menu: string }

  constructor(parts: TrayParts, snapshot: Snapshot) {
    this.#parts = parts
    const table = trayTable(snapshot, parts.words)
    this.#tray = parts.makers.tray(this.#image(table.icon))
    this.#tray.on('click', (_event, bounds) => parts.clicked(bounds))
    if (!parts.menuBeforehand) {
      this.#tray.on('right-click', () => this.#tray.popUpContextMenu(this.#menu(this.#shown.table.menu)))
    }
    this.#shown = { table, menu: JSON.stringify(table.menu) }
    this.#tray.setToolTip(table.tooltip)
    if (parts.menuBeforehand) this.#tray.setContextMenu(this.#menu(table.menu))
  }

  render(snapshot: Snapshot): void {
    const table = trayTable(snapshot, this.#parts.words)
    const menu = JSON.stringify(table.menu)
    const before = this.#shown
    this.#shown = { table, menu }
    if (table.icon !== before.table.icon) this.#tray.setImage(this.#image(table.icon))
    if (table.tooltip !== before.table.tooltip) this.#tray.setToolTip(table.tooltip)
    if (menu !== before.menu && this.#parts.menuBeforehand) this.#tray.setContextMenu(this.#menu(table.menu))
  }

  bounds(): Rectangle {
    return this.#tray.getBounds()
  }

  /** Gives the focus back to where it came from. */
  focus(): void {
    if (!this.#tray.isDestroyed()) this.#tray.focus()
  }

  destroy(): void {
    if (!this.#tray.isDestroyed()) this.#tray.destroy()
  }

  #image(state: Overall): NativeImage {
    const known = this.#images.get(state)
    if (known !== undefined) return known
    const image = this.#parts.makers.image(state)
    this.#images.set(state, image)
    return image
  }

  #menu(rows: readonly MenuRow[]): Menu {
    return this.#parts.makers.menu(menuTemplate(rows, this.#parts.act))
  }
}

/** The table as Electron wants it. */
export function menuTemplate(
  rows: readonly MenuRow[],
  act: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return rows.map((row) => itemOf(row, act))
}

function itemOf(row: MenuRow, act: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'text':
      return { label: escaped(row.label), enabled: false }
    case 'action':
      return { label: escaped(row.label), click: () => act(row.action) }
    case 'checkbox':
      return { type: 'checkbox', label: escaped(row.label), checked: row.checked, click: () => act(row.action) }
    case 'submenu':
      return { label: escaped(row.label), submenu: menuTemplate(row.rows, act) }
  }
}

/** In a menu `&` marks the access key; two stand for one. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&')
}
