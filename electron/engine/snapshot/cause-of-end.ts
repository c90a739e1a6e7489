import type { EndedBy } from '../../contract/snapshot.ts'
import { deviceKindOf } from '../monitor/device-kind.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import type { HungUpHandles } from '../teardown/hung-up-handles.ts'
import type { Teardown } from '../teardown/teardown.ts'

/** What is known when a connection leaves the list without a proof of ours. */
export interface EndMoment {
  /** Every connection that is tracked, also those that ended and are still shown. */
  readonly trackedConnections: readonly TrackedConnection[]
  /** Running, or ended a moment ago. */
  readonly teardowns: readonly Teardown[]
  readonly hungUpHandles: Pick<HungUpHandles, 'hasAny'>
}

/**
 * Who ended a connection, as far as that is known. A hang-up of its links, or one the user stopped watching, counts as
 * OnHook's; a tunnel whose outer address was a line's goes with that line.
 */
export function causeOfEnd(line: TrackedConnection, moment: EndMoment): EndedBy {
  const own = moment.teardowns.filter(({ subject }) => subject.identity === line.identity)
  const mayHaveEnded = own.some(({ state, tries, resumed }) => state.phase !== 'failed' && (tries > 0 || resumed))
  if (mayHaveEnded || moment.hungUpHandles.hasAny(line.identity)) return { kind: 'onhook' }
  // A refused RasHangUp accepted nothing, but it was asked for.
  if (own.some(({ tries }) => tries > 0)) return { kind: 'unknown' }
  if (deviceKindOf(line.connection.deviceType) !== 'vpn') return { kind: 'not-onhook' }
  const ending = moment.trackedConnections.filter((other) => isLine(other) && isEnding(other, moment))
  const outer = outerAddressOf(line)
  if (outer === '') return ending.length === 0 ? { kind: 'not-onhook' } : { kind: 'unknown' }
  const under = ending.find((other) => innerAddressOf(other) === outer)
  return under === undefined ? { kind: 'not-onhook' } : { kind: 'line', name: under.connection.entryName }
}

const isLine = ({ connection }: TrackedConnection): boolean => deviceKindOf(connection.deviceType) !== 'vpn'

function isEnding({ listed, identity }: TrackedConnection, { teardowns }: EndMoment): boolean {
  return !listed || teardowns.some(({ subject }) => subject.identity === identity && subject.link === null)
}

/** The address that a tunnel is sent from: that of the line under it. */
function outerAddressOf({ details }: TrackedConnection): string {
  return details?.status?.kind === 'value' ? details.status.value.local.address : ''
}

/** The address that a line gave this machine. */
function innerAddressOf({ details }: TrackedConnection): string {
  return (
    details?.projections[0]?.localAddress ||
    (details?.status?.kind === 'value' ? details.status.value.local.address : '')
  )
}
