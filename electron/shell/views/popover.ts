import { type BrowserWindow, type Rectangle, screen } from 'electron'
import type { Events, Refusal } from '../../contract/schema.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import { clickLeadsTo, type Led } from './popover-click.ts'
import { hintsAfterMove, type IconHints, POPOVER_WIDTH, placePopover, popoverHeight } from './popover-place.ts'
import { ViewWindow, type ViewWindowParts } from './view-window.ts'

export interface PopoverParts extends Omit<ViewWindowParts, 'view' | 'options' | 'made'> {
  /** Where the tray says that its icon is. */
  readonly trayBounds: () => Rectangle | null
  readonly snapshot: () => Snapshot
}

/** Until the view has told how high it is. */
const FIRST_HEIGHT = 420

/** The tray popover: beside the icon, gone as soon as the user turns to something else. */
export class Popover {
  readonly #parts: PopoverParts
  readonly view: ViewWindow
  #hints: IconHints = { clicked: null, tray: null, cursor: null }
  #height = FIRST_HEIGHT
  #blurredAt = Number.NEGATIVE_INFINITY
  #last: { readonly at: number; readonly led: Led } | null = null

  constructor(parts: PopoverParts) {
    this.#parts = parts
    this.view = new ViewWindow({
      ...parts,
      view: 'popover',
      options: () => ({
        width: POPOVER_WIDTH,
        height: FIRST_HEIGHT,
        title: 'OnHook',
        frame: false,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
      }),
      made: (window) => this.#made(window),
    })
    // A screen that comes, goes or is scaled anew moves the taskbar, and with it the icon.
    screen.on('display-added', () => this.#placeAgain())
    screen.on('display-removed', () => this.#placeAgain())
    screen.on('display-metrics-changed', () => this.#placeAgain())
  }

  /** A click on the tray icon. */
  clicked(clicked: Rectangle, double: boolean): void {
    const at = Date.now()
    const { visible } = this.view
    const led = clickLeadsTo({ at, double }, { visible, blurredAt: this.#blurredAt, last: this.#last })
    this.#last = { at, led }
    if (led === 'closed') this.view.hide()
    else if (!visible) this.open(clicked)
  }

  open(clicked: Rectangle | null = null): void {
    this.#hints = { clicked, tray: this.#parts.trayBounds(), cursor: screen.getCursorScreenPoint() }
    const window = this.view.warm()
    this.#place(window)
    this.view.push('snapshot', this.#parts.snapshot())
    this.view.show()
  }

  /** Opens with the question whether to hang up what is somebody else's, or all. */
  ask(question: Events['ask']): void {
    this.open()
    this.view.tell('ask', question)
  }

  tellRefused(refusal: Refusal): void {
    this.open()
    this.view.tell('refused', refusal)
  }

  /** Its content has become so high; the edge at the taskbar stays where it is. */
  fit(content: number): void {
    const height = popoverHeight(content)
    if (height === this.#height) return
    this.#height = height
    const { window } = this.view
    if (window !== null) this.#place(window)
  }

  #made(window: BrowserWindow): void {
    window.on('blur', () => {
      // The developer's tools take the focus too.
      if (!window.isVisible() || window.webContents.isDevToolsFocused()) return
      this.#blurredAt = Date.now()
      this.view.hide()
    })
  }

  #placeAgain(): void {
    const { window } = this.view
    if (window === null) return
    this.#hints = hintsAfterMove(this.#hints, this.#parts.trayBounds())
    this.#place(window)
  }

  #place(window: BrowserWindow): void {
    const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
    const wanted = placePopover(this.#hints, this.#height, { displays })
    window.setBounds(wanted)
    const { width, height } = window.getBounds()
    // On the way to a display of another scale Windows scales the size once too often.
    if (width !== wanted.width || height !== wanted.height) window.setBounds(wanted)
  }
}
