import { RAS_ERRORS } from './error-tables/ras-errors.ts'
import { ROUTER_ERRORS, WIN32_ERRORS } from './error-tables/system-errors.ts'

/**
 * What a code means to somebody who hangs up. The grouping is our own: Microsoft names codes, not what to do about them.
 */
export type HangUpClass =
  /** 600: begun and not finished. */
  | 'pending'
  /** Nothing was accepted; asking again a little later may do. */
  | 'transient'
  | 'already-disconnecting'
  | 'already-gone'
  | 'link-gone'
  | 'link-not-connected'
  | 'port-busy'
  | 'port-unknown'
  | 'busy-dialing'
  | 'busy-connected'
  | 'entry-unknown'
  /** Somebody else must do it: the router's own tools. */
  | 'not-allowed'
  /** RasMan does not run. */
  | 'service'
  /** Windows ended it: idle, log-off, sleep. */
  | 'ended-by-system'
  | 'buffer-too-small'
  | 'bad-struct-size'
  | 'not-ready'
  | 'no-such-protocol'
  | 'unknown'

export interface ErrorEntry {
  readonly code: number
  /** The constant of raserror.h, mprerror.h or winerror.h. */
  readonly name: string
  /** In our own words, English. */
  readonly meaning: string
  readonly hangUpClass: HangUpClass | null
}

/** Who has a text for a code. */
export type TextSource = 'ras' | 'router' | 'system'

/** Codes of raserror.h: RASBASE to RASBASEEND, both included. */
export const RAS_RANGE = { from: 600, to: 875 } as const
/** Codes of mprerror.h. */
export const ROUTER_RANGE = { from: 900, to: 956 } as const

const CLASSES: Readonly<Record<HangUpClass, true>> = {
  pending: true,
  transient: true,
  'already-disconnecting': true,
  'already-gone': true,
  'link-gone': true,
  'link-not-connected': true,
  'port-busy': true,
  'port-unknown': true,
  'busy-dialing': true,
  'busy-connected': true,
  'entry-unknown': true,
  'not-allowed': true,
  service: true,
  'ended-by-system': true,
  'buffer-too-small': true,
  'bad-struct-size': true,
  'not-ready': true,
  'no-such-protocol': true,
  unknown: true,
}

const isHangUpClass = (text: string): text is HangUpClass => Object.hasOwn(CLASSES, text)

function parseLine(line: string): ErrorEntry {
  const [code = '', name = '', hangUpClass = '', ...meaning] = line.split('|')
  return {
    code: Number(code),
    name,
    meaning: meaning.join('|'),
    hangUpClass: isHangUpClass(hangUpClass) ? hangUpClass : null,
  }
}

/** Every code that the tables know, in the order of their headers. */
export const ERRORS: readonly ErrorEntry[] = [RAS_ERRORS, ROUTER_ERRORS, WIN32_ERRORS].flatMap((table) =>
  table.trim().split('\n').map(parseLine),
)

const byCode: ReadonlyMap<number, ErrorEntry> = new Map(ERRORS.map((entry) => [entry.code, entry]))

export const findError = (code: number): ErrorEntry | undefined => byCode.get(code)

/** The constant's name, as `ERROR_INVALID_HANDLE` for 6; undefined for a code nobody listed. */
export const errorName = (code: number): string | undefined => byCode.get(code)?.name

export const hangUpClass = (code: number): HangUpClass | null => byCode.get(code)?.hangUpClass ?? null

/** Whose text function knows the code: RasGetErrorString, MprAdminGetErrorString or FormatMessage. */
export function textSource(code: number): TextSource {
  if (code >= RAS_RANGE.from && code <= RAS_RANGE.to) return 'ras'
  return code >= ROUTER_RANGE.from && code <= ROUTER_RANGE.to ? 'router' : 'system'
}
