import { CODE, RASCS } from '../../../native/constants.ts'
import type { Contradiction } from '../../contract/snapshot.ts'
import { contradictionsOfOwner } from '../identity/owner.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'

/** What Windows' own answers about one connection say against each other. `hungUp`: its handle was hung up and may be dead. */
export function contradictionsOf(
  { connection, details, listed }: TrackedConnection,
  hungUp: boolean,
  profile: readonly string[],
): readonly Contradiction[] {
  const found: Contradiction[] = [...contradictionsOfOwner(connection, profile)]
  const status = details?.status
  if (!listed || hungUp || details == null || status == null) return found
  if (status.kind === 'code' && status.code === CODE.InvalidHandle) found.push('listed-and-not-known')
  if (status.kind !== 'value') return found
  const { state, error } = status.value
  const bundle = details.links.length > 1
  if (state === RASCS.Connected) {
    if (error !== 0 && error !== CODE.Pending) found.push('connected-and-error')
    if (bundle && details.links.every(({ up }) => up === false)) found.push('connected-without-link')
  }
  if (state === RASCS.Disconnected && bundle && details.links.some(({ up }) => up === true)) {
    found.push('link-without-connection')
  }
  return found
}
