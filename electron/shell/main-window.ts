import type { Page } from '../contract/schema.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { ViewWindow, type ViewWindowParts } from './view-window.ts'

export interface MainWindowParts extends Omit<ViewWindowParts, 'view' | 'options' | 'made' | 'closeAsked'> {
  readonly snapshot: () => Snapshot
  /** Without an icon nothing would lead back to a window that was hidden. */
  readonly hasTray: () => boolean
  readonly quit: () => void
}

/** The window: closing it hides it; what it shows goes on in the tray. */
export class MainWindow {
  readonly #parts: MainWindowParts
  readonly view: ViewWindow

  constructor(parts: MainWindowParts) {
    this.#parts = parts
    this.view = new ViewWindow({
      ...parts,
      view: 'window',
      closeAsked: () => (parts.hasTray() ? this.view.hide() : parts.quit()),
      options: {
        width: 880,
        height: 600,
        minWidth: 480,
        minHeight: 320,
        title: 'OnHook',
        autoHideMenuBar: true,
      },
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
}
