import type { Failure } from '../snapshot.ts'

/** A notification: names stand in the title alone, for some desktops read the text as markup. */
export interface NoteText {
  readonly title: string
  readonly text: string
}

/** What notifications say. Apart from the other words, so that the views do not carry them. */
export interface NoteWords {
  dropped(name: string): NoteText
  stuck(name: string): NoteText
  failed(name: string, failure: Failure): NoteText
  gone(name: string, ms: number): NoteText
  presumedGone(name: string): NoteText
  alreadyGone(name: string): NoteText
  more(count: number): NoteText
  /** The window was closed for the first time. */
  readonly closed: NoteText
}
