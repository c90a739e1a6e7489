import type { Tray as ElectronTray, Menu, MenuItemConstructorOptions, NativeImage, Rectangle } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { stackOf } from '../app/stages.ts'
import { ICON_FRAME, TASKBAR_SETTLES, TRAY_RETRIES } from '../timings.ts'
import { type Ground, iconFile, MOTION, type Picture } from './tray-icon.ts'
import { type MenuAction, type MenuRow, menuTemplate, type TrayTable, trayTable } from './tray-menu.ts'

/** What of Electron the tray needs; a test hands in its own. */
export interface TrayMakers {
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
  /** True where the system tells the place of an icon that it shows: one without a place is not there then. */
  readonly tellsPlace: boolean
  readonly clicked: (bounds: Rectangle, double: boolean) => void
  /** Read anew, for an icon or a menu that is just being made. */
  readonly latest: () => Snapshot
  readonly act: (action: MenuAction) => void
  /** What becomes of the balloon. */
  readonly balloon: (what: 'shown' | 'clicked') => void
  readonly pause: (ms: number) => Promise<void>
  readonly log: EngineLog
}

/**
 * The icon in the notification area, which may come late: at login a program can be there before the taskbar is. Electron
 * only logs that Windows took no icon, so the icon's place is the proof that it is there. `render` may be called with every
 * snapshot; Electron hears of changes only.
 */
export class Tray {
  readonly #parts: TrayParts
  readonly #images = new Map<string, NativeImage>()
  #tray: ElectronTray | null = null
  /** `none`: given up, until there is a new taskbar. */
  #state: 'waiting' | 'there' | 'none' | 'ended' = 'waiting'
  #shown: { readonly table: TrayTable; readonly menu: string } | null = null
  #image: NativeImage | null = null
  #motion: NodeJS.Timeout | null = null

  constructor(parts: TrayParts) {
    this.#parts = parts
  }

  /** There is an icon, or there may be one soon. */
  get expected(): boolean {
    return this.#state === 'waiting' || this.#state === 'there'
  }

  /** Resolves to false where no icon can be had. `host`: whether anybody shows icons here. */
  async start(host: Promise<boolean>): Promise<boolean> {
    return (await host) ? this.#createPatiently() : this.#giveUp()
  }

  /**
   * There is a new taskbar: Explorer was started again. Electron puts the icon back, but without its tooltip, and only if
   * Windows takes it at that moment. Resolves as `start` does.
   */
  async taskbarCreated(): Promise<boolean> {
    if (this.#state === 'waiting' || this.#state === 'ended') return this.expected
    this.#state = 'waiting'
    await this.#parts.pause(TASKBAR_SETTLES)
    if (this.#found()) {
      if (this.#shown !== null) this.#alive()?.setToolTip(this.#shown.table.tooltip)
      return true
    }
    this.#alive()?.destroy()
    return this.#createPatiently()
  }

  /** Windows' older kind of notification, at the icon. The next one replaces it. */
  showBalloon(title: string, content: string): void {
    this.#alive()?.displayBalloon({ title, content, iconType: 'info', noSound: true, respectQuietTime: true })
  }

  hideBalloon(): void {
    this.#alive()?.removeBalloon()
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
    this.#state = 'ended'
    this.#stopMotion()
    this.#alive()?.destroy()
  }

  /** The last icon stays, even without a place: it may be there all the same. */
  async #createPatiently(): Promise<boolean> {
    const { pause, log } = this.#parts
    for (const wait of [...TRAY_RETRIES, null]) {
      if (this.#state === 'ended') return false
      const trouble = this.#tryToCreate()
      if (trouble === null) return true
      log.warn(`tray failed, ${wait === null ? 'given up' : `again in ${wait} ms`}: ${trouble}`)
      if (wait === null) break
      await pause(wait)
      if (this.#found()) return true
      this.#alive()?.destroy()
    }
    return this.#giveUp()
  }

  #giveUp(): boolean {
    if (this.#state !== 'ended') this.#state = 'none'
    return false
  }

  /** Null: it is there. */
  #tryToCreate(): string | null {
    try {
      this.#create()
      return this.#found() ? null : 'the icon has no place'
    } catch (error: unknown) {
      return stackOf(error)
    }
  }

  #found(): boolean {
    if (!this.#proven()) return false
    this.#state = 'there'
    return true
  }

  #proven(): boolean {
    const bounds = this.bounds()
    if (bounds === null || !this.#parts.tellsPlace) return bounds !== null
    return bounds.width > 0 || bounds.height > 0
  }

  #create(): void {
    const { makers, latest, clicked, menuBeforehand, balloon } = this.#parts
    const { table } = this.#look(latest())
    this.#image = this.#imageOf(table.icon)
    const tray = makers.tray(this.#image)
    const clickedIt = (bounds: Rectangle, double: boolean): void => {
      // Whatever Windows says of its place.
      this.#state = 'there'
      clicked(bounds, double)
    }
    tray.on('click', (_event, bounds) => clickedIt(bounds, false))
    tray.on('double-click', (_event, bounds) => clickedIt(bounds, true))
    tray.on('balloon-show', () => balloon('shown'))
    tray.on('balloon-click', () => balloon('clicked'))
    if (!menuBeforehand) tray.on('right-click', () => this.#popUp(tray))
    tray.setToolTip(table.tooltip)
    if (menuBeforehand) tray.setContextMenu(this.#menu(table.menu))
    this.#tray = tray
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
