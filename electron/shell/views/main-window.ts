import { type BrowserWindow, screen } from 'electron'
import type { Page } from '../../contract/schema.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { WindowPlace } from '../../storage/settings-file.ts'
import { WINDOW_STILL } from '../timings.ts'
import { ViewWindow, type ViewWindowParts } from './view-window.ts'
import { FIRST_SIZE, placeWindow, SMALLEST } from './window-place.ts'

export interface MainWindowParts extends Omit<ViewWindowParts, 'view' | 'options' | 'made' | 'closeAsked'> {
  readonly snapshot: () => Snapshot
  /** Where it was when it was last seen. */
  readonly place: () => WindowPlace | null
  readonly placed: (place: WindowPlace) => void
  /** The user closed it: hide it, or end it all. */
  readonly closeAsked: () => void
}

/** The window: closing it hides it; what it shows goes on in the tray. */
export class MainWindow {
  readonly #parts: MainWindowParts
  readonly view: ViewWindow
  #moving: NodeJS.Timeout | null = null

  constructor(parts: MainWindowParts) {
    this.#parts = parts
    this.view = new ViewWindow({
      ...parts,
      view: 'window',
      options: () => ({
        ...FIRST_SIZE,
        ...placeWindow(parts.place(), screen.getAllDisplays()),
        minWidth: SMALLEST.width,
        minHeight: SMALLEST.height,
        title: 'OnHook',
        autoHideMenuBar: true,
      }),
      made: (window) => this.#made(window),
    })
  }

  open(): void {
    this.view.push('snapshot', this.#parts.snapshot())
    this.view.show()
  }

  openAt(page: Page, connection: string | null): void {
    this.open()
    this.view.tell('show', { page, connection })
  }

  #made(window: BrowserWindow): void {
    // To maximize a window shows it: only once it is to be seen.
    if (this.#parts.place()?.maximized === true) window.once('show', () => window.maximize())
    const moved = () => {
      this.#stopWaiting()
      this.#moving = setTimeout(() => this.#remember(window), WINDOW_STILL)
    }
    window.on('resize', moved)
    window.on('move', moved)
    window.on('maximize', moved)
    window.on('unmaximize', moved)
    window.on('hide', () => this.#remember(window))
    window.on('closed', () => this.#stopWaiting())
  }

  #remember(window: BrowserWindow): void {
    this.#stopWaiting()
    if (window.isDestroyed() || window.isMinimized()) return
    this.#parts.placed({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }

  #stopWaiting(): void {
    if (this.#moving !== null) clearTimeout(this.#moving)
    this.#moving = null
  }
}
