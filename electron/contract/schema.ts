import type { Snapshot } from './snapshot.ts'

/** What calls and events are made of; the calls themselves stand in `calls.ts`. */

/** A connection, or one link of it, by the names a snapshot gave. Row ids are never given twice. */
export interface Target {
  readonly connection: string
  /** One-based; null = the whole connection. */
  readonly link: number | null
}

/** The window's pages, in the order of its navigation. */
export const PAGES = ['connections', 'history', 'log', 'settings'] as const
export type Page = (typeof PAGES)[number]

/** Windows' own places that OnHook can open. */
export const SYSTEM_PLACES = ['services', 'startup-apps', 'notifications'] as const
export type SystemPlace = (typeof SYSTEM_PLACES)[number]

export const EXPORT_FORMATS = ['json', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** One call of the native port, in words; it names nobody. */
export interface LoggedCall {
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

/** What the main process tells a view unasked. */
export interface Events {
  readonly snapshot: Snapshot
  /** Show the question for a row of somebody else's, or the one about all. */
  readonly ask: Target | 'all'
  /** What was pressed in the menu or on a notification was not done. */
  readonly refused: Refusal
  /** The view has just come into sight. */
  readonly shown: null
  /** Show this page, and this connection where one is named. */
  readonly show: { readonly page: Page; readonly connection: string | null }
}

export type EventName = keyof Events

export const EVENT_NAMES = ['snapshot', 'ask', 'refused', 'shown', 'show'] as const satisfies readonly EventName[]

/**
 * Why a call was not carried out.
 * `no-such-row`: the row has gone from the list meanwhile. `not-confirmed`: it is not the user's own, ask first. `not-now`:
 * nothing to do in this state. `bad-request`: unknown call or payload. `foreign-sender`: not one of our views. `not-here`:
 * there is no such thing here (a window in the preview, a dialog off Windows). `busy`: more calls came from this view than
 * a person could cause.
 */
export const REFUSALS = [
  'no-such-row',
  'not-confirmed',
  'not-now',
  'bad-request',
  'foreign-sender',
  'not-here',
  'busy',
  'failed',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type Reply = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

export const OK: Reply = { ok: true }
export const refuse = (refusal: Refusal): Reply => ({ ok: false, refusal })

/** A call's outcome as it crosses: checked on the far side before any handler runs. */
export type Crossing<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
