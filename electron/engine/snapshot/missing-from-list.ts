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
  readonly line: TrackedConnection
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

  missed(line: TrackedConnection, by: EndedBy): void {
    const end = { line, by, at: this.#parts.clock.now() }
    this.#missing.set(line.identity, end)
    void this.#confirm(end)
  }

  /** A list that could be read. */
  listed(lines: readonly TrackedConnection[]): void {
    const listed = new Map(lines.filter((line) => line.listed).map((line) => [line.identity, line]))
    for (const identity of this.#told) {
      if (!listed.has(identity)) continue
      this.#told.delete(identity)
      this.#parts.back(identity)
    }
    const handles = new Set([...listed.values()].map((line) => line.connection.handle))
    for (const [identity, end] of [...this.#missing]) {
      if (listed.has(identity)) this.#missing.delete(identity)
      else if (handles.has(end.line.connection.handle)) this.#tell(end, true)
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
    const status = await this.#parts.ras.connectStatus(end.line.connection.handle)
    if (this.#missing.get(end.line.identity) !== end) return
    if (status.kind === 'code' && status.code === CODE.InvalidHandle) this.#tell(end, true)
  }

  #tell(end: Omit<End, 'proven'>, proven: boolean): void {
    this.#missing.delete(end.line.identity)
    this.#told.add(end.line.identity)
    this.#parts.ended({ ...end, proven })
  }
}
