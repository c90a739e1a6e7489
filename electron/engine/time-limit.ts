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

interface Waiter<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

/** Who waits for a promise that has not settled. */
const waiting = new WeakMap<Promise<unknown>, Set<Waiter<unknown>>>()

/**
 * What `promise` gives within `ms`, else `late`; the promise itself goes on. A promise keeps every reaction until it
 * settles, which may be never: so each gets one, and who gives up waiting is taken off.
 */
export function within<T, L>(clock: Clock, ms: number, promise: Promise<T>, late: L): Promise<T | L> {
  const waiters = waitersFor(promise)
  return new Promise<T | L>((resolve, reject) => {
    const waiter: Waiter<T> = {
      resolve: (value) => {
        cancel()
        resolve(value)
      },
      reject: (error) => {
        cancel()
        reject(error)
      },
    }
    const cancel = clock.after(ms, () => {
      waiters.delete(waiter)
      resolve(late)
    })
    waiters.add(waiter)
  })
}

function waitersFor<T>(promise: Promise<T>): Set<Waiter<T>> {
  const known = waiting.get(promise)
  if (known !== undefined) return known as Set<Waiter<T>>
  const waiters = new Set<Waiter<T>>()
  waiting.set(promise, waiters as Set<Waiter<unknown>>)
  const settled = (): readonly Waiter<T>[] => {
    waiting.delete(promise)
    return [...waiters]
  }
  promise.then(
    (value) => {
      for (const waiter of settled()) waiter.resolve(value)
    },
    (error: unknown) => {
      for (const waiter of settled()) waiter.reject(error)
    },
  )
  return waiters
}
