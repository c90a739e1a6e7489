import type { Bridge } from '../electron/contract/schema.ts'
import type { Snapshot } from '../electron/contract/snapshot.ts'

/** What a view shows: the newest snapshot, when it came, and whether the engine can be reached. */
export interface Shown {
  /** Null until the first has come. */
  readonly snapshot: Snapshot | null
  /** ms of the view's own clock when that snapshot came. */
  readonly receivedAt: number
  /** The engine did not answer when it was asked last. */
  readonly lost: boolean
}

export interface Store {
  get(): Shown
  subscribe(listener: () => void): () => void
  /** Stops asking. */
  close(): void
}

/** How often the engine is asked whether it is still there, and how soon again once it was not, ms. */
const ASK_PERIOD = 5_000
const ASK_AGAIN = 1_000
/** An engine that takes longer to answer is told to be lost, ms. */
const ANSWER_WITHIN = 3_000

/**
 * One store a view. Snapshots come by themselves; an older one than what is shown is passed over, except after the engine
 * was lost: a new engine counts from one again.
 */
export function createStore(bridge: Bridge, now: () => number = () => performance.now()): Store {
  let shown: Shown = { snapshot: null, receivedAt: 0, lost: false }
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const listeners = new Set<() => void>()

  const set = (next: Shown): void => {
    shown = next
    for (const listener of listeners) listener()
  }
  const take = (snapshot: Snapshot): void => {
    const newest = shown.snapshot
    if (!shown.lost && newest !== null && snapshot.version <= newest.version) return
    set({ snapshot, receivedAt: now(), lost: false })
  }
  const ask = async (): Promise<void> => {
    const answer = await answerOf(bridge)
    if (closed) return
    if (answer !== null) take(answer)
    else if (!shown.lost) set({ ...shown, lost: true })
    timer = setTimeout(() => void ask(), answer === null ? ASK_AGAIN : ASK_PERIOD)
  }
  const unsubscribe = bridge.on('snapshot', take)
  void ask()

  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** Null: no answer, or not in time. */
async function answerOf(bridge: Bridge): Promise<Snapshot | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_WITHIN))
  const asked = bridge.call('snapshot', null).then(
    (crossing) => (crossing.ok ? crossing.value : null),
    () => null,
  )
  return Promise.race([asked, late])
}
