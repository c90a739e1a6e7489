import type {
  RasAnswer,
  RasConnectStatus,
  RasEntryProperties,
  RasProjection,
  RasSubEntryProperties,
} from '../../../native/port.ts'
import type { Identity, ListedConnection } from '../identity.ts'
import type { Sample } from './traffic.ts'

/** One link of a connection as it was read last. */
export interface LinkFacts {
  readonly index: number
  /** Connected; else it exists and is not (618), or could not be read. */
  readonly up: boolean
  /** Windows gave neither a handle nor a reason: `up` is what was known last. */
  readonly unread: boolean
  readonly status: RasAnswer<RasConnectStatus> | null
  readonly configured: RasSubEntryProperties | null
  readonly sample: Sample | null
  /** It was seen not connected before and is connected again. */
  readonly cameBack: boolean
}

export interface Details {
  readonly status: RasAnswer<RasConnectStatus>
  /** Every sub-entry there is; one alone makes no bundle. */
  readonly links: readonly LinkFacts[]
  readonly sample: Sample | null
  readonly entry: RasEntryProperties | null
  readonly projections: readonly RasProjection[]
}

/** One connection that Windows lists, or listed. */
export interface TrackedConnection {
  readonly rowId: string
  readonly identity: Identity
  /** The row of the newest list that shows it. */
  readonly connection: ListedConnection
  /** Null until it was read for the first time. */
  readonly details: Details | null
  readonly listed: boolean
  /** ms of the engine's clock when it was first listed. */
  readonly since: number
}

/** What a list has changed. */
export interface ListChange {
  readonly added: readonly TrackedConnection[]
  readonly removed: readonly TrackedConnection[]
}

/** The same facts without what only makes sense in an unbroken row of readings. */
export function withoutPast(details: Details): Details {
  return { ...details, sample: null, entry: null, links: details.links.map((link) => ({ ...link, sample: null })) }
}
