import type { Double, DoubleCall } from '../fixtures/double.ts'

/** What the double's log says happened, for the claims that a view makes. */
export interface Truth {
  /** `link` null = the whole connection. */
  gone(id: string, link?: number | null): boolean
  /** ms on the monotonic clock that `performance.now()` of this process follows; null as long as it is not gone. */
  goneAt(id: string, link?: number | null): number | null
  calls(name: string, handle: bigint): readonly DoubleCall[]
  /** Names of the calls that had this handle in them after RasHangUpW had been called on it. */
  callsAfterHangUp(handle: bigint): readonly string[]
}

export function readTruth(double: Double): Truth {
  const log = double.readLog()
  const goneAt = (id: string, link: number | null): number | null => {
    for (const entry of log) {
      if (entry.kind !== 'truth' || entry.truth.what !== 'gone') continue
      if (entry.truth.id === id && entry.truth.link === link) return hereMs(entry.at)
    }
    return null
  }
  const start = log.find((entry) => entry.kind === 'clock')
  const hereMs = (at: number): number => {
    if (start === undefined) throw new Error("The double's log does not say when it began.")
    const ahead = Number(process.hrtime.bigint() / 1000n) / 1000 - performance.now()
    return (start.clock + at) / 1000 - ahead
  }
  const calls = log.flatMap((entry) => (entry.kind === 'call' ? [entry.call] : []))
  return {
    gone: (id, link = null) => goneAt(id, link) !== null,
    goneAt: (id, link = null) => goneAt(id, link),
    calls: (name, handle) => calls.filter((call) => call.name === name && call.handle === handle),
    callsAfterHangUp: (handle) => {
      const own = calls.filter((call) => call.handle === handle)
      const hungUp = own.findIndex((call) => call.name === 'RasHangUpW')
      return hungUp < 0 ? [] : own.slice(hungUp + 1).map((call) => call.name)
    },
  }
}
