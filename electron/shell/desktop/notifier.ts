import type { Snapshot } from '../../contract/snapshot.ts'
import type { AllWords, NotificationText } from '../../contract/words/words.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { notificationChanges, type PlannedNotification } from './notification-changes.ts'

/** One that can be shown. It hears of its clicks as long as it is kept. */
export interface Note {
  show(): void
  close(): void
}

/** Who is told what becomes of one. */
export interface NoteHearer {
  clicked(): void
  shown(): void
  failed(reason: string): void
}

export interface NotifierParts {
  readonly make: (text: NotificationText, heard: NoteHearer) => Note
  /** False where the system shows no notifications. */
  readonly supported: boolean
  readonly words: (snapshot: Snapshot) => AllWords
  /** The user clicked one; null where its row has gone. */
  readonly pressed: (row: string | null) => void
  /** One could not be shown. */
  readonly failed: () => void
  readonly log: EngineLog
}

/** At most this many are kept; the oldest is closed. */
const MOST = 20

interface Shown {
  readonly planned: PlannedNotification
  readonly note: Note
}

/** Notifications of what happened while no view was visible: one per connection, closed once no longer true. */
export class Notifier {
  readonly #parts: NotifierParts
  readonly #shown = new Map<string, Shown>()
  #previous: Snapshot | null = null
  #aside: Note | null = null

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  render(next: Snapshot, visible: boolean): void {
    const previous = this.#previous ?? next
    this.#previous = next
    if (!this.#parts.supported) return
    const words = this.#parts.words(next)
    const shown = [...this.#shown.values()].map(({ planned }) => planned)
    for (const change of notificationChanges({ previous, next, shown, visible }, words)) {
      if (change.do === 'withdraw') this.#withdraw(change.key)
      else this.#show(change.note)
    }
  }

  /** The window was closed for the first time. */
  tellClosed(snapshot: Snapshot, told: () => void): void {
    if (!this.#parts.supported) return
    this.#aside = this.#make(this.#parts.words(snapshot).notification.closed, null, told)
    this.#aside.show()
  }

  clear(): void {
    for (const key of [...this.#shown.keys()]) this.#withdraw(key)
    this.#aside?.close()
  }

  #show(planned: PlannedNotification): void {
    // Close the one before, or both would be shown.
    this.#withdraw(planned.key)
    const note = this.#make(planned, planned.row)
    this.#shown.set(planned.key, { planned, note })
    const [oldest] = this.#shown.keys()
    if (this.#shown.size > MOST && oldest !== undefined) this.#withdraw(oldest)
    note.show()
  }

  #withdraw(key: string): void {
    this.#shown.get(key)?.note.close()
    this.#shown.delete(key)
  }

  #make(text: NotificationText, row: string | null, shown: () => void = () => {}): Note {
    const { make, pressed, failed, log } = this.#parts
    return make(text, {
      clicked: () => pressed(row),
      shown,
      failed: (reason) => {
        log.warn(`A notification could not be shown: ${reason}`)
        failed()
      },
    })
  }
}
