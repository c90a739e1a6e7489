import type { EngineLog } from '../engine/engine.ts'

/** Refusals are told at most so often, ms. */
const TOLD_EVERY = 60_000

export interface RefusalCount {
  /** `why` is one of ours, never a sender's text. */
  add(why: string): void
  /** Tells what has not been told yet. */
  close(): void
}

/** The first refused request is told at once; those that follow are counted, and told by the minute. */
export function countRefusals(log: EngineLog): RefusalCount {
  const counts = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  const tell = (): void => {
    timer = null
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (total === 0) return
    const reasons = [...counts].map(([why, count]) => `${count} × ${why}`).join(', ')
    log.warn(`preview: ${total === 1 ? '1 request' : `${total} requests`} refused (${reasons})`)
    counts.clear()
    timer = setTimeout(tell, TOLD_EVERY)
    timer.unref()
  }
  return {
    add(why) {
      counts.set(why, (counts.get(why) ?? 0) + 1)
      if (timer === null) tell()
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      tell()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
