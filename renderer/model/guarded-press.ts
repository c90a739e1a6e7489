import type { Target } from '../../electron/contract/schema.ts'

declare const guarded: unique symbol

/** Comes from a press that the guard let through: whatever ends something asks for one. Only the destructive button has it. */
export interface GuardedPress {
  readonly [guarded]: true
}

export const GUARDED = {} as GuardedPress

/** What a press does, and to what; row ids are never given twice. */
export function meaningOf(action: string, { connection, link }: Target): string {
  return `${action} ${connection} ${link ?? ''}`
}
