import type { Notice } from '../notice.ts'
import type { Words } from '../words/words.ts'

/** A banner's sentence, with the reason where there is one. */
export function noticeText({ kind, detail }: Notice, { notices, noticeDetail }: Words): string {
  return detail === '' ? notices[kind] : noticeDetail({ notice: notices[kind], detail })
}
