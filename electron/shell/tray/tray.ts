import type { Tray as ElectronTray, Menu, MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { stackOf } from '../app/stages.ts'
import { ICON_FRAME, TRAY_RETRIES } from '../timings.ts'
import { type Ground, iconFile, MOTION, type Picture } from './tray-icon.ts'
import { type MenuAction, type MenuRow, menuTemplate, type TrayTable, trayTable } from './tray-menu.ts'

/** What of Electron the tray needs; a test hands in its own. */
export interface TrayMakers {
  /** Throws while the shell takes no icon. */
  tray(image: NativeImage): ElectronTray
  /** `file`: without folder and extension. */
  image(file: string): NativeImage
  menu(template: MenuItemConstructorOptions[]): Menu
}

/** How the system wants an icon to look at the moment. */
export interface IconStyle {
  readonly ground: Ground
  /** The user wants nothing to move. */
  readonly still: boolean
}

export interface TrayParts {
  readonly makers: TrayMakers
  readonly words: (snapshot: Snapshot) => Words
  readonly style: () => IconStyle
  /**
   * True where the system asks for the menu beforehand (Linux). On Windows a menu that is set swallows the right click, and
   * one that is made at the click is never out of date.
   */
  readonly menuBeforehand: boolean
  readonly clicked: (bounds: Rectangle, double: boolean) => void
  /** Read anew, for an icon or a menu that is just being made. */
  readonly latest: () => Snapshot
  readonly act: (action: MenuAction) => void
  readonly pause: (ms: number) => Promise<void>
  readonly log: EngineLog
}

/**
 * The icon in the notification area, which may come late: at login a program can be there before the taskbar is. `render`
 * may be called with every snapshot; Electron hears of changes only.
 */
export class Tray {
  readonly #parts: TrayParts
  readonly #images = new Map<string, NativeImage>()
  #tray: ElectronTray | null = null
  #state: 'waiting' | 'there' | 'none' = 'waiting'
  #shown: { readonly table: TrayTable; readonly menu: string } | null = null
  #image: NativeImage | null = null
  #motion: NodeJS.Timeout | null = null

  constructor(parts: TrayParts) {
    this.#parts = parts
  }

  /** There is an icon, or there may be one soon. */
  get expected(): boolean {
    return this.#state !== 'none'
  }

  /** Resolves to false where no icon can be had. `host`: whether anybody shows icons here. */
  async start(host: Promise<boolean>): Promise<boolean> {
    if (await host) await this.#createPatiently()
    if (this.#tray === null) this.#state = 'none'
    return this.#tray !== null
  }

  render(snapshot: Snapshot): void {
    const tray = this.#alive()
    const before = this.#shown
    if (tray === null || before === null) return
    const { table, menu } = this.#look(snapshot)
    if (table.icon !== before.table.icon) this.#picture(table.icon)
    if (table.tooltip !== before.table.tooltip) tray.setToolTip(table.tooltip)
    if (menu !== before.menu && this.#parts.menuBeforehand) tray.setContextMenu(this.#menu(table.menu))
  }

  /** The taskbar has changed its colours. */
  repaint(): void {
    this.#stopMotion()
    if (this.#shown !== null) this.#put(this.#shown.table.icon)
  }

  /** All zeros where the system does not tell; null without an icon. */
  bounds(): Rectangle | null {
    return this.#alive()?.getBounds() ?? null
  }

  /** Gives the focus back to where it came from. */
  focus(): void {
    this.#alive()?.focus()
  }

  destroy(): void {
    this.#state = 'none'
    this.#stopMotion()
    this.#alive()?.destroy()
  }

  async #createPatiently(): Promise<void> {
    const { pause, log } = this.#parts
    for (const wait of [...TRAY_RETRIES, null]) {
      if (!this.expected) return
      try {
        this.#create()
        return
      } catch (error: unknown) {
        log.warn(`tray failed, ${wait === null ? 'given up' : `again in ${wait} ms`}: ${stackOf(error)}`)
        if (wait !== null) await pause(wait)
      }
    }
  }

  #create(): void {
    const { makers, latest, clicked, menuBeforehand } = this.#parts
    const { table } = this.#look(latest())
    this.#image = this.#imageOf(table.icon)
    const tray = makers.tray(this.#image)
    tray.on('click', (_event, bounds) => clicked(bounds, false))
    tray.on('double-click', (_event, bounds) => clicked(bounds, true))
    if (!menuBeforehand) tray.on('right-click', () => this.#popUp(tray))
    tray.setToolTip(table.tooltip)
    if (menuBeforehand) tray.setContextMenu(this.#menu(table.menu))
    this.#tray = tray
    this.#state = 'there'
  }

  #alive(): ElectronTray | null {
    return this.#tray?.isDestroyed() === false ? this.#tray : null
  }

  #look(snapshot: Snapshot) {
    const table = trayTable(snapshot, this.#parts.words(snapshot))
    this.#shown = { table, menu: JSON.stringify(table.menu) }
    return this.#shown
  }

  #picture(icon: TrayTable['icon']): void {
    this.#stopMotion()
    if (icon !== 'hanging-up' || this.#parts.style().still) {
      this.#put(icon)
      return
    }
    const [first = icon, ...rest] = MOTION
    this.#put(first)
    this.#motion = setInterval(() => {
      const next = rest.shift()
      if (next === undefined) this.#stopMotion()
      else this.#put(next)
    }, ICON_FRAME)
  }

  #stopMotion(): void {
    if (this.#motion !== null) clearInterval(this.#motion)
    this.#motion = null
  }

  #put(picture: Picture): void {
    const image = this.#imageOf(picture)
    if (image === this.#image) return
    this.#image = image
    this.#alive()?.setImage(image)
  }

  #imageOf(picture: Picture): NativeImage {
    const file = iconFile(picture, this.#parts.style().ground)
    const known = this.#images.get(file)
    if (known !== undefined) return known
    const image = this.#parts.makers.image(file)
    this.#images.set(file, image)
    return image
  }

  #popUp(tray: ElectronTray): void {
    const snapshot = this.#parts.latest()
    this.render(snapshot)
    tray.popUpContextMenu(this.#menu(trayTable(snapshot, this.#parts.words(snapshot)).menu))
  }

  #menu(rows: readonly MenuRow[]): Menu {
    return this.#parts.makers.menu(menuTemplate(rows, this.#parts.act))
  }
}
