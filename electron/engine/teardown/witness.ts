import type { Clock } from '../../../native/clock.ts'
import type { RasAnswer, RasApi, RasConnection, RasHandle } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { StuckFact } from '../../contract/teardown-view.ts'
import type { ListAnswer, ListReader } from '../monitor/list-reader.ts'
import { within } from '../time-limit.ts'
import { CONFIRM_WITHIN, LIST_WHILE_DRAINING } from '../timings.ts'
import type { Teardown } from './teardown.ts'

/** What a teardown works with. */
export interface TeardownParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
}

/** What there is to call: a fresh handle, or an end without a call. */
export type Callable =
  | { readonly kind: 'handle'; readonly handle: RasHandle }
  | { readonly kind: 'nothing'; readonly ending: Ending }

/** One look at what is being hung up: the proof, or what is known while there is none. */
export type Look =
  | { readonly kind: 'proof'; readonly ending: Ending }
  | { readonly kind: 'known'; readonly fact: StuckFact }

/** Knows how to call one kind of target, and how to tell that it is gone. */
export interface Witness {
  /** The running teardown of the whole connection, which a link ends with. */
  readonly whole: () => Teardown | null
  /** The handle to call, from a row of a fresh list; null once the teardown has ended or was overtaken. */
  readonly callable: (row: RasConnection, overtaken: () => boolean) => Promise<Callable | null>
  /** What a refusal that nothing accepted comes to; null = it may be gone, so it is watched. */
  readonly refused: (answer: RasAnswer<null>, handle: RasHandle) => Promise<Ending | null>
  /** From which handle proof is to be found from now on. */
  readonly called: (handle: RasHandle) => void
  /** False while there is no handle that the list could give to somebody else. */
  readonly wantsList: () => boolean
  /** A list that was read beside a call that may block; an ending where it proves the end by itself. */
  readonly heard: (list: ListAnswer) => Ending | null
  /** Null: overtaken meanwhile. */
  readonly look: (overtaken: () => boolean) => Promise<Look | null>
  /** ms until the next look. */
  readonly period: () => number
}

const TOO_LATE: ListAnswer = { kind: 'unavailable', reason: 'The list of connections did not come in time.' }

/** A list to confirm a proof with; one that does not come in time leaves the proof to stand alone. */
export function confirmingList({ clock, lists }: TeardownParts): Promise<ListAnswer> {
  return within(clock, CONFIRM_WITHIN, lists.fresh(), TOO_LATE)
}

/** The list that is read beside a look; one that does not come in time says nothing. */
export function listBeside({ clock, lists }: TeardownParts): Promise<ListAnswer> {
  return within(clock, CONFIRM_WITHIN, lists.notOlderThan(LIST_WHILE_DRAINING), TOO_LATE)
}

/** The list without which nothing can be called: it is waited for, and the row says that it does not come. */
export async function listToActOn({ clock, lists }: TeardownParts, teardown: Teardown): Promise<ListAnswer> {
  const cancel = clock.after(CONFIRM_WITHIN, () => teardown.know(['list-not-readable']))
  const list = await lists.fresh()
  cancel()
  return list
}
