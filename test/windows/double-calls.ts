import type { DoubleLogEntry } from '../fixtures/double-log.ts'

const HANG_UP = 'RasHangUpW'

const callsOn = (log: readonly DoubleLogEntry[], handle: bigint): readonly string[] =>
  log.flatMap((entry) => (entry.kind === 'call' && entry.call.handle === handle ? [entry.call.name] : []))

/** How often RasHangUp was called with this handle. */
export const hangUpsOf = (log: readonly DoubleLogEntry[], handle: bigint): number =>
  callsOn(log, handle).filter((name) => name === HANG_UP).length

/** The functions that this handle went into after its hang-up. */
export function callsAfterHangUp(log: readonly DoubleLogEntry[], handle: bigint): ReadonlySet<string> {
  const calls = callsOn(log, handle)
  const at = calls.indexOf(HANG_UP)
  return new Set(at < 0 ? [] : calls.slice(at + 1))
}

/** Whether that came to pass; `link` null = the whole connection. */
export const isTrue = (
  log: readonly DoubleLogEntry[],
  what: 'hung-up' | 'gone',
  id: string,
  link: number | null = null,
): boolean =>
  log.some((entry) => {
    if (entry.kind !== 'truth') return false
    const { truth } = entry
    return truth.what === what && truth.id === id && truth.link === link
  })

/** RasHangUp was called and has not returned. */
export const isHangingUp = (log: readonly DoubleLogEntry[]): boolean =>
  log.some((entry) => entry.kind === 'enter' && entry.call.name === HANG_UP)
