import type { RasAnswer, RasConnectStatus } from '../../../native/port.ts'
import type { ConnectionState } from '../../contract/snapshot.ts'
import { failureOf } from '../failure.ts'

export const CONNECTED = 0x2000
const DISCONNECTED = 0x2001
const PAUSED = 0x1000
const LAST_RUNNING = 24
const LAST_PAUSED = PAUSED + 4
const DORMANT = 1

/**
 * RASCONNSTATE and RASCONNSUBSTATE in the product's words. A number that nobody knows stays a number.
 * @see https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa376727(v=vs.85)
 */
export function connectionStateOf(answer: RasAnswer<RasConnectStatus>): ConnectionState {
  if (answer.kind !== 'value') return { kind: 'unread', failure: failureOf(answer) }
  const { state, subState } = answer.value
  if (state === CONNECTED) return subState === DORMANT ? { kind: 'dormant' } : { kind: 'connected' }
  if (state === DISCONNECTED) return { kind: 'not-connected' }
  const running = state >= 0 && state <= LAST_RUNNING
  const paused = state >= PAUSED && state <= LAST_PAUSED
  return running || paused ? { kind: 'connecting', state } : { kind: 'unknown', state }
}
