import type { Receipt, Step } from './receipt.ts'
import type { Hint, Settings } from './settings.ts'
import type { Snapshot, TrafficPoint } from './snapshot.ts'

/**
 * Everything that passes between a view and the main process. The carriers (IPC, loopback HTTP), the preload bridge, the
 * payload checks and the handlers are all derived from these two types, so that a forgotten side is a type error.
 */

/** A connection, or one link of it, by the names a snapshot gave. */
export interface Target {
  readonly connection: string
  /** One-based; null = the whole connection. */
  readonly link: number | null
}

export type Page = 'connections' | 'history' | 'log' | 'settings'

export interface Calls {
  readonly snapshot: { readonly request: null; readonly reply: Snapshot }
  /** `confirmed`: the user was asked about a row that is not, or may not be, theirs. */
  readonly hangUp: { readonly request: Target & { readonly confirmed: boolean }; readonly reply: Reply }
  readonly hangUpAll: { readonly request: { readonly includeOthers: boolean }; readonly reply: Reply }
  readonly hangUpAgain: { readonly request: Target; readonly reply: Reply }
  readonly keepWaiting: { readonly request: Target; readonly reply: Reply }
  /** Ends the watch over a stuck teardown; a record of it is kept. */
  readonly leaveIt: { readonly request: Target; readonly reply: Reply }
  /** Opens Windows' own dialog for an entry under Recent. */
  readonly reconnect: { readonly request: { readonly recent: string }; readonly reply: Reply }
  /** Loads the RAS library again. */
  readonly tryAgain: { readonly request: null; readonly reply: Reply }
  readonly openWindow: {
    readonly request: { readonly page: Page; readonly connection: string | null }
    readonly reply: Reply
  }
  /** How high the popover's content is, in CSS pixels: its window follows. */
  readonly fitPopover: { readonly request: { readonly height: number }; readonly reply: Reply }
  readonly hidePopover: { readonly request: null; readonly reply: Reply }
  /** The last minutes, oldest first; empty for a row that is not there. */
  readonly traffic: { readonly request: { readonly connection: string }; readonly reply: readonly TrafficPoint[] }
  /** What a teardown has done and seen so far. */
  readonly steps: { readonly request: { readonly teardown: string }; readonly reply: readonly Step[] }
  /** Oldest first, a thousand at most. */
  readonly receipts: { readonly request: null; readonly reply: readonly Receipt[] }
  /** These receipts, in this order; null = all. */
  readonly exportReceipts: {
    readonly request: { readonly format: 'json' | 'csv'; readonly ids: readonly string[] | null }
    readonly reply: Exported
  }
  /** Native calls with a number above `after`, oldest first, ten thousand at most. */
  readonly nativeCalls: { readonly request: { readonly after: number }; readonly reply: readonly NativeCall[] }
  /** A file for whoever is asked for help: versions, settings, log, native calls, receipts; without names and numbers. */
  readonly saveReport: { readonly request: null; readonly reply: Exported }
  readonly changeSettings: { readonly request: Partial<Settings>; readonly reply: Reply }
  readonly startAtLogin: { readonly request: { readonly on: boolean }; readonly reply: Reply }
  readonly putAway: { readonly request: { readonly hint: Hint }; readonly reply: Reply }
  /** The user has read it. */
  readonly putAwayNotice: { readonly request: { readonly notice: string }; readonly reply: Reply }
  /** Opens one of Windows' own places, from a closed list. */
  readonly openSystem: { readonly request: { readonly place: SystemPlace }; readonly reply: Reply }
  readonly quit: { readonly request: null; readonly reply: Reply }
  /** Answers to "Finishing hang-up…": put the question away and quit once the hang-up has ended. */
  readonly waitForEnd: { readonly request: null; readonly reply: Reply }
  /** Quit now; the journal keeps the record. */
  readonly leave: { readonly request: null; readonly reply: Reply }
}

export type SystemPlace = 'services' | 'startup-apps' | 'notifications'

/** One call of the native port, in words; it names nobody. */
export interface NativeCall {
  /** Counts the calls from the start. */
  readonly number: number
  /** ms since 1970 */
  readonly at: number
  readonly method: string
  readonly arguments: string
  readonly result: string
  /** ms until it was answered */
  readonly ms: number
}

/** What became of a file that a view asked for. */
export type Exported =
  /** Under this name, where the user said. */
  | { readonly kind: 'saved'; readonly name: string }
  /** A browser saves it itself. */
  | { readonly kind: 'content'; readonly name: string; readonly type: string; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string }

export type CallName = keyof Calls
export type Request<N extends CallName> = Calls[N]['request']
export type ReplyOf<N extends CallName> = Calls[N]['reply']

/** What the main process tells a view unasked. */
export interface Events {
  readonly snapshot: Snapshot
  /** Show the question for a row of somebody else's, or the one about all. */
  readonly ask: Target | 'all'
  /** Show this page, and this connection where one is named. */
  readonly show: { readonly page: Page; readonly connection: string | null }
}

export type EventName = keyof Events

export type Reply = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

export type Refusal =
  /** The row has gone from the list meanwhile. */
  | 'no-such-row'
  /** Not ours: ask first. */
  | 'not-confirmed'
  /** Nothing to do in this state. */
  | 'not-now'
  | 'bad-request'
  | 'foreign-sender'
  /** There is no such thing here (a window in the preview, a dialog off Windows). */
  | 'not-here'
  | 'failed'

/** A call's outcome as it crosses: checked on the far side before any handler runs. */
export type Crossing<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** What a view holds: the preload bridge in Electron, `fetch` and an event stream in the preview. */
export interface Bridge {
  call<N extends CallName>(name: N, request: Request<N>): Promise<Crossing<ReplyOf<N>>>
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
}

export const CALL_NAMES = [
  'snapshot',
  'hangUp',
  'hangUpAll',
  'hangUpAgain',
  'keepWaiting',
  'leaveIt',
  'reconnect',
  'tryAgain',
  'openWindow',
  'fitPopover',
  'hidePopover',
  'traffic',
  'steps',
  'receipts',
  'exportReceipts',
  'nativeCalls',
  'saveReport',
  'changeSettings',
  'startAtLogin',
  'putAway',
  'putAwayNotice',
  'openSystem',
  'quit',
  'waitForEnd',
  'leave',
] as const satisfies readonly CallName[]

export const EVENT_NAMES = ['snapshot', 'ask', 'show'] as const satisfies readonly EventName[]

export const OK: Reply = { ok: true }
export const refuse = (refusal: Refusal): Reply => ({ ok: false, refusal })
