import type { RasOwner } from '../../port.ts'

/**
 * A scenario as values: what `docs/scenarios.md` describes, every default filled in. Times are ms counted from the start,
 * spans are ms, both `Infinity` where the text says `never`.
 */
export interface Scenario {
  readonly title: string
  readonly service: ScenarioService
  readonly events: 'each' | 'once' | 'never'
  /** bytes; 0 = none. Only the double of the library has sizes. */
  readonly sizeLimit: number
  /** Only the double of the library has buffers that can be too small … */
  readonly grows: number
  /** … or be filled wrongly. */
  readonly lies: 'none' | 'count' | 'bytes' | 'unterminated'
  readonly connections: readonly ConnectionSpec[]
  readonly calls: readonly CallSpec[]
}

export type ScenarioService = 'running' | 'stopped' | 'disabled' | 'starting' | 'stopping' | 'missing'

/** How RasHangUp on one handle behaves. */
export interface HangUpSpec {
  /** From the accepted RasHangUp to the true end. */
  readonly drain: number
  /** Call by call; the last repeats. */
  readonly hangUpCodes: readonly number[]
  readonly hangUpBlocks: number
}

/** What the byte counters and RAS_STATS.dwBps of a line show. */
export interface TrafficSpec {
  /** bit/s */
  readonly bps: number
  /** bit/s */
  readonly rateIn: number
  /** bit/s */
  readonly rateOut: number
  /** bytes at the start, 32 bits */
  readonly received: number
  /** bytes at the start, 32 bits */
  readonly sent: number
}

export interface ConnectionSpec extends HangUpSpec, TrafficSpec {
  readonly id: string
  readonly name: string
  readonly deviceType: string
  readonly deviceName: string
  readonly phonebook: string
  readonly number: string
  /** `windows`: dialled by SYSTEM. */
  readonly owner: RasOwner | 'windows'
  readonly allUsers: boolean
  readonly guid: 'auto' | 'none'
  /** How its row in the list looks. */
  readonly row: 'plain' | 'no-handle' | 'unreadable'
  readonly handle: bigint
  readonly up: number
  readonly appears: number
  readonly ends: number
  readonly state: number
  readonly subState: number
  readonly local: string
  readonly remote: string
  readonly dialMode: number
  readonly idle: number
  /** By time since the hang-up. */
  readonly drainStates: readonly TimedCode[]
  readonly references: number
  /** By time since the true end; the first is at 0. */
  readonly after: readonly TimedCode[]
  readonly listed: boolean
  readonly listedLate: number
  readonly statusCodes: readonly number[]
  readonly statusBlocks: number
  readonly recycledBy: string | null
  readonly returns: number
  readonly returnsTimes: number
  /** By index; empty unless the connection is a bundle. */
  readonly links: readonly LinkSpec[]
}

export interface LinkSpec extends HangUpSpec, TrafficSpec {
  readonly index: number
  readonly deviceType: string
  readonly deviceName: string
  readonly number: string
  readonly connected: boolean
  readonly witness: Witness
  readonly witnessLate: number
  readonly status: number
  readonly returns: number
}

/** What RasGetSubEntryHandle says once the link was hung up. */
export type Witness = { readonly kind: 'honest' | 'lie' } | { readonly kind: 'code'; readonly code: number }

/** From `at` on it is `code`. */
export interface TimedCode {
  readonly at: number
  readonly code: number
}

/** Overrides one function, or all of them (`*`), for a while. */
export interface CallSpec {
  readonly name: string
  readonly code: number
  readonly blocks: number
  readonly from: number
  readonly lasts: number
  /** 0 = any number. */
  readonly times: number
}
