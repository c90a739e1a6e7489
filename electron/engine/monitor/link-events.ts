import type { RasApi, RasHandle, Unsubscribe } from '../../../native/port.ts'
import type { Identity } from '../identity/identity.ts'

/** RasConnectionNotification for links: registered once for each bundle, for as long as it is listed. */
export class LinkEvents {
  readonly #ras: RasApi
  /** Null while Windows is asked, or where it does not announce links. */
  readonly #watched = new Map<Identity, Unsubscribe | null>()

  constructor(ras: RasApi) {
    this.#ras = ras
  }

  watch(identity: Identity, handle: RasHandle): void {
    if (this.#watched.has(identity)) return
    this.#watched.set(identity, null)
    void this.#ras.watchLinks(handle).then((answer) => {
      if (answer.kind !== 'value') return
      if (this.#watched.has(identity)) this.#watched.set(identity, answer.value)
      else answer.value()
    })
  }

  keep(identities: ReadonlySet<Identity>): void {
    for (const [identity, unsubscribe] of [...this.#watched]) {
      if (identities.has(identity)) continue
      this.#watched.delete(identity)
      unsubscribe?.()
    }
  }

  stop(): void {
    this.keep(new Set())
  }
}
