import { deNotes } from './de/notifications.ts'
import { enNotes } from './en/notifications.ts'
import type { NotificationWords } from './notification-words.ts'
import type { Words } from './words.ts'

const LANGUAGES: Readonly<Record<string, (words: Words) => NotificationWords>> = { de: deNotes, en: enNotes }

/** What notifications say, in the language and the numbers of the other words. */
export function createNotificationWords(words: Words): NotificationWords {
  return (LANGUAGES[words.language] ?? enNotes)(words)
}
