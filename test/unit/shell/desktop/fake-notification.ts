import type { Notification, NotificationConstructorOptions } from 'electron'

/** Electron's Notification, that writes down for all of them together what is shown and closed. */
export class FakeNotifications {
  readonly told: string[] = []
  readonly #heard = new Map<string, Map<string, () => void>>()

  make = ({ title = '' }: NotificationConstructorOptions): Notification => {
    const heard = new Map<string, () => void>()
    this.#heard.set(title, heard)
    const fake = {
      on: (name: string, listener: () => void) => heard.set(name, listener),
      show: () => this.told.push(`show ${title}`),
      close: () => this.told.push(`close ${title}`),
    }
    return fake as unknown as Notification
  }

  /** What the desktop tells the newest one of this title. */
  emit(title: string, name: string): void {
    this.#heard.get(title)?.get(name)?.()
  }
}
