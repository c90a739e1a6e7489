import type { RasMethod } from '../../../native/observe-ras.ts'

/** ms */
export interface MethodTimes {
  readonly method: RasMethod
  readonly calls: number
  readonly mean: number
  readonly longest: number
}

/** How long each method of the port took to answer. */
export class CallTimes {
  readonly #times = new Map<RasMethod, { calls: number; sum: number; longest: number }>()

  add(method: RasMethod, ms: number): void {
    const times = this.#times.get(method) ?? { calls: 0, sum: 0, longest: 0 }
    this.#times.set(method, times)
    times.calls += 1
    times.sum += ms
    times.longest = Math.max(times.longest, ms)
  }

  of(method: RasMethod): MethodTimes | null {
    const times = this.#times.get(method)
    if (times === undefined) return null
    return { method, calls: times.calls, mean: rounded(times.sum / times.calls), longest: rounded(times.longest) }
  }

  get all(): readonly MethodTimes[] {
    return [...this.#times.keys()].flatMap((method) => this.of(method) ?? [])
  }
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100
