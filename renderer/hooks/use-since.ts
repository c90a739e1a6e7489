import { useSyncExternalStore } from 'react'

interface Ticker {
  subscribe(listener: () => void): () => void
  /** The time of the last tick: it stands still between two, as React demands. */
  last(): number
}

/** One timer for all rows of the same period, and none while nobody looks. */
function createTicker(every: number): Ticker {
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
      }
    },
    last: () => last,
  }
}

const tickers = new Map<number, Ticker>()

function tickerOf(every: number): Ticker {
  const known = tickers.get(every)
  if (known !== undefined) return known
  const ticker = createTicker(every)
  tickers.set(every, ticker)
  return ticker
}

/** For what time alone does not change. */
const STILL: Ticker = { subscribe: () => () => {}, last: () => 0 }

/** ms since `start` (of `performance.now()`), anew every so many ms; 0 where `every` is null. */
export function useSince(start: number, every: number | null): number {
  const ticker = every === null ? STILL : tickerOf(every)
  const now = useSyncExternalStore(ticker.subscribe, ticker.last)
  return Math.max(0, now - start)
}
