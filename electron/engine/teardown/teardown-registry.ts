import type { Clock } from '../../../native/clock.ts'
import type { Initiator } from '../../contract/receipt.ts'
import type { Identity } from '../identity.ts'
import type { Subject } from '../records/make-receipt.ts'
import { LINGER, LINGER_FAILED } from '../timings.ts'
import { Course } from './teardown.ts'

export interface Teardown {
  readonly course: Course
  readonly subject: Subject
  readonly by: Initiator | 'resumed'
}

/** Which teardowns run, and which have just ended: one for each target at a time. */
export class TeardownRegistry {
  readonly #clock: Clock
  readonly #changed: (identity: Identity) => void
  #all: readonly Teardown[] = []

  /** `changed` is told at once, before anything else can run: of a begin, an end and all between. */
  constructor(clock: Clock, changed: (identity: Identity) => void) {
    this.#clock = clock
    this.#changed = changed
  }

  get all(): readonly Teardown[] {
    return this.#all
  }

  get courses(): readonly Course[] {
    return this.#all.map((teardown) => teardown.course)
  }

  /** The newest of a target, running or just ended. */
  of(identity: Identity, link: number | null): Teardown | null {
    return this.#all.find((one) => one.subject.identity === identity && one.subject.link === link) ?? null
  }

  running(identity: Identity, link: number | null): Teardown | null {
    const newest = this.of(identity, link)
    return newest?.course.running ? newest : null
  }

  /** Something of this entry is being hung up. */
  busy(entryKey: string): boolean {
    return this.#all.some((one) => one.subject.entryKey === entryKey && one.course.running)
  }

  /** Indices of the links of a connection that are being hung up. */
  runningLinks(identity: Identity): readonly number[] {
    return this.#all.flatMap(({ subject, course }) =>
      subject.identity === identity && subject.link !== null && course.running ? [subject.link] : [],
    )
  }

  /** A hang-up of this connection, or one that runs of a link of it, has to be seen. */
  wantRow(identity: Identity): boolean {
    return this.#all.some(
      (one) => one.subject.identity === identity && (one.subject.link === null || one.course.running),
    )
  }

  /** Registers a new teardown; one that ended for the same target gives way to it. */
  begin(id: string, subject: Subject, by: Teardown['by']): Teardown {
    const teardown = { course: new Course(id, this.#clock, () => this.#changed(subject.identity)), subject, by }
    const others = this.#all.filter(
      (one) => one.subject.identity !== subject.identity || one.subject.link !== subject.link,
    )
    this.#all = [...others, teardown]
    return teardown
  }

  /** An ended teardown stays to be read: so long, in ms. */
  lingering(teardown: Teardown): number {
    const { endedAt, state } = teardown.course
    if (endedAt === null) return Number.POSITIVE_INFINITY
    const stay = state.phase === 'failed' ? LINGER_FAILED : LINGER
    return Math.max(0, endedAt + stay - this.#clock.now())
  }

  /** Lets go of what has been shown long enough. */
  sweep(): void {
    this.#all = this.#all.filter((one) => this.lingering(one) > 0)
  }
}
