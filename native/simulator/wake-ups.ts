import type { CancelTimer, Clock } from '../clock.ts'
import type { RasEvent, Unsubscribe } from '../port.ts'
import type { Life } from './life.ts'
import type { Change } from './world.ts'

/** RasConnectionNotification: tells listeners that something changed, as often as the scenario says. */
export interface WakeUps {
  watch(listener: (event: RasEvent) => void): Unsubscribe
  watchLinks(life: Life): Unsubscribe
  /** To be told of every change of the world. */
  note(change: Change): void
  /** To be called when the next change may have moved. */
  arm(): void
  close(): void
}

/** `settle` brings the world to now; `nextChange` is on the clock's scale. */
export function createWakeUps(
  clock: Clock,
  mode: 'each' | 'once' | 'never',
  world: { settle(): void; nextChange(): number },
): WakeUps {
  const listeners = new Set<(event: RasEvent) => void>()
  const bundles = new Map<symbol, Life>()
  let sent = 0
  let timer: { readonly due: number; readonly cancel: CancelTimer } | null = null

  const disarm = (): void => {
    timer?.cancel()
    timer = null
  }

  const silent = (): boolean => listeners.size === 0 || mode === 'never' || (mode === 'once' && sent > 0)

  function arm(): void {
    const due = silent() ? Number.POSITIVE_INFINITY : world.nextChange()
    if (timer?.due === due) return
    disarm()
    if (due === Number.POSITIVE_INFINITY) return
    // Up to the next whole ms: a timer that fires a hair too early would find nothing.
    const ms = Math.max(0, Math.ceil(due - clock.now()))
    const cancel = clock.after(ms, () => {
      timer = null
      world.settle()
      arm()
    })
    timer = { due, cancel }
  }

  const concerns = (change: Change): boolean =>
    change.event === 'made' || change.event === 'ended' || [...bundles.values()].includes(change.life)

  return {
    arm,
    note(change) {
      if (silent() || !concerns(change)) return
      sent += 1
      // Never from within the call that noticed the change.
      clock.after(0, () => {
        for (const listener of listeners) listener(change.event)
      })
    },
    watch(listener) {
      const own = (event: RasEvent): void => listener(event)
      listeners.add(own)
      arm()
      return () => {
        listeners.delete(own)
        arm()
      }
    },
    watchLinks(life) {
      const registration = Symbol(life.spec.id)
      bundles.set(registration, life)
      return () => {
        bundles.delete(registration)
      }
    },
    close() {
      listeners.clear()
      bundles.clear()
      disarm()
    },
  }
}
