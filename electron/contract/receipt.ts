import type { DeviceKind, Evidence, Failure } from './snapshot.ts'

/** Who asked for a hang-up. */
export type Initiator = 'popover' | 'window' | 'menu' | 'notification' | 'preview' | 'test'

/** One thing that happened in a teardown. `at` = ms since it was asked for. */
export interface Step {
  readonly at: number
  readonly what:
    | 'journal'
    | 'journal-failed'
    | 'list'
    | 'last-link'
    | 'call'
    | 'returned'
    | 'state'
    | 'status'
    | 'witness'
    | 'slow'
    | 'stuck'
    | 'again'
    | 'keep-waiting'
    /** Steps that are not kept; the detail is their number. */
    | 'left-out'
    | 'resumed'
    | 'left'
    | 'ended'
  /** A code, a state or a few words. */
  readonly detail?: string
}

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
  readonly by: Initiator | 'resumed'
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
  /** `left`: the user did not wait for the end. `interrupted`: the program ended before it. */
  readonly outcome: Ending | { readonly phase: 'interrupted' }
  readonly steps: readonly Step[]
}
