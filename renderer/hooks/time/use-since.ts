import { useSyncExternalStore } from 'react'

interface Ticker {
  subscribe(listener: () => void): () => void
  /** The time of the last tick: it stands still between two, as React demands. */
  last(): number
}

/** One timer for all rows of the same period, and none while nobody looks. */
function createTicker(every: number, over: () => void): Ticker {
  const listeners = new Set<() => void>()
  let timer: number | null = null
  let last = performance.now()
  return {
    subscribe(listener) {
      listeners.add(listener)
      timer ??= window.setInterval(() => {
        last = performance.now()
        for (const one of [...listeners]) one()
      }, every)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        window.clearInterval(timer)
        timer = null
        over()
      }
    },
    last: () => last,
  }
}

const tickers = new Map<string, Ticker>()

/**
 * Tenths of a second are counted from the snapshot: while one follows the other as fast, there is nothing to count between
 * them. Whole seconds tick for all rows at once.
 */
function tickerOf(every: number, start: number): Ticker {
  const name = every < 1_000 ? `${every} ${start}` : `${every}`
  const known = tickers.get(name)
  if (known !== undefined) return known
  const ticker = createTicker(every, () => tickers.delete(name))
  tickers.set(name, ticker)
  return ticker
}

/** For what time alone does not change. */
const STILL: Ticker = { subscribe: () => () => {}, last: () => 0 }

/** ms since `start` (of `performance.now()`), anew every so many ms; 0 where `every` is null. */
export function useSince(start: number, every: number | null): number {
  const ticker = every === null ? STILL : tickerOf(every, start)
  const now = useSyncExternalStore(ticker.subscribe, ticker.last)
  return Math.max(0, now - start)
}
