import type { Notice } from '../../contract/notice.ts'
import type { EngineLog } from '../parts.ts'

/** Banners beside the rows: each is shown until it is dismissed or no longer true. */
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

  /** Replaces an older one with the same id. */
  show(notice: Notice): void {
    this.#log.warn([`Notice ${notice.kind}`, notice.detail].filter((part) => part !== '').join(': '))
    this.#all = [...this.#all.filter((other) => other.id !== notice.id), notice]
    this.#changed()
  }

  /** Why something could not be kept on disk; null = the disk takes it again, so the banner goes. */
  showUnkept(kind: Notice['kind'], reason: string | null): void {
    if (reason === null) this.withdraw(kind)
    else this.show({ id: kind, kind, detail: reason })
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
