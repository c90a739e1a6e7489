import type { Clock } from '../clock.ts'
import type { RasAnswer, RasHandle, RasRefusal, Unsubscribe } from '../port.ts'
import { code } from './answers.ts'
import type { Win32Name } from './scenario/directives.ts'
import type { CallSpec } from './scenario/scenario.ts'

/** A call of the port as an observer sees it: once when it is made, once when it returns. */
export interface CallRecord {
  readonly phase: 'enter' | 'return'
  /** Names the call; both records carry it. */
  readonly call: number
  /** ms on the simulator's clock. */
  readonly at: number
  readonly name: Win32Name
  readonly handle: RasHandle | null
  readonly subEntry: number | null
  /** null on `enter`. */
  readonly answer: RasAnswer<unknown> | null
}

/** What a call does at once, and what it says when it returns. */
export interface Begun<T> {
  readonly blocks: number
  finish(): RasAnswer<T>
}

export interface CallSubject {
  readonly handle?: RasHandle
  readonly subEntry?: number
}

export interface Calls {
  /** Runs one call: overrides, blocking, records. */
  run<T>(name: Win32Name, subject: CallSubject, begin: () => Begun<T>): Promise<RasAnswer<T>>
  /** Why no call can be made; null if one can. */
  refusal(): RasRefusal | null
  open(): RasAnswer<null>
  close(graceMs: number): Promise<boolean>
  onCall(listener: (record: CallRecord) => void): Unsubscribe
  /** Calls that have not returned. */
  underWay(): number
}

export function createCalls(clock: Clock, start: number, specs: readonly CallSpec[], threads: number): Calls {
  const listeners = new Set<(record: CallRecord) => void>()
  const taken = new Map<CallSpec, number>()
  const waiting = new Set<() => void>()
  let life: 'new' | 'open' | 'closed' | 'let-go' = 'new'
  let made = 0
  let underWay = 0

  function override(name: Win32Name): CallSpec | null {
    const now = clock.now() - start
    const holds = (spec: CallSpec): boolean =>
      (spec.name === '*' || spec.name === name) &&
      now >= spec.from &&
      now < spec.from + spec.lasts &&
      (spec.times === 0 || (taken.get(spec) ?? 0) < spec.times)
    const found = specs.find(holds) ?? null
    if (found !== null) taken.set(found, (taken.get(found) ?? 0) + 1)
    return found
  }

  function refusal(): RasRefusal | null {
    if (life === 'open') return null
    return { kind: 'unavailable', reason: `The simulator was ${life === 'new' ? 'not opened' : 'closed'}.` }
  }

  function returned(): void {
    underWay -= 1
    if (underWay === 0) for (const resolve of waiting) resolve()
  }

  function run<T>(name: Win32Name, subject: CallSubject, begin: () => Begun<T>): Promise<RasAnswer<T>> {
    const refused = refusal()
    if (refused !== null) return Promise.resolve(refused)
    if (underWay >= threads) return Promise.resolve({ kind: 'busy', threads })

    made += 1
    const { handle = null, subEntry = null } = subject
    const facts = { call: made, name, handle, subEntry }
    const record = (phase: CallRecord['phase'], answer: RasAnswer<unknown> | null): void => {
      for (const listener of listeners) listener({ phase, at: clock.now(), ...facts, answer })
    }
    record('enter', null)
    const overridden = override(name)
    const instead = overridden === null || overridden.code === 0 ? null : code(overridden.code)
    const begun: Begun<T> = instead === null ? begin() : { blocks: 0, finish: () => instead }
    const blocks = begun.blocks + (overridden?.blocks ?? 0)
    const finish = (): RasAnswer<T> => {
      const answer = begun.finish()
      record('return', answer)
      return answer
    }
    if (blocks === 0) return Promise.resolve(finish())

    underWay += 1
    return new Promise((resolve) => {
      // A call that never returns holds its thread and nothing else.
      if (blocks === Number.POSITIVE_INFINITY) return
      clock.after(blocks, () => {
        if (life !== 'let-go') resolve(finish())
        returned()
      })
    })
  }

  function drained(graceMs: number): Promise<void> {
    if (underWay === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = clock.after(graceMs, resolve)
      waiting.add(() => {
        cancel()
        resolve()
      })
    })
  }

  return {
    run,
    refusal,
    open() {
      if (life === 'new') life = 'open'
      return refusal() ?? { kind: 'value', value: null }
    },
    async close(graceMs) {
      if (life !== 'let-go') life = 'closed'
      await drained(graceMs)
      life = 'let-go'
      return underWay === 0
    },
    onCall(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    underWay: () => underWay,
  }
}
