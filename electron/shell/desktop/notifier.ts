import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import { createNoteWords } from '../../contract/words/create-notification-words.ts'
import type { NoteText } from '../../contract/words/notification-words.ts'
import type { Words } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { type Note, noteChanges } from './notifications.ts'

export interface NotifierParts {
  /** What Electron makes them with; a test hands in its own. */
  readonly make: (options: NotificationConstructorOptions) => Notification
  /** False: nothing here shows notifications. */
  readonly supported: boolean
  readonly words: (snapshot: Snapshot) => Words
  /** The user pressed one: it is about this row, or about what has gone. */
  readonly pressed: (row: string | null) => void
  /** One could not be shown. */
  readonly failed: () => void
  readonly log: EngineLog
}

/** So many are remembered; the oldest makes room. */
const MOST = 20

interface Shown {
  readonly note: Note
  readonly notification: Notification
}

/** Notifications of what happened while nobody looked: one a connection, and none that is not true any more. */
export class Notifier {
  readonly #parts: NotifierParts
  readonly #shown = new Map<string, Shown>()
  #previous: Snapshot | null = null
  /** Held while it is shown: what nobody holds may be collected, and tells no click. */
  #aside: Notification | null = null

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  render(next: Snapshot, visible: boolean): void {
    const previous = this.#previous ?? next
    this.#previous = next
    if (!this.#parts.supported) return
    const words = this.#parts.words(next)
    const shown = [...this.#shown.values()].map(({ note }) => note)
    for (const change of noteChanges({ previous, next, shown, visible }, words, createNoteWords(words))) {
      if (change.do === 'withdraw') this.#withdraw(change.key)
      else this.#show(change.note)
    }
  }

  /** The window was closed for the first time. */
  tellClosed(snapshot: Snapshot, told: () => void): void {
    if (!this.#parts.supported) return
    const notification = this.#make(createNoteWords(this.#parts.words(snapshot)).closed, null)
    notification.on('show', told)
    this.#aside = notification
    this.#aside.show()
  }

  clear(): void {
    for (const key of [...this.#shown.keys()]) this.#withdraw(key)
    this.#aside?.close()
  }

  #show(note: Note): void {
    // Shown while the one before it stands, it would be a second one.
    this.#withdraw(note.key)
    const notification = this.#make(note, note.row)
    this.#shown.set(note.key, { note, notification })
    const [oldest] = this.#shown.keys()
    if (this.#shown.size > MOST && oldest !== undefined) this.#withdraw(oldest)
    notification.show()
  }

  #withdraw(key: string): void {
    this.#shown.get(key)?.notification.close()
    this.#shown.delete(key)
  }

  #make({ title, text }: NoteText, row: string | null): Notification {
    const { make, pressed, failed, log } = this.#parts
    // Quiet: what it tells can wait until it is seen.
    const notification = make({ title, body: text, silent: true })
    notification.on('click', () => pressed(row))
    notification.on('failed', (_event, reason) => {
      log.warn(`A notification could not be shown: ${reason}`)
      failed()
    })
    return notification
  }
}
