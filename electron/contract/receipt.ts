import type { Failure } from './failure.ts'
import type { DeviceKind } from './snapshot.ts'
import type { Evidence } from './teardown-view.ts'

/** Where a hang-up was asked for. */
export const INITIATORS = ['popover', 'window', 'menu', 'notification', 'command-line', 'preview', 'test'] as const
export type Initiator = (typeof INITIATORS)[number]

/** Who stands in a receipt: an initiator, or OnHook itself where it went on after a crash. */
export const RECEIPT_INITIATORS = [...INITIATORS, 'resumed'] as const
export type ReceiptInitiator = (typeof RECEIPT_INITIATORS)[number]

/** `left-out`: steps that are not kept; the detail is their number. */
export const STEP_KINDS = [
  'journal',
  'journal-failed',
  'list',
  'last-link',
  'call',
  'returned',
  'state',
  'status',
  'witness',
  'slow',
  'stuck',
  'again',
  'keep-waiting',
  'left-out',
  'resumed',
  'left',
  'ended',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One thing that happened in a teardown. `at` = ms since it was asked for. */
export interface Step {
  readonly at: number
  readonly what: StepKind
  /** A code, a state or a few words. */
  readonly detail?: string
}

/** How a hang-up can end, as a receipt tells it. `interrupted`: the program ended before it. */
export const OUTCOMES = ['gone', 'presumed', 'already-gone', 'failed', 'left', 'interrupted'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Ending =
  | { readonly phase: 'gone'; readonly evidence: readonly Evidence[] }
  | { readonly phase: 'presumed'; readonly reason: 'no-witness' }
  | { readonly phase: 'already-gone'; readonly failure: Failure | null }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** The user no longer waits. */
  | { readonly phase: 'left' }

/** The record of one teardown: what was done, seen and proven. Kept as one line of JSON. */
export interface Receipt {
  readonly v: 1
  readonly id: string
  /** ms since 1970 when it was asked for. */
  readonly epoch: number
  readonly by: ReceiptInitiator
  readonly subject: {
    readonly name: string
    readonly phonebook: string
    /** One-based; null = the whole connection. */
    readonly link: number | null
    readonly device: DeviceKind
  }
  readonly tries: number
  /** ms from the request to the end. */
  readonly elapsed: number
  readonly outcome: Ending | { readonly phase: 'interrupted' }
  readonly steps: readonly Step[]
}
