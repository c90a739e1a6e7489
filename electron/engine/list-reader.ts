import type { RasApi } from '../../native/port.ts'
import type { ListAnswer } from './teardown/rules.ts'

/** RasEnumConnections for all who ask: at most one call runs and one waits, however many teardowns want a fresh list. */
export interface ListReader {
  /** A list whose call began after this one was asked for. */
  fresh(): Promise<ListAnswer>
  /** The newest list, where it is not older than `ms`; else a fresh one. */
  notOlderThan(ms: number): Promise<ListAnswer>
}

export function createListReader(ras: RasApi, now: () => number): ListReader {
  let running: Promise<ListAnswer> | null = null
  let next: Promise<ListAnswer> | null = null
  let newest: { readonly began: number; readonly answer: ListAnswer } | null = null

  const call = (): Promise<ListAnswer> => {
    const began = now()
    const asked = ras.enumConnections().then((answer) => {
      newest = { began, answer }
      running = null
      return answer
    })
    running = asked
    return asked
  }

  const fresh = (): Promise<ListAnswer> => {
    if (running === null) return call()
    // What runs may have read before we asked: only the call after it is fresh, and everyone who waits shares it.
    next ??= running.then(() => {
      next = null
      return call()
    })
    return next
  }

  return {
    fresh,
    notOlderThan: (ms) => {
      if (newest !== null && now() - newest.began <= ms) return Promise.resolve(newest.answer)
      return fresh()
    },
  }
}
