import type { Clock } from '../../native/clock.ts'

/** A pause that an event can cut short. */
export interface Pause {
  readonly over: Promise<void>
  end(): void
}

export function pause(clock: Clock, ms: number): Pause {
  let settle: () => void = () => {}
  const over = new Promise<void>((resolve) => {
    settle = resolve
  })
  const cancel = clock.after(ms, settle)
  return {
    over,
    end: () => {
      cancel()
      settle()
    },
  }
}

/** What `promise` gives within `ms`, else `late`. The promise itself goes on. */
export function within<T, L>(clock: Clock, ms: number, promise: Promise<T>, late: L): Promise<T | L> {
  return new Promise<T | L>((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(late))
    promise.then(
      (value) => {
        cancel()
        resolve(value)
      },
      (error: unknown) => {
        cancel()
        reject(error)
      },
    )
  })
}
