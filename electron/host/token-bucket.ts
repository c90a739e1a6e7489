export interface Rate {
  /** How many may come at once. */
  readonly burst: number
  /** How many a second may follow, for as long as they like. */
  readonly perSecond: number
}

/** Calls of one view. The views ask at most some dozens a second by themselves; a person adds a few. */
export const CALL_RATE: Rate = { burst: 300, perSecond: 150 }

/** Says how often something may happen: `take` is true as long as there are tokens; they come back with time. */
export class TokenBucket {
  readonly #rate: Rate
  readonly #now: () => number
  #tokens: number
  #filledAt: number

  /** `now`: ms of a clock that never goes back. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate
    this.#now = now
    this.#tokens = rate.burst
    this.#filledAt = now()
  }

  take(): boolean {
    const now = this.#now()
    const { burst, perSecond } = this.#rate
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1000) * perSecond)
    this.#filledAt = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
