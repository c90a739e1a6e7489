/** The calls of one handle that were asked for and have not been answered. A hang-up of the handle makes them void. */
export interface HandleUse {
  readonly handle: bigint
  /** RasHangUp was asked for: of these calls only RasGetConnectStatus may still begin. */
  hungUp: boolean
  holders: number
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
  /** Calls on each handle that were handed to a worker. */
  readonly #inside = new Map<bigint, number>()
  readonly #waiting = new Map<bigint, () => void>()
  readonly #hungUp = new Set<bigint>()

  /** `leave` must follow. */
  enter(handle: bigint): HandleUse {
    const known = this.#uses.get(handle)
    const use = known ?? { handle, hungUp: this.#hangingUp.has(handle), holders: 0 }
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

  /** From now until `endHangUp` nothing but a status begins on the handle. */
  beginHangUp(handle: bigint): void {
    const use = this.#uses.get(handle)
    if (use !== undefined) use.hungUp = true
    this.#uses.delete(handle)
    this.#hangingUp.add(handle)
    this.#hungUp.delete(handle)
    this.#hungUp.add(handle)
    const [oldest] = this.#hungUp
    if (this.#hungUp.size > MOST_REMEMBERED && oldest !== undefined) this.#hungUp.delete(oldest)
  }

  endHangUp(handle: bigint): void {
    this.#hangingUp.delete(handle)
  }

  goIn(handle: bigint): void {
    this.#inside.set(handle, (this.#inside.get(handle) ?? 0) + 1)
  }

  comeOut(handle: bigint): void {
    const left = (this.#inside.get(handle) ?? 1) - 1
    if (left > 0) {
      this.#inside.set(handle, left)
      return
    }
    this.#inside.delete(handle)
    this.#waiting.get(handle)?.()
  }

  /** Calls `run` once no call on the handle is inside the library; at once if none is. The result takes it back. */
  whenOutside(handle: bigint, run: () => void): () => void {
    if (!this.#inside.has(handle)) {
      run()
      return () => {}
    }
    const stop = (): void => void this.#waiting.delete(handle)
    this.#waiting.set(handle, () => {
      stop()
      run()
    })
    return stop
  }
}
