import { DOUBLE_CLICK, SAME_CLICK } from '../timings.ts'

/** What a click on the icon leads to. */
export type Led = 'open' | 'closed'

export interface IconClick {
  /** ms, on one clock with the other times */
  readonly at: number
  /** The system says that it is the second one of a double click. */
  readonly double: boolean
}

export interface PopoverPast {
  readonly visible: boolean
  /** When it was closed because the user turned to something else. */
  readonly blurredAt: number
  /** The click before this one. */
  readonly last: { readonly at: number; readonly led: Led } | null
}

/** A click toggles; the second one of a double click leads to where the first one has led. */
export function clickLeadsTo({ at, double }: IconClick, { visible, blurredAt, last }: PopoverPast): Led {
  if (last !== null && (double || at - last.at < DOUBLE_CLICK)) return last.led
  if (visible) return 'closed'
  return at - blurredAt < SAME_CLICK ? 'closed' : 'open'
}
