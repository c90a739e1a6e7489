export const NOTICE_KINDS = [
  'journal-not-kept',
  'receipt-not-kept',
  'file-moved-aside',
  'file-unreadable',
  'file-late',
  'file-changed',
  'records-not-understood',
  'no-tray',
  'view-crashed',
  'settings-not-kept',
  'settings-newer',
  'folder-not-writable',
  'unexpected-error',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** A banner in every view, until it is put away or no longer true. */
export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  /** A reason in English, from the system or a parser; '' where there is none. */
  readonly detail: string
}
