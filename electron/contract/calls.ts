import { z } from 'zod'
import { MOST_RECEIPTS } from './bounds.ts'
import type { Receipt, Step } from './receipt.ts'
import {
  type Crossing,
  type EventName,
  type Events,
  EXPORT_FORMATS,
  type Exported,
  type LoggedCall,
  PAGES,
  type Reply,
  SYSTEM_PLACES,
} from './schema.ts'
import { HINTS } from './settings.ts'
import { SETTINGS_CHECK } from './settings-check.ts'
import type { Snapshot, TrafficPoint } from './snapshot.ts'

/**
 * Every call that a view can make: what it may carry, to the letter, and what it is answered. Carriers, bridge, store and
 * handlers are derived from this table, so a new call is one line here and one handler; the compiler names the handler.
 * Any call can also be refused before its handler runs (`bad-request`, `foreign-sender`), or fail in it (`failed`).
 * Views import types from here and nothing else: the checks are for the main process.
 */

/** Longer than any id a snapshot gives out: a name of 256 UTF-16 units, a GUID and what joins them fit in. */
const LONGEST_ID = 2048

/** Windows counts sub-entries in a DWORD; nobody has more links than this. */
const MOST_LINKS = 65_535

/** More connections nobody has. */
const MOST_ROWS = 10_000

/** What Chromium lays out at most, in CSS pixels. */
const HIGHEST_CONTENT = 33_554_428

const nothing = z.null()
const id = z.string().min(1).max(LONGEST_ID)
const target = { connection: id, link: z.number().int().min(1).max(MOST_LINKS).nullable() }

interface Call<Request, Answer> {
  readonly check: z.ZodType<Request>
  /** Never set, like `answer`: these only hold the types. */
  readonly carries?: Request
  readonly answer?: Answer
}

const answered =
  <Answer>() =>
  <Request>(check: z.ZodType<Request>): Call<Request, Answer> => ({ check })

/** A call that does something. */
const done = answered<Reply>()

export const CALLS = {
  /** Also says that the view listens: events wait for a view's first call of this. */
  snapshot: answered<Snapshot>()(nothing),
  /**
   * `confirmed`: the user was asked about a row that is not, or may not be, theirs.
   * Refusals: `no-such-row`, `not-confirmed`, `not-now` (it is not listed, or its handle was hung up already).
   */
  hangUp: done(z.strictObject({ ...target, confirmed: z.boolean() })),
  /**
   * These connections and no other, as the user was told them; those of others only where they were told too. Ones that are
   * gone meanwhile are left out. Refusals: `no-such-row` (none is there any more), `not-now` (none can be hung up).
   */
  hangUpAll: done(
    z.strictObject({ connections: z.array(id).min(1).max(MOST_ROWS).readonly(), includeOthers: z.boolean() }),
  ),
  /** Refusals: `no-such-row`, `not-now` (a call has not returned, or the list cannot be read), and those of `hangUp`. */
  hangUpAgain: done(z.strictObject(target)),
  /** Puts the choices of a slow or stuck hang-up away for a while. Refusals: `no-such-row`, `not-now` (none runs). */
  keepWaiting: done(z.strictObject(target)),
  /** Ends the watch over a stuck teardown; a record of it is kept. Refusals: `no-such-row`, `not-now` (it is not stuck). */
  leaveIt: done(z.strictObject(target)),
  /**
   * Opens Windows' own dialog for an entry under Recent. Refusals: `no-such-row`, `not-now` (not safe to redial, or no
   * entry), `not-here` (no such dialog on this system).
   */
  reconnect: done(z.strictObject({ recent: id })),
  /** Loads the RAS library again, or lists anew. Refusals: `failed` (it still cannot be asked). */
  tryAgain: done(nothing),
  /** Refusals: `not-here` (in a browser). */
  openWindow: done(z.strictObject({ page: z.enum(PAGES), connection: id.nullable() })),
  /** How high the popover's content is, in CSS pixels: its window follows. Refusals: `not-here` (not the popover). */
  fitPopover: done(z.strictObject({ height: z.number().int().min(0).max(HIGHEST_CONTENT) })),
  /** Refusals: `not-here` (in a browser). */
  hidePopover: done(nothing),
  /** The last minutes of a connection's traffic, oldest first; empty for a row that is not there. */
  traffic: answered<readonly TrafficPoint[]>()(z.strictObject({ connection: id })),
  /** What a teardown has done and seen so far; empty for one that is not known any more. */
  steps: answered<readonly Step[]>()(z.strictObject({ teardown: id })),
  /** Oldest first, `MOST_RECEIPTS` at most. */
  receipts: answered<readonly Receipt[]>()(nothing),
  /** These receipts, in this order; null = all. */
  exportReceipts: answered<Exported>()(
    z.strictObject({ format: z.enum(EXPORT_FORMATS), ids: z.array(id).max(MOST_RECEIPTS).readonly().nullable() }),
  ),
  /** Native calls with a number above `after`, oldest first, `MOST_NATIVE_CALLS` at most. */
  nativeCalls: answered<readonly LoggedCall[]>()(z.strictObject({ after: z.number().int().min(0) })),
  /** A file for whoever is asked for help: versions, settings, log, native calls, receipts; without names and numbers. */
  saveReport: answered<Exported>()(nothing),
  /** Begins or ends a recording of what Windows answers; a new one takes the place of the last. */
  record: done(z.strictObject({ on: z.boolean() })),
  /** The last recording, as a file to be kept; names, numbers and addresses are replaced in it. */
  saveRecording: answered<Exported>()(nothing),
  /** Takes effect at once; what cannot be saved holds until OnHook quits, and a notice says so. */
  changeSettings: done(SETTINGS_CHECK.exactPartial()),
  /** Refusals: `not-here` (not offered), `not-now` (Windows' own list has it switched off), `failed`. */
  startAtLogin: done(z.strictObject({ on: z.boolean() })),
  /** Refusals: `not-now` (the hint is not shown). */
  putAway: done(z.strictObject({ hint: z.enum(HINTS) })),
  /** The user has read it. Refusals: `not-now` (there is none of this id). */
  putAwayNotice: done(z.strictObject({ notice: id })),
  /** Opens one of Windows' own places, from a closed list. Refusals: `not-here` (not on Windows), `failed`. */
  openSystem: done(z.strictObject({ place: z.enum(SYSTEM_PLACES) })),
  /** Ends at once, or asks ("Finishing hang-up…") while a teardown runs. */
  quit: done(nothing),
  /** Puts that question away and quits once the hang-up has ended. Refusals: `not-now` (nothing waits). */
  waitForEnd: done(nothing),
  /** Takes the wish to quit back; hang-ups go on. Refusals: `not-now` (nothing waits). */
  dontQuit: done(nothing),
  /** Quits now; the journal keeps the record. Refusals: `not-now` (nothing waits). */
  leave: done(nothing),
}

export type CallName = keyof typeof CALLS
export type Request<N extends CallName> = Required<(typeof CALLS)[N]>['carries']
export type ReplyOf<N extends CallName> = Required<(typeof CALLS)[N]>['answer']

/** Calls by what they are answered. */
export type CallAnswered<A> = { [N in CallName]: ReplyOf<N> extends A ? N : never }[CallName]

/** What a view holds: the preload bridge in Electron, `fetch` and an event stream in the preview. */
export interface Bridge {
  call<N extends CallName>(name: N, request: Request<N>): Promise<Crossing<ReplyOf<N>>>
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
}
