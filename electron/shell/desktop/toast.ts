import { Notification } from 'electron'
import type { NotificationText } from '../../contract/words/words.ts'
import type { Note, NoteHearer } from './notifier.ts'

/** A notification of the system. */
export function makeToast({ title, text }: NotificationText, heard: NoteHearer): Note {
  // Without a sound: it can wait until it is seen.
  const toast = new Notification({ title, body: text, silent: true })
  toast.on('click', () => heard.clicked())
  toast.on('show', () => heard.shown())
  toast.on('failed', (_event, reason) => heard.failed(reason))
  return toast
}
