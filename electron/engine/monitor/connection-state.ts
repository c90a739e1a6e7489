import { CODE, RASCS, RASCSS } from '../../../native/constants.ts'
import type { RasAnswer, RasConnectStatus } from '../../../native/port.ts'
import type { ConnectionState } from '../../contract/snapshot.ts'
import { failureOf } from '../failure.ts'

/**
 * RASCONNSTATE and RASCONNSUBSTATE in the product's words. A number that is not documented stays a number.
 * @see https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa376727(v=vs.85)
 */
export function connectionStateOf(answer: RasAnswer<RasConnectStatus>): ConnectionState {
  if (answer.kind !== 'value') return { kind: 'unread', failure: failureOf(answer) }
  const { state, subState, error } = answer.value
  if (state === RASCS.Connected) return connectedStateOf(subState)
  if (error !== 0 && error !== CODE.Pending) {
    return { kind: 'connect-failed', failure: failureOf({ kind: 'code', code: error }) }
  }
  if (state === RASCS.Disconnected) return { kind: 'not-connected' }
  const running = state >= RASCS.OpenPort && state <= RASCS.ApplySettings
  const paused = state >= RASCS.Interactive && state <= RASCS.InvokeEapUi
  return running || paused ? { kind: 'connecting', state } : { kind: 'unknown', state }
}

/** RASCONNSUBSTATE. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/ff404284(v=vs.85) */
function connectedStateOf(subState: number): ConnectionState {
  switch (subState) {
    case RASCSS.None:
    case RASCSS.Reconnected:
      return { kind: 'connected' }
    case RASCSS.Dormant:
      return { kind: 'dormant' }
    case RASCSS.Reconnecting:
      return { kind: 'reconnecting' }
    default:
      return { kind: 'unknown-substate', subState }
  }
}
