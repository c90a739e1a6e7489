/**
 * The port: Windows' RAS client API as typed values. One method a Win32 function. Nothing here throws for what Windows
 * answers; every answer is a value. Implementations: `system/` (koffi on rasapi32.dll or a library with its exports) and
 * `simulator/` (in memory). One contract suite holds for both.
 */

declare const rasHandleBrand: unique symbol

/** HRASCONN as a bigint, 64 bits unsigned. It never leaves the main process. */
export type RasHandle = bigint & { readonly [rasHandleBrand]: 'HRASCONN' }

/** `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in lower case; all zeros where Windows gave none. */
export type Guid = string

export const NO_GUID: Guid = '00000000-0000-0000-0000-000000000000'

/** What a call came to. `code` is any Win32 or RAS code but 0, unsigned 32 bits, as Windows returned it. */
export type RasAnswer<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'code'; readonly code: number }
  /** The library, this export or the service is not there. The reason is a sentence in English for the log and the user. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** All native threads are taken by calls that have not returned: nothing was called. */
  | { readonly kind: 'busy'; readonly threads: number }
  /** The library's answer does not fit its own sizes: nothing was made up from it. */
  | { readonly kind: 'malformed'; readonly reason: string }

export type RasRefusal = Exclude<RasAnswer<never>, { kind: 'value' }>

/** Who owns a connection: RASCF_OwnerKnown and RASCF_OwnerMatch of RASCONN.dwFlags. */
export type RasOwner = 'me' | 'other' | 'unknown'

/** One row of RasEnumConnections (RASCONNW). For a bundle the handle is the combined one. */
export interface RasConnection {
  readonly handle: RasHandle
  /** A name that begins with "." is a dialled number without an entry. May hold lone surrogates. */
  readonly entryName: string
  /** "modem", "isdn", "vpn", "PPPoE" …; the case varies. */
  readonly deviceType: string
  readonly deviceName: string
  readonly phonebook: string
  /** One-based index of a connected link. */
  readonly subEntry: number
  readonly entryId: Guid
  /** Names this one connection for its whole life; NO_GUID where Windows gives none. */
  readonly correlationId: Guid
  /** Logon session of the owner, 64 bits. */
  readonly luid: bigint
  readonly owner: RasOwner
  readonly allUsers: boolean
}

export interface RasEndpoint {
  readonly type: 'unknown' | 'ipv4' | 'ipv6'
  /** Text form; '' where the type is unknown. */
  readonly address: string
}

/** RASCONNSTATUSW. States and sub-states stay numbers: one nobody knows is shown as such. */
export interface RasConnectStatus {
  /** RASCONNSTATE; see `constants.ts`. */
  readonly state: number
  /** RASCONNSUBSTATE; 0 where this Windows has none. */
  readonly subState: number
  /** Why an attempt to connect failed; 0 otherwise. */
  readonly error: number
  readonly deviceType: string
  readonly deviceName: string
  readonly phoneNumber: string
  readonly local: RasEndpoint
  readonly remote: RasEndpoint
}

/** RAS_STATS. Counters are 32 bits wide and wrap. */
export interface RasStatistics {
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly framesSent: number
  readonly framesReceived: number
  readonly crcErrors: number
  readonly timeoutErrors: number
  readonly alignmentErrors: number
  readonly overrunErrors: number
  readonly framingErrors: number
  readonly bufferOverrunErrors: number
  /** Per cent; valid for a single link only. */
  readonly compressionIn: number
  readonly compressionOut: number
  /** bit/s; the sum over the links for a connection. */
  readonly bitsPerSecond: number
  /** ms; wraps after 49.7 days. */
  readonly connectedMs: number
}

/** What the product reads of RASENTRYW: what is configured now, not what was dialled. */
export interface RasEntryProperties {
  readonly subEntries: number
  /** 1 = all links at once, 2 = as needed. */
  readonly dialMode: number
  /** s; 0 = the user's setting, 0xFFFFFFFF = never. */
  readonly idleDisconnectSeconds: number
  readonly deviceType: string
  readonly deviceName: string
  readonly customDialDll: string
}

/** What the product reads of RASSUBENTRYW. */
export interface RasSubEntryProperties {
  readonly deviceType: string
  readonly deviceName: string
}

export interface RasProjection {
  readonly kind: 'ipv4' | 'ipv6' | 'ikev2'
  readonly localAddress: string
  readonly remoteAddress: string
}

export interface RasMultilink {
  /** The link is part of a bundle now. */
  readonly bundled: boolean
  /** Multilink was negotiated. */
  readonly multilink: boolean
}

export interface RasEntryName {
  readonly name: string
  readonly phonebook: string
  readonly allUsers: boolean
}

/** What the service manager says of RasMan. */
export type RasServiceState = 'running' | 'stopped' | 'disabled' | 'starting' | 'stopping' | 'unknown'

export type RasEvent = 'made' | 'ended' | 'link-added' | 'link-removed'

/** Ends what it was given for; a second call does nothing. */
export type Unsubscribe = () => void

export interface RasApi {
  /** What answers: for the line "Simulated connections" and for reports. */
  readonly source: 'system' | 'library' | 'simulator'

  /** Brings the library in. Every other method answers `unavailable` until this has given a value. May be called again. */
  open(): Promise<RasAnswer<null>>

  /** Asks the service manager, never RAS: with RasMan stopped RAS calls block for many seconds. */
  serviceState(): Promise<RasAnswer<RasServiceState>>

  enumConnections(): Promise<RasAnswer<readonly RasConnection[]>>
  connectStatus(handle: RasHandle): Promise<RasAnswer<RasConnectStatus>>
  hangUp(handle: RasHandle): Promise<RasAnswer<null>>
  subEntryHandle(connection: RasHandle, subEntry: number): Promise<RasAnswer<RasHandle>>
  connectionStatistics(handle: RasHandle): Promise<RasAnswer<RasStatistics>>
  linkStatistics(connection: RasHandle, subEntry: number): Promise<RasAnswer<RasStatistics>>
  entryProperties(phonebook: string, entry: string): Promise<RasAnswer<RasEntryProperties>>
  subEntryProperties(phonebook: string, entry: string, subEntry: number): Promise<RasAnswer<RasSubEntryProperties>>
  projection(handle: RasHandle): Promise<RasAnswer<readonly RasProjection[]>>
  multilink(handle: RasHandle): Promise<RasAnswer<RasMultilink>>
  enumEntries(phonebook: string | null): Promise<RasAnswer<readonly RasEntryName[]>>
  errorString(code: number): Promise<RasAnswer<string>>

  /** Opens Windows' own dialog to connect an entry; the answer comes when the dialog was started. */
  reconnectDialog(phonebook: string, entry: string): Promise<RasAnswer<null>>

  /** Wake-ups, no facts: enumerate to learn what happened. An implementation without events answers `unavailable`. */
  watch(listener: (event: RasEvent) => void): Promise<RasAnswer<Unsubscribe>>
  /** Adds link-added / link-removed of one bundle to the wake-ups. */
  watchLinks(connection: RasHandle): Promise<RasAnswer<Unsubscribe>>

  /** Waits at most `graceMs` for calls under way, then lets go of them. Nothing is called afterwards; true = all had returned. */
  close(graceMs: number): Promise<boolean>
}
