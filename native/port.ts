/**
 * The port: Windows' RAS client API as typed values. One method a Win32 function. Every answer is a value;
 * nothing here throws for what Windows says. Implementations: `system/` (koffi on rasapi32.dll or a library with its exports) and
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
  /** Nothing was called: all threads of this class, or this very call on the same handle, have not returned. */
  | { readonly kind: 'busy'; readonly calls: RasCallClass; readonly threads: number }
  /** The library's answer does not fit its own sizes: nothing was made up from it. */
  | { readonly kind: 'malformed'; readonly reason: string }

/**
 * Calls that have threads of their own: the list (and the service manager before it), the status of a connection, the
 * handle of a link (a link's witness), RasHangUp, and everything else. A call that blocks holds up none of another class.
 */
export const RAS_CALL_CLASSES = ['list', 'status', 'witness', 'hang-up', 'details'] as const
export type RasCallClass = (typeof RAS_CALL_CLASSES)[number]

/** Threads of one class of calls. */
export interface RasThreads {
  readonly calls: RasCallClass
  /** How many there can be. */
  readonly most: number
  /** Held by a call that has not returned for a moment. */
  readonly blocked: number
  /** Of these, held for more than a minute. */
  readonly lost: number
}

export type RasRefusal = Exclude<RasAnswer<never>, { kind: 'value' }>

/** Who owns a connection: RASCF_OwnerKnown and RASCF_OwnerMatch of RASCONN.dwFlags. */
export type RasOwner = 'me' | 'other' | 'unknown'

/**
 * Why a row of the list tells less than it should. `unreadable`: it names a size of its own that no Windows has, so that only
 * its handle, and texts that end within their fields, are taken from it. `no-handle`: its handle is 0.
 */
export type RasRowFault = 'unreadable' | 'no-handle'

/** One row of RasEnumConnections (RASCONNW). For a bundle the handle is the combined one. */
export interface RasConnection {
  readonly handle: RasHandle
  /** A name that begins with "." is a dialled number without an entry. It may hold lone surrogates. */
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
  /** RASCONN.dwFlags as Windows gave it; 0 where this size has none. For reports. */
  readonly flags: number
  readonly allUsers: boolean
  readonly fault?: RasRowFault
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

/** What the service manager says of RasMan. */
export type RasServiceState = 'running' | 'stopped' | 'disabled' | 'starting' | 'stopping' | 'unknown'

/** `processId`: the process that RasMan runs in, where the service manager tells. Another one = RasMan was started anew. */
export type RasServiceAnswer = RasAnswer<RasServiceState> & { readonly processId?: number }

/** A library as it was found. */
export interface RasLibrary {
  /** Functions that it lacks. */
  readonly missing: readonly string[]
  /** The size that each call's struct was accepted with, bytes. */
  readonly sizes: readonly { readonly call: string; readonly bytes: number; readonly newest: boolean }[]
}

export type RasEvent = 'made' | 'ended' | 'link-added' | 'link-removed'

/** Ends the subscription; a second call does nothing. */
export type Unsubscribe = () => void

/** Codes are those of raserror.h and winerror.h; `errors.ts` names them. Pages: learn.microsoft.com/windows/win32/api/ras */
export interface RasApi {
  /** What answers: for the line "Simulated connections" and for reports. */
  readonly source: 'system' | 'library' | 'simulator'

  /** Brings the library in. Every other method answers `unavailable` until this has given a value. May be called again. */
  open(): Promise<RasAnswer<null>>

  /**
   * Asks the service manager, never RAS: with RasMan stopped RAS calls block for many seconds. `unavailable` where there
   * is no such service.
   * https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-queryservicestatusex
   */
  serviceState(): Promise<RasServiceAnswer>

  /**
   * RasEnumConnections: every connection that Windows lists, in its order; for a bundle one row with the combined handle.
   * A dial may be listed before it is connected. 711 = RasMan cannot be started.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasenumconnectionsw
   */
  enumConnections(): Promise<RasAnswer<readonly RasConnection[]>>

  /**
   * RasGetConnectStatus. 6 = the handle names no connection any more: the one documented sign that a hang-up has ended.
   * The handle of a link may go on answering after its link has gone.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetconnectstatusw
   */
  connectStatus(handle: RasHandle): Promise<RasAnswer<RasConnectStatus>>

  /**
   * RasHangUp on a connection, or on a link by its handle. A value = accepted, not ended. Afterwards the handle may go into
   * `connectStatus` alone. 6 and 668 = there was nothing to hang up, 617 = it is being hung up, 753 = the router's own.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rashangupw
   */
  hangUp(handle: RasHandle): Promise<RasAnswer<null>>

  /**
   * RasGetSubEntryHandle; `subEntry` counts from 1. 618 = there is such a link and it is not connected, 259 = there is
   * none, 6 = the connection has ended.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew
   */
  subEntryHandle(connection: RasHandle, subEntry: number): Promise<RasAnswer<RasHandle>>

  /**
   * RasGetConnectionStatistics: the sum over all links. 6 = the handle names no connection.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetconnectionstatistics
   */
  connectionStatistics(handle: RasHandle): Promise<RasAnswer<RasStatistics>>

  /**
   * RasGetLinkStatistics of one link, counted from 1. 0x80070057 = there is no such link.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetlinkstatistics
   */
  linkStatistics(connection: RasHandle, subEntry: number): Promise<RasAnswer<RasStatistics>>

  /**
   * RasGetEntryProperties. An empty phone book stands for the default ones. 621 = no such phone book, 623 = no such entry.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetentrypropertiesw
   */
  entryProperties(phonebook: string, entry: string): Promise<RasAnswer<RasEntryProperties>>

  /**
   * RasGetSubEntryProperties; `subEntry` counts from 1. 623 = no such entry or sub-entry.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetsubentrypropertiesw
   */
  subEntryProperties(phonebook: string, entry: string, subEntry: number): Promise<RasAnswer<RasSubEntryProperties>>

  /**
   * RasGetProjectionInfo for IPv4 and IPv6, RasGetProjectionInfoEx for IKEv2: the addresses inside the connection, one
   * element a protocol. 731 = none is configured, 730 = not yet agreed upon.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetprojectioninfow
   */
  projection(handle: RasHandle): Promise<RasAnswer<readonly RasProjection[]>>

  /**
   * Windows' text in the user's language: RasGetErrorString for 600–875, FormatMessage for the rest (317 = it has none).
   * To be shown, never compared.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgeterrorstringw
   */
  errorString(code: number): Promise<RasAnswer<string>>

  /**
   * Opens Windows' own dialog to connect an entry (rasphone.exe); answers once the dialog was started. 623 = a dialled
   * number has no entry, 123 = the name holds a character that cannot be handed over.
   * https://learn.microsoft.com/windows-server/administration/windows-commands/rasphone
   */
  reconnectDialog(phonebook: string, entry: string): Promise<RasAnswer<null>>

  /**
   * RasConnectionNotification for all connections. Wake-ups, not facts: enumerate to learn what happened. An
   * implementation without events answers `unavailable`.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasconnectionnotificationw
   */
  watch(listener: (event: RasEvent) => void): Promise<RasAnswer<Unsubscribe>>
  /**
   * RasConnectionNotification for one bundle: adds link-added and link-removed to the wake-ups. 6 = no such connection.
   * https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasconnectionnotificationw
   */
  watchLinks(connection: RasHandle): Promise<RasAnswer<Unsubscribe>>

  /** What the library turned out to be; null while it is not open. Missing where there is none behind the port. */
  library?(): RasLibrary | null

  /** How many threads are held by calls that do not return; empty where nothing is open. */
  threads(): readonly RasThreads[]

  /**
   * Waits at most `graceMs` for calls under way, then lets go of them. Nothing is called afterwards. True = all had
   * returned and no thread is left, so that the process can exit; else only `terminateNow` ends it safely.
   */
  close(graceMs: number): Promise<boolean>
}
