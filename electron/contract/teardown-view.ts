import type { Failure } from './failure.ts'

export const EVIDENCE = [
  'invalid-handle',
  'not-enumerated',
  'handle-recycled',
  'sub-entry-closed',
  'parent-gone',
] as const
/** A fact that proves an end. */
export type Evidence = (typeof EVIDENCE)[number]
/** What is known of a teardown that takes long. */
export const STUCK_FACTS = [
  'never-left-connected',
  'still-listed',
  'not-listed-port-open',
  'not-listed',
  'call-not-returned',
  'list-not-readable',
  'identity-not-known',
  'link-still-connected',
  'service-not-running',
] as const
export type StuckFact = (typeof STUCK_FACTS)[number]

export interface TeardownView {
  /** Names the receipt. */
  readonly id: string
  /** ms from the request, in whatever run of OnHook it was made; frozen at the end. */
  readonly elapsedMs: number
  /** Begun by an earlier run of OnHook. */
  readonly resumed: boolean
  readonly progress: Progress
}

export const MARKS = ['on-time', 'slow', 'stuck'] as const
export type Mark = (typeof MARKS)[number]

export type Progress =
  | {
      readonly phase: 'calling' | 'draining'
      readonly mark: Mark
      readonly known: readonly StuckFact[]
      /** The user chose to keep waiting: no buttons until something changes. */
      readonly keptWaiting: boolean
    }
  | { readonly phase: 'gone'; readonly evidence: readonly Evidence[]; readonly redial: Redial }
  | { readonly phase: 'presumed'; readonly reason: 'no-witness'; readonly redial: Redial }
  | { readonly phase: 'already-gone'; readonly failure: Failure | null; readonly redial: Redial }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** The user no longer waits: whether it is gone was never known. */
  | { readonly phase: 'left'; readonly redial: Redial }
/** `inMs` counts down from `takenAt`. An end that was not proven never becomes safe; redialling then `mayFail`. */

export interface Redial {
  readonly safe: boolean
  readonly inMs: number
  readonly mayFail: boolean
  /** It is connected again: there is nothing to redial. */
  readonly up?: true
}
