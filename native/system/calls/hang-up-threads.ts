import type { CancelTimer, Clock } from '../../clock.ts'
import type { OsThread, OsThreads } from './os-threads.ts'

/** RasHangUp calls that may be under way at once. */
export const MOST_HANG_UPS = 32

interface Running {
  readonly thread: OsThread
  readonly since: number
  readonly returned: (code: number) => void
}

/** How often to ask a thread whether it has ended, by the time it has run, ms: what is quick is seen quickly. */
function pauseAt(age: number): number {
  if (age < 50) return 2
  if (age < 500) return 5
  return age < 2000 ? 10 : 25
}

/** RasHangUp on threads of its own: as many may block as there are, and nothing of JavaScript waits for them. */
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

  /** False: nothing was called, for want of a thread. */
  start(handle: bigint, returned: (code: number) => void): boolean {
    if (this.#running.size >= MOST_HANG_UPS) return false
    const thread = this.#threads.start(this.#routine, handle)
    if (thread === null) return false
    this.#running.add({ thread, since: this.#clock.now(), returned })
    this.#askAgain(0)
    return true
  }

  /** Lets go of calls that have not returned: nobody is told of their end. */
  abandon(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#running.clear()
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
    for (const [each, code] of ended) each.returned(code)
  }
}
