import type { Tray as ElectronTray, Menu, MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import { FRAME, type Ground, iconFile, MOTION, type Picture } from './tray-icon.ts'
import { type MenuAction, type MenuRow, type TrayTable, trayTable } from './tray-menu.ts'

/** What of Electron the tray needs; a test hands in its own. */
export interface TrayMakers {
  tray(image: NativeImage): ElectronTray
  /** `file`: without folder and ending. */
  image(file: string): NativeImage
  menu(template: MenuItemConstructorOptions[]): Menu
}

/** How the system wants an icon to be at the moment. */
export interface IconManner {
  readonly ground: Ground
  /** The user wants nothing to move. */
  readonly still: boolean
}

export interface TrayParts {
  readonly makers: TrayMakers
  readonly words: (snapshot: Snapshot) => Words
  readonly manner: () => IconManner
  /**
   * True where the system asks for the menu beforehand (Linux). On Windows a menu that is set swallows the right click, and
   * one that is made at the click is never out of date.
   */
  readonly menuBeforehand: boolean
  readonly clicked: (bounds: Rectangle, double: boolean) => void
  /** Read anew, for a menu that is just being opened. */
  readonly latest: () => Snapshot
  readonly act: (action: MenuAction) => void
}

/** The icon in the notification area. `render` may be called with every snapshot: Electron hears of changes only. */
export class Tray {
  readonly #parts: TrayParts
  readonly #tray: ElectronTray
  readonly #images = new Map<string, NativeImage>()
  #shown: { readonly table: TrayTable; readonly menu: string }
  #image: NativeImage
  #motion: NodeJS.Timeout | null = null

  constructor(parts: TrayParts, snapshot: Snapshot) {
    this.#parts = parts
    const table = trayTable(snapshot, parts.words(snapshot))
    this.#shown = { table, menu: JSON.stringify(table.menu) }
    this.#image = this.#imageOf(table.icon)
    this.#tray = parts.makers.tray(this.#image)
    this.#tray.on('click', (_event, bounds) => parts.clicked(bounds, false))
    this.#tray.on('double-click', (_event, bounds) => parts.clicked(bounds, true))
    if (!parts.menuBeforehand) this.#tray.on('right-click', () => this.#popUp())
    this.#tray.setToolTip(table.tooltip)
    if (parts.menuBeforehand) this.#tray.setContextMenu(this.#menu(table.menu))
  }

  render(snapshot: Snapshot): void {
    if (this.#tray.isDestroyed()) return
    const table = trayTable(snapshot, this.#parts.words(snapshot))
    const menu = JSON.stringify(table.menu)
    const before = this.#shown
    this.#shown = { table, menu }
    if (table.icon !== before.table.icon) this.#picture(table.icon)
    if (table.tooltip !== before.table.tooltip) this.#tray.setToolTip(table.tooltip)
    if (menu !== before.menu && this.#parts.menuBeforehand) this.#tray.setContextMenu(this.#menu(table.menu))
  }

  /** The taskbar has changed its colours. */
  repaint(): void {
    this.#stopMotion()
    if (!this.#tray.isDestroyed()) this.#put(this.#shown.table.icon)
  }

  bounds(): Rectangle {
    return this.#tray.getBounds()
  }

  /** Gives the focus back to where it came from. */
  focus(): void {
    if (!this.#tray.isDestroyed()) this.#tray.focus()
  }

  destroy(): void {
    this.#stopMotion()
    if (!this.#tray.isDestroyed()) this.#tray.destroy()
  }

  #picture(icon: TrayTable['icon']): void {
    this.#stopMotion()
    if (icon !== 'hanging-up' || this.#parts.manner().still) {
      this.#put(icon)
      return
    }
    const [first = icon, ...rest] = MOTION
    this.#put(first)
    this.#motion = setInterval(() => {
      const next = rest.shift()
      if (next === undefined) this.#stopMotion()
      else this.#put(next)
    }, FRAME)
  }

  #stopMotion(): void {
    if (this.#motion !== null) clearInterval(this.#motion)
    this.#motion = null
  }

  #put(picture: Picture): void {
    const image = this.#imageOf(picture)
    if (image === this.#image) return
    this.#image = image
    this.#tray.setImage(image)
  }

  #imageOf(picture: Picture): NativeImage {
    const file = iconFile(picture, this.#parts.manner().ground)
    const known = this.#images.get(file)
    if (known !== undefined) return known
    const image = this.#parts.makers.image(file)
    this.#images.set(file, image)
    return image
  }

  #popUp(): void {
    this.render(this.#parts.latest())
    this.#tray.popUpContextMenu(this.#menu(this.#shown.table.menu))
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
