import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'

/** Electron's BrowserWindow with its page, that writes down what it is told and tells what a real one tells. */
export class FakeBrowserWindow extends EventEmitter {
  readonly told: string[] = []
  /** What the page was sent: event names. */
  readonly sent: string[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    isDestroyed: () => this.#destroyed,
    focus: () => {},
    reload: () => {
      this.told.push('reload')
      this.webContents.emit('did-start-loading')
    },
    send: (_channel: string, name: string) => this.sent.push(name),
  })
  minimized = false
  #visible = false
  #destroyed = false

  isVisible = () => this.#visible
  isMinimized = () => this.minimized
  isDestroyed = () => this.#destroyed
  setMenu = () => {}
  focus = () => {}
  loadURL = async (url: string) => {
    this.told.push(`load ${url}`)
    this.webContents.emit('did-start-loading')
  }
  restore = () => {
    this.minimized = false
    this.emit('restore')
  }
  show = () => {
    this.#visible = true
    this.emit('show')
  }
  hide = () => {
    this.#visible = false
    this.emit('hide')
  }
  destroy = () => {
    this.told.push('destroyed')
    this.#visible = false
    this.#destroyed = true
    this.emit('closed')
  }

  /** The user closes it; true: it stayed. */
  closedByUser(): boolean {
    let prevented = false
    this.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }

  /** The page has drawn its first picture. */
  pictured(): void {
    this.emit('ready-to-show')
  }

  crash(reason = 'crashed'): void {
    this.webContents.emit('render-process-gone', {}, { reason })
  }

  get asElectrons(): BrowserWindow {
    return this as unknown as BrowserWindow
  }
}
