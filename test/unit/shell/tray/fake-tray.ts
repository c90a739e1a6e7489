import type { Tray as ElectronTray, Menu, NativeImage, Rectangle } from 'electron'

type Heard = (...given: readonly unknown[]) => void

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 }

/** Electron's Tray, that writes down what it is told. `place`: where the system says that its icon is. */
export class FakeTray {
  readonly told: string[] = []
  readonly #heard = new Map<string, Heard>()
  readonly #place: () => Rectangle
  #destroyed = false

  constructor(place: () => Rectangle = () => NOWHERE) {
    this.#place = place
  }

  on = (name: string, listener: Heard) => {
    this.#heard.set(name, listener)
  }
  setImage = (image: unknown) => this.#tell(`image ${String(image)}`)
  setToolTip = (text: string) => this.#tell(`tooltip ${text}`)
  setContextMenu = (menu: unknown) => this.#tell(`menu ${String(menu)}`)
  popUpContextMenu = (menu: unknown) => this.#tell(`popped up ${String(menu)}`)
  displayBalloon = ({ title, content }: { readonly title: string; readonly content: string }) =>
    this.#tell(`balloon ${title}: ${content}`)
  getBounds = (): Rectangle => this.#place()
  isDestroyed = () => this.#destroyed
  focus = () => this.#tell('focus')
  destroy = () => {
    this.#tell('destroyed')
    this.#destroyed = true
  }

  /** What the user does with it. */
  emit(name: string, ...given: readonly unknown[]): void {
    this.#heard.get(name)?.(...given)
  }

  #tell(what: string): void {
    // As Electron does it.
    if (this.#destroyed) throw new Error('Tray is destroyed')
    this.told.push(what)
  }
}

/** Images are told by their file, menus by their labels. */
export function makersOf(fake: FakeTray) {
  return {
    tray: () => fake as unknown as ElectronTray,
    image: (file: string) => file as unknown as NativeImage,
    menu: (template: readonly { readonly label?: string }[]) =>
      template.flatMap(({ label }) => label ?? []).join(' | ') as unknown as Menu,
  }
}
