import type { NotificationText } from '../../contract/words/words.ts'
import type { Note, NoteHearer } from './notifier.ts'

/** The icon at which they are shown. */
export interface BalloonIcon {
  showBalloon(title: string, text: string): void
  hideBalloon(): void
}

/** Notifications as balloons of the tray icon. There is one at a time: the next replaces it. */
export class Balloons {
  readonly #icon: BalloonIcon
  #shown: { readonly note: Note; readonly heard: NoteHearer } | null = null

  constructor(icon: BalloonIcon) {
    this.#icon = icon
  }

  readonly make = ({ title, text }: NotificationText, heard: NoteHearer): Note => {
    const note: Note = {
      show: () => {
        this.#shown = { note, heard }
        this.#icon.showBalloon(title, text)
      },
      close: () => {
        if (this.#shown?.note !== note) return
        this.#shown = null
        this.#icon.hideBalloon()
      },
    }
    return note
  }

  /** Windows tells what happens, not to which balloon: only the newest can be seen. */
  shown(): void {
    this.#shown?.heard.shown()
  }

  clicked(): void {
    this.#shown?.heard.clicked()
  }
}
