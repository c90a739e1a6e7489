import { z } from 'zod'
import type { CallName, Request } from './schema.ts'
import type { Settings } from './settings.ts'

/** Longer than any id a snapshot gives out: a name of 256 UTF-16 units, a GUID and what joins them fit in. */
const LONGEST_ID = 2048

/** Windows counts sub-entries in a DWORD; nobody has more links than this. */
const MOST_LINKS = 65_535

/** What Chromium lays out at most, in CSS pixels. */
const HIGHEST_CONTENT = 33_554_428

/** So many receipts are kept. */
const MOST_RECEIPTS = 1_000

const nothing = z.null()
const id = z.string().min(1).max(LONGEST_ID)
const target = { connection: id, link: z.number().int().min(1).max(MOST_LINKS).nullable() }

/** Each value by itself: a settings file is read with the same checks as a view's change. */
export const SETTINGS = z.strictObject({
  language: z.enum(['system', 'en', 'de']),
  theme: z.enum(['system', 'light', 'dark']),
  notifyDropped: z.boolean(),
  notifyStuck: z.boolean(),
  notifyGone: z.boolean(),
  confirmHangUpAll: z.boolean(),
  closeHides: z.boolean(),
}) satisfies z.ZodType<Settings>

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
  traffic: z.strictObject({ connection: id }),
  steps: z.strictObject({ teardown: id }),
  receipts: nothing,
  exportReceipts: z.strictObject({
    format: z.enum(['json', 'csv']),
    ids: z.array(id).max(MOST_RECEIPTS).readonly().nullable(),
  }),
  nativeCalls: z.strictObject({ after: z.number().int().min(0) }),
  saveReport: nothing,
  changeSettings: z.strictObject({
    language: SETTINGS.shape.language.exactOptional(),
    theme: SETTINGS.shape.theme.exactOptional(),
    notifyDropped: z.boolean().exactOptional(),
    notifyStuck: z.boolean().exactOptional(),
    notifyGone: z.boolean().exactOptional(),
    confirmHangUpAll: z.boolean().exactOptional(),
    closeHides: z.boolean().exactOptional(),
  }),
  startAtLogin: z.strictObject({ on: z.boolean() }),
  putAway: z.strictObject({ hint: z.enum(['first-run', 'closed']) }),
  putAwayNotice: z.strictObject({ notice: id }),
  openSystem: z.strictObject({ place: z.enum(['services', 'startup-apps', 'notifications']) }),
  quit: nothing,
  waitForEnd: nothing,
  leave: nothing,
}
