import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import { createNotificationWords } from '../../contract/words/create-notification-words.ts'
import type { NotificationText } from '../../contract/words/notification-words.ts'
import type { Words } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { notificationChanges, type PlannedNotification } from './notification-changes.ts'

export interface NotifierParts {
  /** Electron's constructor; a test hands in its own. */
  readonly make: (options: NotificationConstructorOptions) => Notification
  /** False where the system shows no notifications. */
  readonly supported: boolean
  readonly words: (snapshot: Snapshot) => Words
  /** The user clicked one; null where its row has gone. */
  readonly pressed: (row: string | null) => void
  /** One could not be shown. */
  readonly failed: () => void
  readonly log: EngineLog
}

/** At most this many are kept; the oldest is closed. */
const MOST = 20

interface Shown {
  readonly note: PlannedNotification
  readonly notification: Notification
}

/** Notifications of what happened while no view was visible: one per connection, closed once no longer true. */
export class Notifier {
  readonly #parts: NotifierParts
  readonly #shown = new Map<string, Shown>()
  #previous: Snapshot | null = null
  /** Kept while it is shown: a notification that is garbage-collected reports no click. */
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
    for (const change of notificationChanges(
      { previous, next, shown, visible },
      words,
      createNotificationWords(words),
    )) {
      if (change.do === 'withdraw') this.#withdraw(change.key)
      else this.#show(change.note)
    }
  }

  /** The window was closed for the first time. */
  tellClosed(snapshot: Snapshot, told: () => void): void {
    if (!this.#parts.supported) return
    const notification = this.#make(createNotificationWords(this.#parts.words(snapshot)).closed, null)
    notification.on('show', told)
    this.#aside = notification
    this.#aside.show()
  }

  clear(): void {
    for (const key of [...this.#shown.keys()]) this.#withdraw(key)
    this.#aside?.close()
  }

  #show(note: PlannedNotification): void {
    // Close the one before, or both would be shown.
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

  #make({ title, text }: NotificationText, row: string | null): Notification {
    const { make, pressed, failed, log } = this.#parts
    // Without a sound: it can wait until it is seen.
    const notification = make({ title, body: text, silent: true })
    notification.on('click', () => pressed(row))
    notification.on('failed', (_event, reason) => {
      log.warn(`A notification could not be shown: ${reason}`)
      failed()
    })
    return notification
  }
}
