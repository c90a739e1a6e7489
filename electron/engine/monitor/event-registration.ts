import type { Clock } from '../../../native/clock.ts'
import type { RasApi, Unsubscribe } from '../../../native/port.ts'
import { answerInWords } from '../failure.ts'
import type { EngineLog } from '../parts.ts'
import { REGISTER_AGAIN_AFTER } from '../timings.ts'

/**
 * RasConnectionNotification: asks Windows to announce connections that come and go. A registration is RasMan's, so each
 * RasMan that starts gets one of its own.
 */
export class EventRegistration {
  readonly #ras: Pick<RasApi, 'watch'>
  readonly #log: EngineLog
  readonly #woken: () => void
  readonly #clock: Pick<Clock, 'now'>
  /** The service that was asked; null while none is. Its process is null where Windows does not tell. */
  #asked: { readonly process: number | null } | null = null
  #turn: object | null = null
  /** When this RasMan refused, ms: just started, it may not be ready yet. */
  #refusedAt: number | null = null
  #unwatch: Unsubscribe = () => {}

  constructor(ras: Pick<RasApi, 'watch'>, log: EngineLog, woken: () => void, clock: Pick<Clock, 'now'>) {
    this.#ras = ras
    this.#log = log
    this.#woken = woken
    this.#clock = clock
  }

  /**
   * RasMan runs in this process. Resolves once it has answered, at once where it was asked before; a refusal is logged, and
   * polling alone has to do for a while.
   */
  start(process: number | null): Promise<void> {
    if (this.#asked?.process === process && !this.#mayTryAgain()) return Promise.resolve()
    if (this.#asked?.process !== process) this.stop()
    const turn = {}
    this.#turn = turn
    const first = this.#refusedAt === null
    this.#refusedAt = null
    this.#asked = { process }
    return this.#register(() => this.#turn === turn, first)
  }

  /** RasMan does not run, or nobody listens any more. */
  stop(): void {
    this.#asked = null
    this.#turn = null
    this.#refusedAt = null
    this.#unwatch()
    this.#unwatch = () => {}
  }

  #mayTryAgain(): boolean {
    return this.#refusedAt !== null && this.#clock.now() - this.#refusedAt >= REGISTER_AGAIN_AFTER
  }

  async #register(wanted: () => boolean, first: boolean): Promise<void> {
    const answer = await this.#ras.watch(this.#woken)
    if (answer.kind !== 'value') {
      if (first) this.#log.info(`No events from Windows, polling alone: ${answerInWords(answer)}`)
      if (wanted() && answer.kind !== 'unavailable') this.#refusedAt = this.#clock.now()
    } else if (wanted()) {
      this.#unwatch()
      this.#unwatch = answer.value
    } else {
      answer.value()
    }
  }
}
