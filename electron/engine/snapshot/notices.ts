import type { Notice } from '../../contract/snapshot.ts'
import type { EngineLog } from '../engine.ts'

/** What the user should know beside the rows: told until it is put away, or no longer true. */
export class Notices {
  readonly #log: EngineLog
  readonly #changed: () => void
  #all: readonly Notice[] = []

  constructor(log: EngineLog, changed: () => void) {
    this.#log = log
    this.#changed = changed
  }

  get all(): readonly Notice[] {
    return this.#all
  }

  /** Takes the place of an older one with its id. */
  tell(notice: Notice): void {
    this.#log.warn([`Notice ${notice.kind}`, notice.detail].filter((part) => part !== '').join(': '))
    this.#all = [...this.#all.filter((other) => other.id !== notice.id), notice]
    this.#changed()
  }

  /** What could not be kept on disk, and why, is told until the disk takes something again: then the reason is null. */
  tellKept(kind: Notice['kind'], reason: string | null): void {
    if (reason === null) this.withdraw(kind)
    else this.tell({ id: kind, kind, detail: reason })
  }

  /** False where there is none of this id. */
  withdraw(id: string): boolean {
    const left = this.#all.filter((other) => other.id !== id)
    if (left.length === this.#all.length) return false
    this.#all = left
    this.#changed()
    return true
  }
}
