import type { Rectangle, WebContents } from 'electron'
import type { Events, Page } from '../contract/schema.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Engine, EngineLog } from '../engine/engine.ts'
import type { View } from './ipc-carrier.ts'
import { MainWindow } from './main-window.ts'
import { Popover } from './popover.ts'

export interface ViewsParts {
  readonly engine: Pick<Engine, 'snapshot' | 'setShown' | 'notice'>
  readonly preload: string
  readonly log: EngineLog
  /** Where the icon is; null without one. */
  readonly trayBounds: () => Rectangle | null
  readonly quit: () => void
  /** The popover closed on the user's word. */
  readonly focusTray: () => void
}

/** Both views as the rest of the shell sees them. */
export class Views {
  readonly #parts: ViewsParts
  readonly #popover: Popover
  readonly #window: MainWindow

  constructor(parts: ViewsParts) {
    this.#parts = parts
    const common = {
      preload: parts.preload,
      log: parts.log,
      snapshot: () => parts.engine.snapshot(),
      shownChanged: () => this.#shownChanged(),
      gaveUp: (reason: string) => parts.engine.notice({ id: 'view', kind: 'view-crashed', detail: reason }),
    }
    this.#popover = new Popover({ ...common, trayBounds: parts.trayBounds })
    this.#window = new MainWindow({ ...common, hasTray: () => parts.trayBounds() !== null, quit: parts.quit })
  }

  /** Which view this is; null for what is none of ours. */
  viewOf(sender: WebContents): View | null {
    if (this.#popover.view.shows(sender)) return 'popover'
    return this.#window.view.shows(sender) ? 'window' : null
  }

  listens(view: View): void {
    this.#of(view).listens()
  }

  render(snapshot: Snapshot): void {
    for (const { view } of [this.#popover, this.#window]) if (view.visible) view.push('snapshot', snapshot)
  }

  /** The icon was clicked; `double`: this is the second click of a double one. */
  clicked(at: Rectangle, double: boolean): void {
    this.#popover.clicked(at, double)
  }

  fitPopover(content: number): void {
    this.#popover.fit(content)
  }

  hidePopover(): void {
    this.#popover.view.hide()
    this.#parts.focusTray()
  }

  openWindow(page: Page, connection: string | null): void {
    this.#popover.view.hide()
    this.#window.openAt(page, connection)
  }

  showWindow(): void {
    this.#window.open()
  }

  ask(question: Events['ask']): void {
    this.#popover.ask(question)
  }

  /** Something is to be read: where the user looks already, else in the popover, or in the window where there is no icon. */
  showSomewhere(hasTray: boolean): void {
    if (this.#popover.view.visible || this.#window.view.visible) return
    if (hasTray) this.#popover.open()
    else this.#window.open()
  }

  destroy(): void {
    this.#popover.view.destroy()
    this.#window.view.destroy()
  }

  #of(view: View) {
    return view === 'popover' ? this.#popover.view : this.#window.view
  }

  #shownChanged(): void {
    const { engine } = this.#parts
    engine.setShown(this.#popover.view.visible || this.#window.view.visible)
    // What was hidden has missed some, or was being loaded.
    this.render(engine.snapshot())
  }
}
