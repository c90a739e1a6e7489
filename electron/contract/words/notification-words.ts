import type { EndedBy, Failure } from '../snapshot.ts'

/** A notification: names stand in the title alone, for some desktops read the text as markup. */
export interface NotificationText {
  readonly title: string
  readonly text: string
}

/** What notifications say. Apart from the other words, so that the views do not carry them. */
export interface NotificationWords {
  ended(name: string, by: EndedBy): NotificationText
  stuck(name: string): NotificationText
  failed(name: string, failure: Failure): NotificationText
  gone(name: string, ms: number): NotificationText
  presumedGone(name: string): NotificationText
  alreadyGone(name: string): NotificationText
  more(count: number): NotificationText
  /** The window was closed for the first time. */
  readonly closed: NotificationText
}
