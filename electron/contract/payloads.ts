import { z } from 'zod'
import type { CallName, Request } from './schema.ts'

/** Longer than any id a snapshot gives out: a name of 256 UTF-16 units, a GUID and what joins them fit in. */
const LONGEST_ID = 2048

/** Windows counts sub-entries in a DWORD; nobody has more links than this. */
const MOST_LINKS = 65_535

/** What Chromium lays out at most, in CSS pixels. */
const HIGHEST_CONTENT = 33_554_428

const nothing = z.null()
const id = z.string().min(1).max(LONGEST_ID)
const target = { connection: id, link: z.number().int().min(1).max(MOST_LINKS).nullable() }

type Payloads = { readonly [N in CallName]: z.ZodType<Request<N>> }

/** What each call may carry, to the letter: a key too many is refused like a key too few. */
export const PAYLOADS: Payloads = {
  snapshot: nothing,
  hangUp: z.strictObject({ ...target, confirmed: z.boolean() }),
  hangUpAll: z.strictObject({ includeOthers: z.boolean() }),
  hangUpAgain: z.strictObject(target),
  keepWaiting: z.strictObject(target),
  leaveIt: z.strictObject(target),
  reconnect: z.strictObject({ recent: id }),
  tryAgain: nothing,
  openWindow: z.strictObject({
    page: z.enum(['connections', 'history', 'log', 'settings']),
    connection: id.nullable(),
  }),
  fitPopover: z.strictObject({ height: z.number().int().min(0).max(HIGHEST_CONTENT) }),
  hidePopover: nothing,
  quit: nothing,
  waitForEnd: nothing,
  leave: nothing,
}
