import { deNotes } from './de/notifications.ts'
import { enNotes } from './en/notifications.ts'
import type { NoteWords } from './notification-words.ts'
import type { Words } from './words.ts'

const LANGUAGES: Readonly<Record<string, (words: Words) => NoteWords>> = { de: deNotes, en: enNotes }

/** What notifications say, in the language and the numbers of the other words. */
export function createNoteWords(words: Words): NoteWords {
  return (LANGUAGES[words.language] ?? enNotes)(words)
}
