import type { TrafficPoint } from '../../contract/snapshot.ts'
import type { Identity } from '../identity/identity.ts'
import { TRAFFIC_KEPT } from '../timings.ts'
import type { Sample } from './traffic.ts'

/** The last minutes of traffic, by connection. */
export class TrafficHistory {
  readonly #points = new Map<Identity, TrafficPoint[]>()

  note(identity: Identity, sample: Sample): void {
    const points = this.#points.get(identity) ?? []
    if (points.at(-1)?.at === sample.at) return
    const { receivedPerSecond, sentPerSecond } = sample.traffic
    points.push({ at: sample.at, receivedPerSecond, sentPerSecond })
    const first = points.findIndex((point) => point.at >= sample.at - TRAFFIC_KEPT)
    if (first > 0) points.splice(0, first)
    this.#points.set(identity, points)
  }

  of(identity: Identity): readonly TrafficPoint[] {
    return this.#points.get(identity) ?? []
  }

  /** Drops all but these. */
  keep(identities: ReadonlySet<Identity>): void {
    for (const identity of [...this.#points.keys()]) if (!identities.has(identity)) this.#points.delete(identity)
  }
}
