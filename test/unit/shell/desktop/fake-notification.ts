import type { NotificationText } from '../../../../electron/contract/words/words.ts'
import type { Note, NoteHearer } from '../../../../electron/shell/desktop/notifier.ts'

/** Notifications that write down for all of them together what is shown and closed. */
export class FakeNotifications {
  readonly told: string[] = []
  readonly #heard = new Map<string, NoteHearer>()

  make = ({ title }: NotificationText, heard: NoteHearer): Note => {
    this.#heard.set(title, heard)
    return {
      show: () => void this.told.push(`show ${title}`),
      close: () => void this.told.push(`close ${title}`),
    }
  }

  /** What the desktop tells the newest one of this title. */
  hearer(title: string): NoteHearer {
    const heard = this.#heard.get(title)
    if (heard === undefined) throw new Error(`Nothing was ever titled "${title}".`)
    return heard
  }
}
