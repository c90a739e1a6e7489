import type { RasApi, Unsubscribe } from '../../../native/port.ts'
import { answerInWords } from '../failure.ts'
import type { EngineLog } from '../parts.ts'

/** RasConnectionNotification: asks Windows to announce connections that come and go. */
export class EventRegistration {
  readonly #ras: Pick<RasApi, 'watch'>
  readonly #log: EngineLog
  readonly #woken: () => void
  #stopped = true
  #unwatch: Unsubscribe = () => {}

  constructor(ras: Pick<RasApi, 'watch'>, log: EngineLog, woken: () => void) {
    this.#ras = ras
    this.#log = log
    this.#woken = woken
  }

  /** Resolves once Windows has answered; a refusal is logged, and polling alone has to do. */
  async start(): Promise<void> {
    this.#stopped = false
    const answer = await this.#ras.watch(this.#woken)
    if (answer.kind !== 'value') {
      this.#log.info(`No events from Windows, polling alone: ${answerInWords(answer)}`)
    } else if (this.#stopped) {
      answer.value()
    } else {
      this.#unwatch()
      this.#unwatch = answer.value
    }
  }

  stop(): void {
    this.#stopped = true
    this.#unwatch()
    this.#unwatch = () => {}
  }
}
