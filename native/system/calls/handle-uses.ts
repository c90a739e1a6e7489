/** The calls of one handle that were asked for and have not been answered. A hang-up of the handle makes them void. */
export interface HandleUse {
  readonly handle: bigint
  /** RasHangUp was asked for: of these calls only RasGetConnectStatus may still begin. */
  hungUp: boolean
  holders: number
  /** Calls that were handed to a worker. */
  inside: number
  /** Waits until none is. */
  waiting: (() => void) | null
}

/** Hung-up handles whose status goes first. */
const MOST_REMEMBERED = 256

/**
 * Who uses which handle. Holds the rule that nothing but RasGetConnectStatus goes into a handle that is hung up, for calls
 * that were asked for before the hang-up and would begin after it.
 */
export class HandleUses {
  readonly #uses = new Map<bigint, HandleUse>()
  readonly #hangingUp = new Set<bigint>()
  readonly #hungUp = new Set<bigint>()

  /** `leave` must follow. */
  enter(handle: bigint): HandleUse {
    const known = this.#uses.get(handle)
    const use = known ?? { handle, hungUp: this.#hangingUp.has(handle), holders: 0, inside: 0, waiting: null }
    if (known === undefined && !use.hungUp) this.#uses.set(handle, use)
    use.holders += 1
    return use
  }

  leave(use: HandleUse): void {
    use.holders -= 1
    if (use.holders === 0 && this.#uses.get(use.handle) === use) this.#uses.delete(use.handle)
  }

  isHangingUp(handle: bigint): boolean {
    return this.#hangingUp.has(handle)
  }

  /** RasHangUp was called on it lately. The number may have a new owner meanwhile: good for an order, for no decision. */
  wasHungUp(handle: bigint): boolean {
    return this.#hungUp.has(handle)
  }

  /** From now until `endHangUp` nothing but a status begins on the handle. Gives the use that has become void. */
  beginHangUp(handle: bigint): HandleUse | null {
    const use = this.#uses.get(handle) ?? null
    if (use !== null) use.hungUp = true
    this.#uses.delete(handle)
    this.#hangingUp.add(handle)
    this.#hungUp.delete(handle)
    this.#hungUp.add(handle)
    const [oldest] = this.#hungUp
    if (this.#hungUp.size > MOST_REMEMBERED && oldest !== undefined) this.#hungUp.delete(oldest)
    return use
  }

  endHangUp(handle: bigint): void {
    this.#hangingUp.delete(handle)
  }
}

/** A call was handed to a worker. */
export function goIn(use: HandleUse | null): void {
  if (use !== null) use.inside += 1
}

export function comeOut(use: HandleUse | null): void {
  if (use === null) return
  use.inside -= 1
  if (use.inside === 0) use.waiting?.()
}
