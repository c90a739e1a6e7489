import type { Clock } from '../../../native/clock.ts'
import type { RasAnswer } from '../../../native/port.ts'
import type { ListedConnection } from '../identity/identity.ts'
import { CONFIRM_WITHIN, LIST_LOST_AFTER, MOST_LISTS_OUT } from '../timings.ts'

export type ListAnswer = RasAnswer<readonly ListedConnection[]>

/**
 * RasEnumConnections for all who ask. At most one call runs and one waits, however many teardowns want a fresh list; one
 * more runs only where all that are out are overdue: after `LIST_LOST_AFTER`, twice as long for each that is lost already.
 */
export interface ListReader {
  /** A list whose call began after this one was asked for. */
  fresh(): Promise<ListAnswer>
  /** The newest list, where it is not older than `ms`; else a fresh one. */
  notOlderThan(ms: number): Promise<ListAnswer>
  /** The user does not want to wait any longer for what is out: asks anew at once, if somebody waits. */
  hurry(): void
}

/** Everybody who asked since the same call began and needs a later one. */
interface Waiting {
  readonly after: number
  readonly answer: Promise<ListAnswer>
  readonly give: (answer: ListAnswer) => void
}

export function createListReader(
  source: { enumConnections(): Promise<ListAnswer> },
  clock: Pick<Clock, 'now' | 'after'>,
): ListReader {
  let begun = 0
  let waiting: readonly Waiting[] = []
  /** Calls that have not returned, by number. */
  const out = new Map<number, { readonly began: number; overdue: boolean }>()
  let newest: { readonly call: number; readonly began: number; readonly answer: ListAnswer } | null = null

  const beginIfWanted = (): void => {
    const allLost = [...out.values()].every((call) => call.overdue)
    if (waiting.length > 0 && allLost && out.size < MOST_LISTS_OUT) begin()
  }

  const begin = (): void => {
    begun += 1
    const call = begun
    const began = clock.now()
    const patience = LIST_LOST_AFTER * 2 ** out.size
    const mine = { began, overdue: false }
    out.set(call, mine)
    const cancel = clock.after(patience, () => {
      mine.overdue = true
      beginIfWanted()
    })
    void source.enumConnections().then((answer) => {
      cancel()
      out.delete(call)
      if (newest === null || call > newest.call) newest = { call, began, answer }
      const served = waiting.filter((one) => one.after < call)
      waiting = waiting.filter((one) => one.after >= call)
      for (const one of served) one.give(answer)
      beginIfWanted()
    })
  }

  const fresh = (): Promise<ListAnswer> => {
    const same = waiting.find((one) => one.after === begun)
    if (same !== undefined) return same.answer
    const mine = waitingAfter(begun)
    waiting = [...waiting, mine]
    beginIfWanted()
    return mine.answer
  }

  return {
    fresh,
    notOlderThan: (ms) => {
      if (newest !== null && clock.now() - newest.began <= ms) return Promise.resolve(newest.answer)
      return fresh()
    },
    hurry: () => {
      for (const call of out.values()) call.overdue ||= clock.now() - call.began >= CONFIRM_WITHIN
      beginIfWanted()
    },
  }
}

function waitingAfter(call: number): Waiting {
  let give: Waiting['give'] = () => {}
  const answer = new Promise<ListAnswer>((resolve) => {
    give = resolve
  })
  return { after: call, answer, give }
}
