import type { Clock } from '../../../native/clock.ts'
import type { RasAnswer, RasApi, RasConnectStatus } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { Failure } from '../../contract/snapshot.ts'
import type { Identity } from '../identity.ts'
import type { ListReader } from '../monitor/list-reader.ts'
import { within } from '../time-limit.ts'
import { CONFIRM_WITHIN, LIST_WHILE_DRAINING } from '../timings.ts'
import type { ListAnswer } from './rules.ts'
import type { Course } from './teardown.ts'

/** What a teardown works with. */
export interface FlowParts {
  readonly ras: RasApi
  readonly clock: Clock
  readonly lists: ListReader
  /** Puts the promise on disk; true once it is there, false where it could not be kept. */
  readonly promise: () => Promise<boolean>
}

export interface ConnectionTarget {
  readonly identity: Identity
}

export interface LinkTarget extends ConnectionTarget {
  readonly index: number
  /** The teardown of the whole connection, while one runs. */
  readonly parent: () => Course | null
  /** Hangs up the whole connection instead, as this is its last link. */
  readonly hangUpWhole: () => Course
}

const TOO_LATE: ListAnswer = { kind: 'unavailable', reason: 'The list of connections did not come in time.' }

/** A list to confirm a proof with; one that does not come in time leaves the proof to stand alone. */
export function confirmingList(parts: FlowParts): Promise<ListAnswer> {
  return within(parts.clock, CONFIRM_WITHIN, parts.lists.fresh(), TOO_LATE)
}

/** The list that a look has beside it; one that does not come in time says nothing. */
export function listBeside(parts: FlowParts): Promise<ListAnswer> {
  return within(parts.clock, CONFIRM_WITHIN, parts.lists.notOlderThan(LIST_WHILE_DRAINING), TOO_LATE)
}

/** The list without which nothing can be done: it is waited for, and that it does not come is told. */
export async function listToActOn(parts: FlowParts, course: Course): Promise<ListAnswer> {
  const cancel = parts.clock.after(CONFIRM_WITHIN, () => course.know(['list-not-readable']))
  const list = await parts.lists.fresh()
  cancel()
  return list
}

export const SHARED_HANDLE: Failure = {
  kind: 'malformed',
  reason: 'Windows lists two connections under one handle.',
}

/** Writes the journal line first: whatever happens later, the next start knows. */
export async function keepPromise(parts: FlowParts, course: Course): Promise<void> {
  course.note((await parts.promise()) ? 'journal' : 'journal-failed')
}

/** Notes what is new in a row of answers, so that a receipt holds each state once and not each poll. */
export function statusNoter(course: Course): (answer: RasAnswer<RasConnectStatus>) => void {
  let last = ''
  return (answer) => {
    const seen =
      answer.kind === 'value'
        ? `state ${answer.value.state}`
        : answer.kind === 'code'
          ? `code ${answer.code}`
          : answer.kind
    if (seen === last) return
    last = seen
    course.note(answer.kind === 'value' ? 'state' : 'status', seen)
  }
}

/**
 * A link whose connection has ended some way has ended with it; null where the connection is still there. One that the
 * user left takes its links along: RasHangUp was called on its handle, which can be no witness any more.
 */
export function endingOfLinkBy(parent: Ending): Ending | null {
  switch (parent.phase) {
    case 'gone':
      return { phase: 'gone', evidence: ['parent-gone', ...parent.evidence] }
    case 'already-gone':
    case 'left':
      return parent
    case 'presumed':
    case 'failed':
      return null
  }
}
