import type { Clock } from '../../../native/clock.ts'
import type { Identity } from '../identity/identity.ts'
import { LINGER, LINGER_FAILED } from '../timings.ts'
import type { Teardown } from './teardown.ts'

/** Which teardowns run, and which have just ended: one for each target at a time. */
export class TeardownRegistry {
  readonly #clock: Pick<Clock, 'now'>
  #all: readonly Teardown[] = []

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  get all(): readonly Teardown[] {
    return this.#all
  }

  /** The newest of a target, running or just ended. */
  of(identity: Identity, link: number | null): Teardown | null {
    return this.#all.find((one) => one.subject.identity === identity && one.subject.link === link) ?? null
  }

  running(identity: Identity, link: number | null): Teardown | null {
    const newest = this.of(identity, link)
    return newest?.running ? newest : null
  }

  /** The running teardown that has this target in hand: its own, or for a link that of the whole connection. */
  inCharge(identity: Identity, link: number | null): Teardown | null {
    return this.running(identity, null) ?? (link === null ? null : this.running(identity, link))
  }

  /** The connection or a link of it is being hung up. */
  runsOf(identity: Identity): boolean {
    return this.#all.some((one) => one.subject.identity === identity && one.running)
  }

  /** Something of this entry is being hung up. */
  busy(entryKey: string): boolean {
    return this.#all.some((one) => one.subject.entryKey === entryKey && one.running)
  }

  /** Indices of the links of a connection that are being hung up. */
  runningLinks(identity: Identity): readonly number[] {
    return this.#all.flatMap(({ subject, running }) =>
      subject.identity === identity && subject.link !== null && running ? [subject.link] : [],
    )
  }

  /** A hang-up of this connection, or one that runs of a link of it, has to be seen. */
  wantRow(identity: Identity): boolean {
    return this.#all.some((one) => one.subject.identity === identity && (one.subject.link === null || one.running))
  }

  /** An ended teardown of the same target gives way to the new one. */
  add(teardown: Teardown): void {
    const { identity, link } = teardown.subject
    const others = this.#all.filter((one) => one.subject.identity !== identity || one.subject.link !== link)
    this.#all = [...others, teardown]
  }

  /** How long an ended teardown is still shown, ms. */
  lingering({ endedAt, state }: Teardown): number {
    if (endedAt === null) return Number.POSITIVE_INFINITY
    const stay = state.phase === 'failed' ? LINGER_FAILED : LINGER
    return Math.max(0, endedAt + stay - this.#clock.now())
  }

  /** Drops what has been shown long enough. */
  dropEnded(): void {
    this.#all = this.#all.filter((one) => this.lingering(one) > 0)
  }
}
