import { isIP } from 'node:net'
import { CODE, RASCF } from '../constants.ts'
import { findError } from '../errors.ts'
import type {
  RasAnswer,
  RasConnection,
  RasConnectStatus,
  RasEndpoint,
  RasHandle,
  RasProjection,
  RasServiceAnswer,
  RasStatistics,
} from '../port.ts'
import { UNREADABLE_ROW } from '../unreadable-row.ts'
import { codeAt, guidFrom, isLinkUp, isUp, type Life, type LinkLife, stateOf } from './life.ts'
import type { ScenarioService } from './scenario/scenario.ts'
import { connectionStatistics, linkStatistics } from './statistics.ts'
import type { Subject } from './world.ts'

/** What the library answers about a world that is settled to `now`. Nothing here changes anything. */

export const value = <T>(it: T): RasAnswer<T> => ({ kind: 'value', value: it })
export const code = (number: number): RasAnswer<never> => ({ kind: 'code', code: number })

export const codeOr = <T>(number: number, it: T): RasAnswer<T> => (number === 0 ? value(it) : code(number))

/** One row of RasEnumConnections. */
export function row(life: Life): RasConnection {
  switch (life.spec.row) {
    case 'plain':
      return plainRow(life)
    case 'no-handle':
      return { ...plainRow(life), handle: 0n as RasHandle, fault: 'no-handle' }
    case 'unreadable':
      return { ...UNREADABLE_ROW, handle: life.handle }
  }
}

function plainRow(life: Life): RasConnection {
  const { spec } = life
  const link = life.links.find((each) => isLinkUp(life, each))?.spec
  return {
    handle: life.handle,
    entryName: spec.name,
    deviceType: link?.deviceType ?? spec.deviceType,
    deviceName: link?.deviceName ?? spec.deviceName,
    phonebook: spec.phonebook,
    subEntry: link?.index ?? 1,
    entryId: guidFrom(`entry ${spec.phonebook}\n${spec.name}`),
    correlationId: life.correlationId,
    luid: LOGON_SESSIONS[spec.owner],
    owner: spec.owner === 'windows' ? 'other' : spec.owner,
    flags: OWNER_FLAGS[spec.owner] | (spec.allUsers ? RASCF.AllUsers : 0),
    allUsers: spec.allUsers,
  }
}

const LOGON_SESSIONS = { me: 0x3e8a1n, other: 0x9c4f2n, windows: 0x3e7n, unknown: 0n } as const
const OWNER_FLAGS = {
  me: RASCF.OwnerKnown | RASCF.OwnerMatch,
  other: RASCF.OwnerKnown,
  windows: RASCF.OwnerKnown,
  unknown: 0,
} as const

/** RasGetConnectStatus. `scripted` gives what the scenario's `status-codes` have for a call. */
export function connectStatus(
  subject: Subject | null,
  scripted: (life: Life) => number,
  now: number,
): RasAnswer<RasConnectStatus> {
  if (subject === null || !subject.life.started) return code(CODE.InvalidHandle)
  const { life, link } = subject
  if (link !== null) {
    if (!isUp(life)) return code(CODE.InvalidHandle)
    if (link.connectedFrom === null) {
      return link.endedAt === null ? code(CODE.InvalidHandle) : codeOr(link.spec.status, status(life, link, now))
    }
    return value(status(life, link, now))
  }
  if (life.end === null) return codeOr(scripted(life), status(life, null, now))
  if (life.end.how === 'dropped') return code(CODE.InvalidHandle)
  return codeOr(codeAt(life.spec.after, now - life.end.at) ?? CODE.InvalidHandle, status(life, null, now))
}

function status(life: Life, link: LinkLife | null, now: number): RasConnectStatus {
  const line = link?.spec ?? life.spec
  return {
    state: stateOf(life, now),
    subState: life.spec.subState,
    error: 0,
    deviceType: line.deviceType,
    deviceName: line.deviceName,
    phoneNumber: line.number,
    local: endpoint(life.spec.local),
    remote: endpoint(life.spec.remote),
  }
}

function endpoint(address: string): RasEndpoint {
  switch (isIP(address)) {
    case 4:
      return { type: 'ipv4', address }
    case 6:
      return { type: 'ipv6', address }
    default:
      return { type: 'unknown', address: '' }
  }
}

/** RasGetSubEntryHandle: the one witness of a link's end, honest or not. */
export function subEntryHandle(subject: Subject | null, index: number, now: number): RasAnswer<RasHandle> {
  if (index < 1) return code(CODE.InvalidParameter)
  if (subject === null || subject.link !== null || !isUp(subject.life)) return code(CODE.InvalidHandle)
  const { life } = subject
  const found = linkAt(life, index)
  if (found.kind === 'connection') return value(life.handle)
  if (found.kind === 'none') return code(found.beyond ? CODE.NoMoreItems : CODE.PortNotOpen)
  const { link } = found
  const hungUp = link.hangUps.drainsFrom !== null
  const { witness, witnessLate } = link.spec
  if (hungUp && witness.kind === 'code') return codeOr(witness.code, link.handle)
  if (link.connectedFrom !== null) return value(link.handle)
  if (link.endedAt === null || !hungUp) return code(CODE.PortNotOpen)
  const silent = witness.kind === 'lie' || now < link.endedAt + witnessLate
  return silent ? value(link.handle) : code(CODE.PortNotOpen)
}

type Found =
  | { readonly kind: 'link'; readonly link: LinkLife }
  /** Link 1 of a connection that is no bundle. */
  | { readonly kind: 'connection' }
  | { readonly kind: 'none'; readonly beyond: boolean }

function linkAt(life: Life, index: number): Found {
  const link = life.links.find((each) => each.spec.index === index)
  if (link !== undefined) return { kind: 'link', link }
  const last = life.links.at(-1)?.spec.index
  if (last === undefined && index === 1) return { kind: 'connection' }
  return { kind: 'none', beyond: index < 1 || index > (last ?? 1) }
}

/** RasGetConnectionStatistics; a link's handle gives the link's. */
export function statisticsOf(subject: Subject | null, now: number): RasAnswer<RasStatistics> {
  if (subject === null || !isUp(subject.life)) return code(CODE.InvalidHandle)
  const { life, link } = subject
  if (link === null) return value(connectionStatistics(life, now))
  return isLinkUp(life, link) ? value(linkStatistics(life, link, now)) : code(CODE.InvalidHandle)
}

/** RasGetLinkStatistics. */
export function linkStatisticsOf(subject: Subject | null, index: number, now: number): RasAnswer<RasStatistics> {
  if (subject === null || subject.link !== null || !isUp(subject.life)) return code(CODE.InvalidHandle)
  const { life } = subject
  const found = linkAt(life, index)
  if (found.kind === 'connection') return value(connectionStatistics(life, now))
  if (found.kind === 'none') return code(found.beyond ? CODE.InvalidArgument : CODE.PortNotOpen)
  return isLinkUp(life, found.link) ? value(linkStatistics(life, found.link, now)) : code(CODE.PortNotOpen)
}

/** RasGetProjectionInfo, or RasGetProjectionInfoEx for IKEv2; a link's handle gives the connection's. */
export function projection(subject: Subject | null): RasAnswer<readonly RasProjection[]> {
  if (subject === null || !isUp(subject.life)) return code(CODE.InvalidHandle)
  const { local, remote, deviceName } = subject.life.spec
  const family = isIP(local) || isIP(remote)
  if (family === 0) return code(CODE.ProtocolNotConfigured)
  const kind = isIkev2(deviceName) ? 'ikev2' : family === 6 ? 'ipv6' : 'ipv4'
  return value([{ kind, localAddress: local, remoteAddress: remote }])
}

const isIkev2 = (deviceName: string): boolean => deviceName.includes('IKEv2')

/** What the service manager says of RasMan. */
export function serviceState(service: ScenarioService, processId: number): RasServiceAnswer {
  return service === 'missing'
    ? { kind: 'unavailable', reason: 'This machine has no service RasMan.' }
    : service === 'running'
      ? { ...value(service), processId }
      : value(service)
}

/** RasGetErrorString; no text for a code that no table knows. */
export function errorString(number: number): RasAnswer<string> {
  const meaning = findError(number)?.meaning
  return meaning === undefined ? code(CODE.InvalidParameter) : value(meaning)
}
