import type { Clock } from '../../../native/clock.ts'
import { CODE } from '../../../native/constants.ts'
import type { RasApi } from '../../../native/port.ts'
import type { EndedBy } from '../../contract/snapshot.ts'
import type { Identity } from '../identity/identity.ts'
import type { TrackedConnection } from '../monitor/tracked-connection.ts'
import { ENDED_AFTER } from '../timings.ts'

export interface MissingFromListParts {
  readonly ras: Pick<RasApi, 'connectStatus'>
  readonly clock: Pick<Clock, 'now'>
  /** The list could be read and RasMan runs. */
  readonly healthy: () => boolean
  readonly ended: (end: End) => void
  /** It is listed again: it had not ended. */
  readonly back: (identity: Identity) => void
}

/** A connection that left the list without a hang-up of ours that proved it. */
export interface End {
  readonly tracked: TrackedConnection
  readonly by: EndedBy
  /** ms of the engine's clock when a list missed it first. */
  readonly at: number
  /** Its handle is invalid, or somebody else's; else only lists say so. */
  readonly proven: boolean
}

/**
 * Connections that left the list. A list can miss a row, or all, so an end is told once the handle is invalid too, or the
 * lists have missed it for a while; and taken back if it is listed again.
 */
export class MissingFromList {
  readonly #parts: MissingFromListParts
  readonly #missing = new Map<Identity, Omit<End, 'proven'>>()
  readonly #told = new Set<Identity>()

  constructor(parts: MissingFromListParts) {
    this.#parts = parts
  }

  missed(tracked: TrackedConnection, by: EndedBy): void {
    const end = { tracked, by, at: this.#parts.clock.now() }
    this.#missing.set(tracked.identity, end)
    void this.#confirm(end)
  }

  /** A list that could be read. */
  listed(trackedConnections: readonly TrackedConnection[]): void {
    const listed = new Map(
      trackedConnections.filter((tracked) => tracked.listed).map((tracked) => [tracked.identity, tracked]),
    )
    for (const identity of this.#told) {
      if (!listed.has(identity)) continue
      this.#told.delete(identity)
      this.#parts.back(identity)
    }
    const handles = new Set([...listed.values()].map((tracked) => tracked.connection.handle))
    for (const [identity, end] of [...this.#missing]) {
      if (listed.has(identity)) this.#missing.delete(identity)
      else if (handles.has(end.tracked.connection.handle)) this.#tell(end, true)
      else if (this.#parts.clock.now() - end.at >= ENDED_AFTER) this.#tell(end, false)
    }
  }

  /** Told ends are remembered as long as they are shown. */
  keep(identities: ReadonlySet<Identity>): void {
    for (const identity of this.#told) if (!identities.has(identity)) this.#told.delete(identity)
  }

  async #confirm(end: Omit<End, 'proven'>): Promise<void> {
    // That RasMan has stopped is known only after this turn; then the call would block.
    await Promise.resolve()
    if (!this.#parts.healthy()) return
    const status = await this.#parts.ras.connectStatus(end.tracked.connection.handle)
    if (this.#missing.get(end.tracked.identity) !== end) return
    if (status.kind === 'code' && status.code === CODE.InvalidHandle) this.#tell(end, true)
  }

  #tell(end: Omit<End, 'proven'>, proven: boolean): void {
    this.#missing.delete(end.tracked.identity)
    this.#told.add(end.tracked.identity)
    this.#parts.ended({ ...end, proven })
  }
}
