import { createHash } from 'node:crypto'
import type { Engine } from '../../engine/engine.ts'

/** Hex digits: enough that two connections of one PC do not meet. */
const LENGTH = 12
/** So many connections that have ended are still known by their id. */
const MOST_REMEMBERED = 1_000

/** What a connection of this run was called. */
export interface Remembered {
  readonly id: string
  readonly row: string
  readonly name: string
}

/**
 * Ids of connections that hold across processes, made from what Windows itself tells them apart by. They name nothing that
 * could be called: neither a handle nor a path can be read from them.
 */
export class LastingIds {
  readonly #engine: Pick<Engine, 'lastingNames' | 'snapshot'>
  readonly #byRow = new Map<string, Remembered>()
  readonly #hashes = new Map<string, string>()

  constructor(engine: Pick<Engine, 'lastingNames' | 'snapshot'>) {
    this.#engine = engine
  }

  /** To be called with every snapshot: what has ended since is remembered. */
  look(): void {
    const names = this.#engine.lastingNames()
    for (const { id: row, name } of this.#engine.snapshot().connections) {
      const lasting = names.get(row)
      if (lasting !== undefined) this.#byRow.set(row, { id: this.#hash(lasting), row, name })
    }
    for (const row of this.#byRow.keys()) {
      if (this.#byRow.size <= MOST_REMEMBERED) return
      this.#byRow.delete(row)
    }
  }

  of(row: string): string {
    return this.#byRow.get(row)?.id ?? ''
  }

  /** The newest that has, or had, this id. */
  remembered(id: string): Remembered | null {
    return [...this.#byRow.values()].reverse().find((one) => one.id === id) ?? null
  }

  #hash(lasting: string): string {
    const known = this.#hashes.get(lasting)
    if (known !== undefined) return known
    const hash = createHash('sha256').update(lasting).digest('hex').slice(0, LENGTH)
    if (this.#hashes.size > MOST_REMEMBERED) this.#hashes.clear()
    this.#hashes.set(lasting, hash)
    return hash
  }
}
