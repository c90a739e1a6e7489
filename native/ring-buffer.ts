/** The last values that were put in, a fixed number at most. */
export class RingBuffer<T> {
  readonly #values: T[] = []
  readonly #length: number
  #next = 0

  constructor(length: number) {
    this.#length = length
  }

  push(value: T): void {
    this.#values[this.#next] = value
    this.#next = (this.#next + 1) % this.#length
  }

  /** Oldest first. */
  values(): readonly T[] {
    if (this.#values.length < this.#length) return [...this.#values]
    return [...this.#values.slice(this.#next), ...this.#values.slice(0, this.#next)]
  }
}
