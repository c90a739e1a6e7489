import type { DeviceKind } from '../../contract/snapshot.ts'
import { entryKeyOf, type Identity } from '../identity/identity.ts'
import { deviceKindOf } from '../monitor/device-kind.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'

/** What is hung up, as it was known when it was asked for. The journal keeps it on disk in this shape. */
export interface HangUpSubject {
  readonly identity: Identity
  /** What the journal calls it, where that is not `identity`. */
  readonly storedAs?: Identity
  readonly entryKey: string
  readonly name: string
  readonly phonebook: string
  /** One-based; null = the whole connection. */
  readonly link: number | null
  readonly device: DeviceKind
}

export function subjectOf({ connection, details, identity }: TrackedConnection, link: number | null): HangUpSubject {
  const status = details?.links.find((one) => one.index === link)?.status
  const linkType = status?.kind === 'value' ? status.value.deviceType : ''
  return {
    identity,
    ...(connection.storedAs === identity ? {} : { storedAs: connection.storedAs }),
    entryKey: entryKeyOf(connection),
    name: connection.entryName,
    phonebook: connection.phonebook,
    link,
    device: deviceKindOf(linkType || connection.deviceType),
  }
}

/** For the log: without the name, which may be a phone number. */
export function describe({ link, device }: HangUpSubject): string {
  return link === null ? `a ${device} connection` : `link ${link} of a ${device} connection`
}
