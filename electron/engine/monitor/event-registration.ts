import type { RasApi, Unsubscribe } from '../../../native/port.ts'
import { answerInWords } from '../failure.ts'
import type { EngineLog } from '../parts.ts'

/**
 * RasConnectionNotification: asks Windows to announce connections that come and go. A registration is RasMan's, so each
 * RasMan that starts gets one of its own.
 */
export class EventRegistration {
  readonly #ras: Pick<RasApi, 'watch'>
  readonly #log: EngineLog
  readonly #woken: () => void
  /** The service that was asked; null while none is. Its process is null where Windows does not tell. */
  #asked: { readonly process: number | null; readonly answered: Promise<void> } | null = null
  #turn: object | null = null
  #unwatch: Unsubscribe = () => {}

  constructor(ras: Pick<RasApi, 'watch'>, log: EngineLog, woken: () => void) {
    this.#ras = ras
    this.#log = log
    this.#woken = woken
  }

  /**
   * RasMan runs in this process. Resolves once it has answered, at once where it was asked before; a refusal is logged, and
   * polling alone has to do.
   */
  start(process: number | null): Promise<void> {
    if (this.#asked?.process === process) return this.#asked.answered
    this.stop()
    const turn = {}
    this.#turn = turn
    const answered = this.#register(() => this.#turn === turn)
    this.#asked = { process, answered }
    return answered
  }

  /** RasMan does not run, or nobody listens any more. */
  stop(): void {
    this.#asked = null
    this.#turn = null
    this.#unwatch()
    this.#unwatch = () => {}
  }

  async #register(wanted: () => boolean): Promise<void> {
    const answer = await this.#ras.watch(this.#woken)
    if (answer.kind !== 'value') {
      this.#log.info(`No events from Windows, polling alone: ${answerInWords(answer)}`)
    } else if (wanted()) {
      this.#unwatch()
      this.#unwatch = answer.value
    } else {
      answer.value()
    }
  }
}
