import type { Clock } from '../../native/clock.ts'
import type { RasApi } from '../../native/port.ts'
import type { Health } from '../contract/snapshot.ts'
import type { EngineLog } from './parts.ts'
import { LOADING_TOLD_EVERY, REFRESH_WITHIN } from './timings.ts'

/** Loads the RAS library, which may take as long as it likes; how long it has taken is told meanwhile. */
export class LibraryOpening {
  readonly #ras: Pick<RasApi, 'open'>
  readonly #clock: Clock
  readonly #log: EngineLog
  readonly #setHealth: (health: Health) => void
  #newest = 0

  constructor(ras: Pick<RasApi, 'open'>, clock: Clock, log: EngineLog, setHealth: (health: Health) => void) {
    this.#ras = ras
    this.#clock = clock
    this.#log = log
    this.#setHealth = setHealth
  }

  /** True once it is open. False where it is not, or where a later try, which counts from its own beginning, took over. */
  async open(): Promise<boolean> {
    this.#newest += 1
    const mine = this.#newest
    const began = this.#clock.now()
    this.#setHealth({ kind: 'starting' })
    let callOff = () => {}
    const tell = (): void => {
      if (mine !== this.#newest) return
      this.#setHealth({ kind: 'not-answering', forMs: Math.round(this.#clock.now() - began), knownForMs: null })
      callOff = this.#clock.after(LOADING_TOLD_EVERY, tell)
    }
    callOff = this.#clock.after(REFRESH_WITHIN, tell)
    const opened = await this.#ras.open()
    callOff()
    if (mine !== this.#newest) return false
    if (opened.kind === 'value') return true
    const reason = 'reason' in opened ? opened.reason : `The RAS library answered ${opened.kind}.`
    this.#log.warn(`RAS is not available: ${reason}`)
    this.#setHealth({ kind: 'unavailable', reason })
    return false
  }
}
