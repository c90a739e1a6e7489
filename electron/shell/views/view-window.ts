import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron'
import { APP_ORIGIN } from '../../contract/ipc.ts'
import type { EventName, Events } from '../../contract/schema.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { sendEvent, type ViewName } from '../ipc/ipc-carrier.ts'
import { webPreferences } from '../security/web-preferences.ts'
import { CRASHES_WITHIN, MOST_CRASHES, VIEW_KEPT_WARM } from '../timings.ts'

export interface ViewWindowParts {
  readonly view: ViewName
  /** Electron's own; a test hands in another. */
  readonly make: (options: BrowserWindowConstructorOptions) => BrowserWindow
  /** Asked for each time a window is made. */
  readonly options: () => BrowserWindowConstructorOptions
  readonly preload: string
  readonly log: EngineLog
  /** It was shown or hidden. */
  readonly shownChanged: () => void
  /** It breaks down again and again and is not loaded any more. */
  readonly gaveUp: (reason: string) => void
  /** The user closed it; hidden where nothing is said. */
  readonly closeAsked?: () => void
  /** Listens to a window that has just been made. */
  readonly made?: (window: BrowserWindow) => void
}

/**
 * One of the two views and its window: made when first asked for, hidden instead of closed, destroyed when it was not
 * asked for again. Events wait until the view has said that it listens.
 */
export class ViewWindow {
  readonly #parts: ViewWindowParts
  #window: BrowserWindow | null = null
  #painted = false
  /** It is to be shown as soon as it can be. */
  #wanted = false
  #listening = false
  #waiting: (() => void)[] = []
  #cooling: NodeJS.Timeout | null = null
  #crashes: number[] = []

  constructor(parts: ViewWindowParts) {
    this.#parts = parts
  }

  /** A person can see it: a window that is minimized is visible to the system alone. */
  get visible(): boolean {
    return this.#window?.isVisible() === true && !this.#window.isMinimized()
  }

  /** The window, where there is one at the moment. */
  get window(): BrowserWindow | null {
    return this.#window
  }

  shows(sender: WebContents): boolean {
    return this.#window?.webContents === sender
  }

  /** The window, made anew where there was none; still hidden then. */
  warm(): BrowserWindow {
    this.#stopCooling()
    this.#window ??= this.#make()
    return this.#window
  }

  /** The view has asked for its first snapshot: it hears from now on. */
  listens(): void {
    this.#listening = true
    for (const send of this.#waiting.splice(0)) send()
  }

  /** To be heard even if the view is just being loaded. */
  tell<N extends EventName>(name: N, payload: Events[N]): void {
    const send = () => this.push(name, payload)
    if (this.#listening) send()
    else this.#waiting.push(send)
  }

  /** Lost where nobody listens. */
  push<N extends EventName>(name: N, payload: Events[N]): void {
    if (this.#window !== null && this.#listening) sendEvent(this.#window.webContents, name, payload)
  }

  /** Shown with its content, never as an empty frame: a new window waits for its first picture. */
  show(): void {
    const window = this.warm()
    this.#wanted = true
    if (!this.#painted) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    // The window manager may give the focus to the window alone; keys are for the page.
    window.webContents.focus()
  }

  hide(): void {
    this.#wanted = false
    if (this.#window?.isVisible()) this.#window.hide()
  }

  destroy(): void {
    this.#window?.destroy()
  }

  #make(): BrowserWindow {
    const { view, make, preload, log, made, closeAsked } = this.#parts
    const options = this.#parts.options()
    const window = make({
      ...options,
      show: false,
      webPreferences: { ...options.webPreferences, ...webPreferences(preload) },
    })
    window.setMenu(null)
    window.on('close', (event) => {
      event.preventDefault()
      if (closeAsked === undefined) this.hide()
      else closeAsked()
    })
    window.once('ready-to-show', () => this.#pictured())
    window.on('show', () => this.#shown())
    window.on('hide', () => this.#hidden())
    window.on('minimize', () => this.#parts.shownChanged())
    window.on('restore', () => this.#parts.shownChanged())
    window.on('closed', () => this.#closed())
    window.on('unresponsive', () => log.warn(`${view} does not answer`))
    const { webContents } = window
    webContents.on('did-start-loading', () => {
      this.#listening = false
    })
    webContents.on('render-process-gone', (_event, { reason }) => this.#crashed(window, reason))
    made?.(window)
    this.#load(window, `${APP_ORIGIN}/${view}.html`)
    return window
  }

  #load(window: BrowserWindow, url: string): void {
    window.loadURL(url).catch((error: unknown) => {
      this.#parts.log.warn(
        `${this.#parts.view} was not loaded: ${error instanceof Error ? error.message : 'no reason'}`,
      )
      // An empty window is an answer, none is not.
      this.#pictured()
    })
  }

  #pictured(): void {
    this.#painted = true
    if (this.#wanted) this.show()
  }

  #shown(): void {
    this.#stopCooling()
    this.push('shown', null)
    this.#parts.shownChanged()
  }

  #hidden(): void {
    this.#stopCooling()
    this.#cooling = setTimeout(() => this.destroy(), VIEW_KEPT_WARM)
    this.#parts.shownChanged()
  }

  #closed(): void {
    this.#stopCooling()
    this.#window = null
    this.#painted = false
    this.#wanted = false
    this.#listening = false
    this.#waiting = []
    this.#parts.shownChanged()
  }

  #crashed(window: BrowserWindow, reason: string): void {
    const { view, log, gaveUp } = this.#parts
    // This is how it goes when the program ends, or the window is destroyed.
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.warn(`${view} broke down: ${reason}`)
    const now = Date.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASHES_WITHIN), now]
    if (this.#crashes.length >= MOST_CRASHES) {
      gaveUp(`${view}: ${reason}`)
      window.destroy()
      return
    }
    window.webContents.reload()
  }

  #stopCooling(): void {
    if (this.#cooling !== null) clearTimeout(this.#cooling)
    this.#cooling = null
  }
}
