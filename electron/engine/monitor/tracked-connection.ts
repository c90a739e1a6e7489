import type {
  RasAnswer,
  RasConnectStatus,
  RasEntryProperties,
  RasHandle,
  RasProjection,
  RasRefusal,
  RasSubEntryProperties,
} from '../../../native/port.ts'
import type { Identity, ListedConnection } from '../identity/identity.ts'
import type { Sample } from './traffic.ts'

/** One link of a connection as it was read last. */
export interface LinkFacts {
  readonly index: number
  /** True: connected. False: there is such a link, and it is not (618). Null: not known, `failure` says why. */
  readonly up: boolean | null
  /** Null unless it is connected. */
  readonly handle: RasHandle | null
  readonly failure: RasRefusal | null
  readonly status: RasAnswer<RasConnectStatus> | null
  readonly configured: RasSubEntryProperties | null
  readonly sample: Sample | null
  /** It was seen not connected before and is connected again. */
  readonly cameBack: boolean
}

/** What was answered so far, each question by itself. */
export interface Details {
  /** Null: never answered. */
  readonly status: RasAnswer<RasConnectStatus> | null
  /** Since when questions have not been answered, in ms; those of a link as `state 2`. */
  readonly unanswered: ReadonlyMap<string, number>
  /** Every sub-entry there is; one alone makes no bundle. */
  readonly links: readonly LinkFacts[]
  readonly sample: Sample | null
  readonly entry: RasEntryProperties | null
  readonly projections: readonly RasProjection[]
}

export const NOTHING_READ: Details = {
  status: null,
  unanswered: new Map(),
  links: [],
  sample: null,
  entry: null,
  projections: [],
}

/** One connection that Windows lists, or listed. */
export interface TrackedConnection {
  readonly rowId: string
  readonly identity: Identity
  /** The row of the newest list that shows it. */
  readonly connection: ListedConnection
  /** Null until it was asked about for the first time. */
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
