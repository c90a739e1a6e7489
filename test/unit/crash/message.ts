/** Instants in the life of the child at which a kill is worth most. */
export const POINTS = [
  'append',
  'append-half',
  'append-whole',
  'replace-half',
  'replace-whole',
  'rename',
  'renamed',
  'cut-off',
  'call',
  'called',
] as const

export type Point = (typeof POINTS)[number]

export interface Errand {
  readonly folder: string
  readonly scenario: string
  /** Names of the connections to hang up, in this order. */
  readonly names: readonly string[]
  /** ms between two hang-ups. */
  readonly pace: number
  /** Where to stand still until the kill comes: at the nth time; null = nowhere. */
  readonly halt: { readonly point: Point; readonly nth: number } | null
}

/** What the child says before, or after, it does something. Every word is on its way before the deed. */
export type Word =
  | { readonly said: 'started' }
  /** RasHangUp on this connection comes next; `warned`: a view says that its promise could not be written in time. */
  | { readonly said: 'calls'; readonly name: string; readonly warned: boolean }
  /** The storage answered that this line is on disk. */
  | { readonly said: 'kept'; readonly file: 'journal' | 'receipts'; readonly line: string }
  | { readonly said: 'halted'; readonly point: Point }
  | { readonly said: 'done' }
