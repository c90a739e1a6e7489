import { PRESUMED_AFTER } from '../../contract/bounds.ts'
import type { Failure } from '../../contract/failure.ts'
import { failureText } from '../../contract/present/failure.ts'
import type { EndedBy } from '../../contract/snapshot.ts'
import type { AllWords, NotificationText } from '../../contract/words/words.ts'

interface Titled {
  readonly title: (values: { readonly name: string }) => string
  readonly text: string
}

export const titled = ({ title, text }: Titled, name: string): NotificationText => ({ title: title({ name }), text })

export function endedNotification(name: string, by: EndedBy, { notification: { ended } }: AllWords): NotificationText {
  return { title: ended.title({ name }), text: ended.by[by.kind] }
}

export function failedNotification(name: string, failure: Failure, words: AllWords): NotificationText {
  const { title, text } = words.notification.failed
  return { title: title({ name }), text: text({ reason: failureText(failure, 'hang-up', words) }) }
}

export function goneNotification(name: string, ms: number, { notification: { gone } }: AllWords): NotificationText {
  return { title: gone.title({ name }), text: gone.text({ ms }) }
}

export function presumedNotification(name: string, { notification: { presumedGone } }: AllWords): NotificationText {
  return { title: presumedGone.title({ name }), text: presumedGone.text({ ms: PRESUMED_AFTER }) }
}
