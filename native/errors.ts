import { RAS_ERRORS } from './error-tables/ras-errors.ts'
import { ROUTER_ERRORS, WIN32_ERRORS } from './error-tables/system-errors.ts'

/**
 * What a code means to somebody who hangs up. Microsoft names codes, not what to do about them: the grouping is ours.
 */
export const HANG_UP_MEANINGS = [
  /** Begun and not finished: watch it end. */
  'draining',
  /** Windows knows no such connection or link any more. */
  'gone-already',
  /** Nothing was accepted; asking again a little later may help. */
  'refused-for-now',
  /** RasMan does not run. */
  'service',
  /** Everything else. */
  'refused',
] as const

export type HangUpMeaning = (typeof HANG_UP_MEANINGS)[number]

export interface ErrorEntry {
  readonly code: number
  /** The constant of raserror.h, mprerror.h or winerror.h. */
  readonly name: string
  /** In our own words, English. */
  readonly meaning: string
  readonly hangUp: HangUpMeaning
}

/** Codes of raserror.h: RASBASE to RASBASEEND, both included. RasGetErrorString has texts for these only. */
export const RAS_RANGE = { from: 600, to: 875 } as const

function parseLine(line: string): ErrorEntry {
  const [code = '', name = '', hangUp = '', ...meaning] = line.split('|')
  return {
    code: Number(code),
    name,
    meaning: meaning.join('|'),
    hangUp: HANG_UP_MEANINGS.find((known) => known === hangUp) ?? 'refused',
  }
}

/** Every code that the tables know, in the order of their headers. */
export const ERRORS: readonly ErrorEntry[] = [RAS_ERRORS, ROUTER_ERRORS, WIN32_ERRORS].flatMap((table) =>
  table.trim().split('\n').map(parseLine),
)

const byCode: ReadonlyMap<number, ErrorEntry> = new Map(ERRORS.map((entry) => [entry.code, entry]))

export const findError = (code: number): ErrorEntry | undefined => byCode.get(code)

/** The constant's name, as `ERROR_INVALID_HANDLE` for 6; undefined for a code that is in no table. */
export const errorName = (code: number): string | undefined => byCode.get(code)?.name

/** What RasHangUp's code means; a code that is in no table refuses. */
export const hangUpMeaning = (code: number): HangUpMeaning => byCode.get(code)?.hangUp ?? 'refused'
