import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle, type WebContents } from 'electron'
import { type Events, type Page, type Reply, refuse } from '../../contract/schema.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { pressLeadsTo } from '../desktop/notification-changes.ts'
import type { ViewName } from '../ipc/ipc-carrier.ts'
import { MainWindow, type MainWindowParts } from './main-window.ts'
import { Popover } from './popover.ts'

export interface ViewsParts {
  readonly engine: Pick<Engine, 'snapshot' | 'setShown'>
  readonly preload: string
  readonly log: EngineLog
  /** Where the icon is; null without one. */
  readonly trayBounds: () => Rectangle | null
  /** Without an icon nothing would lead back to a window that was hidden. */
  readonly hasTray: () => boolean
  /** The popover closed on the user's word. */
  readonly focusTray: () => void
  /** Something of ours came into sight, or the last of it went. */
  readonly shownChanged: (visible: boolean) => void
  /** A view has crashed too often to be loaded again. */
  readonly gaveUp: (reason: string) => void
  readonly window: Pick<MainWindowParts, 'place' | 'placed'> & {
    /** The user closed it; false: that ends it all. */
    readonly closeHides: () => boolean
    readonly hidden: () => void
    readonly quit: () => void
  }
}

/** Both views as the rest of the shell sees them. */
export class Views {
  readonly #parts: ViewsParts
  readonly #popover: Popover
  readonly #window: MainWindow

  constructor(parts: ViewsParts) {
    this.#parts = parts
    const common = {
      make: (options: BrowserWindowConstructorOptions) => new BrowserWindow(options),
      preload: parts.preload,
      log: parts.log,
      snapshot: () => parts.engine.snapshot(),
      shownChanged: () => this.#shownChanged(),
      gaveUp: parts.gaveUp,
    }
    this.#popover = new Popover({ ...common, trayBounds: parts.trayBounds })
    this.#window = new MainWindow({ ...common, ...parts.window, closeAsked: () => this.#windowClosed() })
  }

  /** A person sees one of them. */
  get visible(): boolean {
    return this.#popover.view.visible || this.#window.view.visible
  }

  /** Which view this is; null for what is none of ours. */
  viewOf(sender: WebContents): ViewName | null {
    if (this.#popover.view.shows(sender)) return 'popover'
    return this.#window.view.shows(sender) ? 'window' : null
  }

  listens(view: ViewName): void {
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

  /** What was pressed outside of a view was not done: the popover opens and says why. */
  tellIfRefused(reply: Reply): void {
    if (!reply.ok) this.#popover.tellRefused(reply.refusal)
  }

  /** A notification was pressed. Its row may have gone since: then nothing else is shown in its place. */
  openNotified(row: string | null): void {
    const leadsTo = pressLeadsTo(row, this.#parts.engine.snapshot())
    if (leadsTo === 'nothing') this.tellIfRefused(refuse('no-such-row'))
    else if (leadsTo === 'row') this.openWindow('connections', row)
    else this.openPopover()
  }

  openPopover(): void {
    if (this.#parts.hasTray()) this.#popover.open()
    else this.#window.open()
  }

  /** Something is to be read: where the user looks already, else in the popover, or in the window where there is no icon. */
  showSomewhere(): void {
    if (!this.visible) this.openPopover()
  }

  destroy(): void {
    this.#popover.view.destroy()
    this.#window.view.destroy()
  }

  #of(view: ViewName) {
    return view === 'popover' ? this.#popover.view : this.#window.view
  }

  #shownChanged(): void {
    const { engine, shownChanged } = this.#parts
    engine.setShown(this.visible)
    shownChanged(this.visible)
    // What was hidden has missed some, or was being loaded.
    this.render(engine.snapshot())
  }

  #windowClosed(): void {
    const { hasTray, window } = this.#parts
    if (hasTray() && window.closeHides()) {
      this.#window.view.hide()
      window.hidden()
    } else {
      window.quit()
    }
  }
}
