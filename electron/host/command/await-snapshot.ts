import type { Clock } from '../../../native/clock.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Engine } from '../../engine/engine.ts'

/** What every command works with. */
export interface CommandContext {
  readonly engine: Engine
  readonly clock: Clock
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/**
 * What `look` finds in a snapshot, the current one first; null once `ms` are over, or nobody waits any more. A `look` that
 * gives null is asked again with the next snapshot.
 */
export function awaitSnapshot<T>(
  { engine, clock, signal }: CommandContext,
  ms: number,
  look: (snapshot: Snapshot) => T | null,
): Promise<T | null> {
  const now = look(engine.snapshot())
  if (now !== null || ms <= 0 || signal.aborted) return Promise.resolve(now)
  return new Promise((resolve, reject) => {
    const end = (found: T | null): void => {
      cancel()
      unsubscribe()
      signal.removeEventListener('abort', abort)
      resolve(found)
    }
    const abort = (): void => end(null)
    const cancel = clock.after(ms, abort)
    const unsubscribe = engine.subscribe((snapshot) => {
      try {
        const found = look(snapshot)
        if (found !== null) end(found)
      } catch (error: unknown) {
        end(null)
        reject(error)
      }
    })
    signal.addEventListener('abort', abort)
  })
}
