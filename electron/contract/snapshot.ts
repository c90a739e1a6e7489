import type { Failure } from './failure.ts'
import type { Notice } from './notice.ts'
import type { Desktop } from './settings.ts'
import type { Progress, Redial, TeardownView } from './teardown-view.ts'

/**
 * What every view shows: one versioned value, made by the engine, rendered alike by tray, menu, popover and window.
 * It holds no handle and no path that a view could hand back; rows are named by ids that mean nothing elsewhere.
 * Durations are in ms as they stood at `takenAt`; a view adds the time since it received the snapshot.
 */

export interface Snapshot {
  /** Grows by one with every change. A view ignores one that is not newer than what it shows. */
  readonly version: number
  /** ms on the engine's monotonic clock. */
  readonly takenAt: number
  readonly source: Source
  readonly health: Health
  readonly connections: readonly ConnectionRow[]
  /** What ended lately, newest first, five at most. */
  readonly recent: readonly RecentRow[]
  /** Set while the program waits for teardowns before it quits. */
  readonly finishing: Finishing | null
  /** Set from the wish to quit until it quits, or the user does not want to any more. */
  readonly quitting: Quitting | null
  /** How long hang-ups of each kind of device took so far; kinds without any are left out. */
  readonly usual: readonly Usual[]
  /** Sentences the user should see once something could not be kept on disk, loaded, or found. */
  readonly notices: readonly Notice[]
  /** How many receipts were written or read so far: a view that shows them asks anew when it grows. */
  readonly receipts: number
  readonly desktop: Desktop
}

/** Of the hang-ups that ended in "gone". */
export interface Usual {
  readonly device: DeviceKind
  /** ms; half of them took no longer. */
  readonly p50Ms: number
  /** ms; 19 of 20 took no longer. */
  readonly p95Ms: number
  readonly count: number
}

/** Who answers for RAS: Windows itself, a library for tests, or the simulator. */
export const SOURCE_KINDS = ['system', 'library', 'simulator'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export interface Source {
  readonly kind: SourceKind
  /** The scenario's name; null unless simulated. */
  readonly scenario: string | null
}

export const SERVICE_STATES = ['stopped', 'disabled', 'starting', 'stopping'] as const
export type ServiceState = (typeof SERVICE_STATES)[number]

export type Health =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ok' }
  /** RAS cannot be asked; the reason is a sentence for the user. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The list has not come for `forMs`; rows are what was known `knownForMs` ago (null: never). */
  | { readonly kind: 'not-answering'; readonly forMs: number; readonly knownForMs: number | null }
  /** RasMan does not run. `stopped` is calm; `disabled` is a problem. */
  | { readonly kind: 'service'; readonly state: ServiceState }
  /** The list could not be read this time; rows are what was known `knownForMs` ago (null: never). */
  | { readonly kind: 'failing'; readonly failure: Failure; readonly knownForMs: number | null }

export const DEVICE_KINDS = ['vpn', 'pppoe', 'modem', 'isdn', 'other'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

export type ConnectionState =
  | { readonly kind: 'connected' }
  | { readonly kind: 'connecting'; readonly state: number }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'dormant' }
  /** IKEv2 looks for its peer again. */
  | { readonly kind: 'reconnecting' }
  /** RASCONNSTATUS names an error while it is not connected. */
  | { readonly kind: 'connect-failed'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly state: number }
  /** Connected, with a RASCONNSUBSTATE that is not documented. */
  | { readonly kind: 'unknown-substate'; readonly subState: number }
  /** The state could not be read. */
  | { readonly kind: 'unread'; readonly failure: Failure }
  /** Windows lists it without a handle: nothing can be asked about it. */
  | { readonly kind: 'unreadable' }

/** What Windows is asked about a connection or a link. */
export const QUESTIONS = ['state', 'links', 'traffic', 'addresses', 'entry', 'device'] as const
export type Question = (typeof QUESTIONS)[number]

/** A question that Windows has not answered for `forMs`; what the row says of it is what was answered before. */
export interface Unanswered {
  readonly what: Question
  readonly forMs: number
}

export interface Traffic {
  /** bit/s */
  readonly receivedPerSecond: number
  /** bit/s */
  readonly sentPerSecond: number
  /** bytes, counted across the wrap of the 32-bit counters */
  readonly received: number
  /** bytes */
  readonly sent: number
  /** The counters were reset, or can have wrapped before OnHook looked: it was this much or more. */
  readonly atLeast?: boolean
}

/** One moment of a connection's traffic. */
export interface TrafficPoint {
  /** ms on the engine's monotonic clock, as `takenAt` */
  readonly at: number
  /** bit/s */
  readonly receivedPerSecond: number
  /** bit/s */
  readonly sentPerSecond: number
}

/** Why Windows' row for a connection tells less than it should. */
export const ROW_FAULTS = ['unreadable', 'no-handle'] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** `windows`: Windows' own, such as a device tunnel. `unknown`: not known to be the user's. */
export const OWNERS = ['me', 'other', 'windows', 'unknown'] as const
export type Owner = (typeof OWNERS)[number]

/**
 * How the owner is known: Windows' flags; a phone book in the user's profile; the logon session that dialled; the session of
 * Windows itself with a phone book for all users; not at all.
 */
export const OWNER_EVIDENCE = ['flags', 'phonebook', 'session', 'system', 'none'] as const
export type OwnerEvidence = (typeof OWNER_EVIDENCE)[number]

/** What Windows says in two ways that cannot both be true; views show both. */
export const CONTRADICTIONS = [
  'owner-and-phonebook',
  'all-users-and-phonebook',
  'listed-and-not-known',
  'connected-and-error',
  'connected-without-link',
  'link-without-connection',
] as const
export type Contradiction = (typeof CONTRADICTIONS)[number]

/** To whom a connection's entry belongs, or who made the connection. */
export const SCOPES = ['mine', 'all-users', 'other', 'windows', 'unknown'] as const
export type Scope = (typeof SCOPES)[number]

/** A fact that tells a connection from others of its name. */
export type ApartFact =
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'device'; readonly device: DeviceKind; readonly name: string }
  | { readonly kind: 'phonebook' | 'address'; readonly text: string }
  /** ms since 1970, to the minute */
  | { readonly kind: 'since'; readonly epoch: number }
  /** Nothing else differs: the first, the second … */
  | { readonly kind: 'number'; readonly number: number }

export interface ConnectionRow {
  readonly id: string
  /** As Windows gave it; may be empty, hold markup, right-to-left marks or lone surrogates. Show as text, isolated. */
  readonly name: string
  /** What tells it from others of this name, the shortest that does; empty where there are none. */
  readonly apart: readonly ApartFact[]
  readonly scope: Scope
  /** True: `name` is a dialled number, or a host where the device is a VPN (without its leading "."), not an entry. */
  readonly dialled: boolean
  readonly device: DeviceKind
  readonly deviceName: string
  readonly phonebook: string
  readonly owner: Owner
  readonly ownerEvidence: OwnerEvidence
  readonly contradictions: readonly Contradiction[]
  readonly state: ConnectionState
  readonly unanswered: readonly Unanswered[]
  /** ms connected; null where Windows does not tell. */
  readonly connectedMs: number | null
  readonly traffic: Traffic | null
  readonly localAddress: string | null
  readonly remoteAddress: string | null
  /** Empty unless the connection has more than one link. */
  readonly links: readonly LinkRow[]
  /** The bundle adds and drops links by load: a link hung up may come back. */
  readonly dialsAsNeeded: boolean
  /** `unreadable`: what is shown is all that is known of it. `no-handle`: it cannot be hung up. */
  readonly fault?: RowFault
  readonly teardown: TeardownView | null
  /**
   * `reconnected`: the same entry was hung up less than a minute ago and is up again as a new connection. `left`: it was
   * hung up, and the user stopped watching; its handle is used for nothing but its state.
   */
  readonly mark: 'reconnected' | 'left' | null
  /** The connection is no longer there; the row stays a few seconds to say how it ended. */
  readonly ended: boolean
}

export interface LinkRow {
  /** One-based sub-entry index. */
  readonly index: number
  readonly device: DeviceKind
  readonly deviceName: string
  readonly state: ConnectionState
  readonly unanswered: readonly Unanswered[]
  /** bit/s; null where Windows does not tell. */
  readonly bitsPerSecond: number | null
  readonly traffic: Traffic | null
  readonly teardown: TeardownView | null
  /**
   * `came-back`: hung up before, connected again. `left`: hung up, no longer watched. `presumed`: presumed gone, and its
   * witness has said nothing since.
   */
  readonly mark: 'came-back' | 'left' | 'presumed' | null
}

export interface RecentRow {
  readonly id: string
  readonly name: string
  readonly apart: readonly ApartFact[]
  readonly dialled: boolean
  /** null = the whole connection */
  readonly link: number | null
  readonly device: DeviceKind
  /** ms since it ended. */
  readonly endedMs: number
  readonly how:
    | { readonly kind: 'hung-up'; readonly elapsedMs: number; readonly progress: Progress }
    /** It left the list, and no hang-up that was watched proved it. */
    | { readonly kind: 'ended'; readonly by: EndedBy }
    /** OnHook ended before the proof; the port may be left open. `begunMs`: ms since it was hung up. */
    | { readonly kind: 'interrupted'; readonly begunMs: number }
  readonly redial: Redial
  /** An entry that Windows' own dialog can connect. */
  readonly canReconnect: boolean
}

/** Who ended a connection, as far as that is known. */
export type EndedBy =
  /** OnHook hung up nothing that could have ended it. */
  | { readonly kind: 'not-onhook' }
  /** A hang-up of OnHook: of its links, or one that was no longer watched. */
  | { readonly kind: 'onhook' }
  /** The line that the tunnel went over. */
  | { readonly kind: 'line'; readonly name: string }
  | { readonly kind: 'unknown' }

/** OnHook quits once these are gone. */
export interface Quitting {
  readonly waitsFor: readonly QuitTarget[]
  /** One of them is stuck. */
  readonly stuck: boolean
}

/** A connection, or one link of it, that is being hung up. */
export interface QuitTarget {
  /** Names its receipt. */
  readonly id: string
  readonly name: string
  readonly apart: readonly ApartFact[]
  readonly dialled: boolean
  readonly link: number | null
}

export interface Finishing {
  readonly running: number
  /** Some teardown is stuck: the user may leave. */
  readonly stuck: boolean
}
