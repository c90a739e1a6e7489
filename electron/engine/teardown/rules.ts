import { CODE } from '../../../native/constants.ts'
import { type HangUpMeaning as CodeMeaning, hangUpMeaning } from '../../../native/errors.ts'
import type { RasAnswer, RasConnectStatus, RasHandle } from '../../../native/port.ts'
import type { Ending } from '../../contract/receipt.ts'
import type { Evidence } from '../../contract/teardown-view.ts'
import { type Identity, sight } from '../identity/identity.ts'
import type { ListAnswer } from '../monitor/list-reader.ts'
import { PRESUMED_AFTER } from '../timings.ts'

/** The decisions of a teardown as pure functions: what an answer of Windows means, and what it does not prove. */

export type HangUpMeaning = Exclude<CodeMeaning, 'service'>

/**
 * What RasHangUp's answer means: only 0, 600 and 617 accept, only 6 and 668 say that it is gone already. Any other code is a
 * refusal, however much it sounds like an end: the list tells whether it is one.
 */
export function meaningOfHangUp(answer: RasAnswer<null>): HangUpMeaning {
  if (answer.kind === 'value') return 'draining'
  if (answer.kind === 'busy') return 'refused-for-now'
  if (answer.kind !== 'code') return 'refused'
  switch (answer.code) {
    case CODE.Pending:
    case CODE.AlreadyDisconnecting:
      return 'draining'
    case CODE.InvalidHandle:
    case CODE.NoConnection:
      return 'gone-already'
    default:
      return hangUpMeaning(answer.code) === 'refused-for-now' ? 'refused-for-now' : 'refused'
  }
}

/**
 * What a list says of one connection. `unread`: it could not be read; `not-known`: a row may be this connection, or another
 * one. Neither proves anything.
 */
export type ListVerdict = 'listed' | 'listed-elsewhere' | 'absent' | 'recycled' | 'unread' | 'not-known'

export function readList(answer: ListAnswer, identity: Identity, handle: RasHandle | null): ListVerdict {
  if (answer.kind !== 'value') return 'unread'
  const { ours, notKnown, handleTaken } = sight(answer.value, identity, handle)
  if (ours !== null) return handle === null || ours.handle === handle ? 'listed' : 'listed-elsewhere'
  if (notKnown) return 'not-known'
  return handleTaken ? 'recycled' : 'absent'
}

/** Why a list says nothing: it does not tell who is who, the service is not there, or it could not be read. */
export function whyUnread(answer: ListAnswer): 'service-not-running' | 'list-not-readable' | 'identity-not-known' {
  if (answer.kind === 'value') return 'identity-not-known'
  const service = answer.kind === 'code' && hangUpMeaning(answer.code) === 'service'
  return service ? 'service-not-running' : 'list-not-readable'
}

/** What RasGetConnectStatus on the hung-up handle says; only 6, and 668 with the list's agreement, can become proof. */
export type StatusVerdict = 'handle-invalid' | 'no-connection' | 'still-there' | 'no-proof'

export function readStatus(answer: RasAnswer<RasConnectStatus>): StatusVerdict {
  if (answer.kind === 'value') return 'still-there'
  if (answer.kind !== 'code') return 'no-proof'
  if (answer.code === CODE.InvalidHandle) return 'handle-invalid'
  return answer.code === CODE.NoConnection ? 'no-connection' : 'no-proof'
}

/**
 * The proof that a whole connection is gone, or null. The list speaks last: while it shows the same identity nothing else
 * proves anything.
 */
export function proofOfConnection(status: StatusVerdict, list: ListVerdict): readonly Evidence[] | null {
  if (list === 'listed' || list === 'listed-elsewhere') return null
  // Whatever the status says now, it says it of the connection that has the number today.
  if (list === 'recycled') return ['handle-recycled', 'not-enumerated']
  switch (status) {
    case 'handle-invalid':
      return list === 'absent' ? ['invalid-handle', 'not-enumerated'] : ['invalid-handle']
    case 'no-connection':
      return list === 'absent' ? ['not-enumerated'] : null
    case 'still-there':
    case 'no-proof':
      return null
  }
}

/** What RasGetSubEntryHandle(parent, index) says of a link that was hung up. */
export type WitnessVerdict = 'closed' | 'parent-invalid' | 'connected' | 'silent' | 'not-asked'

export function readWitness(answer: RasAnswer<RasHandle>): WitnessVerdict {
  switch (answer.kind) {
    case 'value':
      return 'connected'
    case 'busy':
      return 'not-asked'
    case 'code':
      if (answer.code === CODE.PortNotOpen || answer.code === CODE.NoMoreItems) return 'closed'
      return answer.code === CODE.InvalidHandle ? 'parent-invalid' : 'silent'
    case 'unavailable':
    case 'malformed':
      return 'silent'
  }
}

/**
 * The proof that a link is gone, or null. A parent that has lost its handle took the link with it, whatever the witness
 * says of the new holder. A parent that has only left the list did so if the witness agrees, or if it says nothing and the
 * lists have missed the parent `lastingly`: one list can miss it for a moment.
 */
export function proofOfLink(
  witness: WitnessVerdict,
  parent: ListVerdict,
  lastingly: boolean,
): readonly Evidence[] | null {
  if (parent === 'recycled') return ['parent-gone', 'handle-recycled']
  if (parent === 'absent') {
    const agreed = witness === 'closed' || witness === 'parent-invalid'
    return agreed || (lastingly && witness !== 'connected') ? ['parent-gone', 'not-enumerated'] : null
  }
  if (witness === 'closed') return ['sub-entry-closed']
  if (witness === 'parent-invalid' && (parent === 'unread' || parent === 'not-known')) return ['parent-gone']
  return null
}

/** Only where the witness has never spoken: one that said "connected" is counter-evidence, however long ago. */
export function mayPresume(witness: WitnessVerdict, spoke: boolean, sinceCall: number): boolean {
  return witness === 'silent' && !spoke && sinceCall >= PRESUMED_AFTER
}

/**
 * What the end of the whole connection is for a link of it; null where the connection is still there. One that the user
 * left takes its links along: RasHangUp was called on its handle, which can be no witness any more.
 */
export function endingOfLinkBy(whole: Ending): Ending | null {
  switch (whole.phase) {
    case 'gone':
      return { phase: 'gone', evidence: ['parent-gone', ...whole.evidence] }
    case 'already-gone':
    case 'left':
      return whole
    case 'presumed':
    case 'failed':
      return null
  }
}
