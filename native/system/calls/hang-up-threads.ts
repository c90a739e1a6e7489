import type { CancelTimer, Clock } from '../../clock.ts'
import type { RasThreads } from '../../port.ts'
import { BLOCKED, LOST, MOST_THREADS } from './limits.ts'
import type { OsThread, OsThreads } from './os-threads.ts'

/** What RasHangUp returned; or nothing was called for want of a thread; or nobody waits any more. */
export type HangUpEnd = number | 'no-thread' | 'abandoned'

interface Running {
  readonly thread: OsThread
  readonly since: number
  readonly ended: (end: HangUpEnd) => void
}

/** How often to ask a thread whether it has ended, by the time it has run, ms: what is quick is seen quickly. */
function pauseAt(age: number): number {
  if (age < 50) return 2
  if (age < 500) return 5
  return age < 2000 ? 10 : 25
}

/** RasHangUp on threads of the operating system: nothing of JavaScript waits there, so many can block at once. */
export class HangUpThreads {
  readonly #threads: OsThreads
  readonly #routine: bigint
  readonly #clock: Clock
  readonly #running = new Set<Running>()
  #cancel: CancelTimer | null = null

  constructor(threads: OsThreads, routine: bigint, clock: Clock) {
    this.#threads = threads
    this.#routine = routine
    this.#clock = clock
  }

  get running(): number {
    return this.#running.size
  }

  get full(): boolean {
    return this.#running.size >= MOST_THREADS['hang-up']
  }

  run(handle: bigint): Promise<HangUpEnd> {
    if (this.full) return Promise.resolve('no-thread')
    const thread = this.#threads.start(this.#routine, handle)
    if (thread === null) return Promise.resolve('no-thread')
    return new Promise((ended) => {
      this.#running.add({ thread, since: this.#clock.now(), ended })
      this.#askAgain(0)
    })
  }

  threads(now: number): readonly RasThreads[] {
    const ages = [...this.#running].map((each) => now - each.since)
    const older = (limit: number): number => ages.filter((age) => age >= limit).length
    return [{ calls: 'hang-up', most: MOST_THREADS['hang-up'], blocked: older(BLOCKED), lost: older(LOST) }]
  }

  /** Lets go of calls that have not returned. */
  abandon(): void {
    this.#cancel?.()
    this.#cancel = null
    const running = [...this.#running]
    this.#running.clear()
    for (const each of running) each.ended('abandoned')
  }

  #askAgain(pause: number): void {
    this.#cancel?.()
    this.#cancel = this.#clock.after(pause, () => {
      this.#cancel = null
      this.#ask()
    })
  }

  #ask(): void {
    let youngest = Number.POSITIVE_INFINITY
    const ended: [Running, number][] = []
    for (const each of this.#running) {
      const code = each.thread.ended()
      if (code === null) youngest = Math.min(youngest, this.#clock.now() - each.since)
      else ended.push([each, code])
    }
    for (const [each] of ended) this.#running.delete(each)
    if (this.#running.size > 0) this.#askAgain(pauseAt(youngest))
    for (const [each, code] of ended) each.ended(code)
  }
}
