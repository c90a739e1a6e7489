import type { Clock } from '../clock.ts'
import {
  RAS_CALL_CLASSES,
  type RasAnswer,
  type RasCallClass,
  type RasHandle,
  type RasRefusal,
  type RasThreads,
  type Unsubscribe,
} from '../port.ts'
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

/** A call that is out for so long counts as lost, ms. */
const LOST = 60_000

const NO_HANDLE: RasRefusal = { kind: 'malformed', reason: 'The handle 0 names no connection: nothing was called.' }

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
  /** What the port says of threads; a call that has not returned is blocked. */
  threads(): readonly RasThreads[]
}

/** The class whose threads a call takes; the binding has the same. */
function classOf(name: Win32Name): RasCallClass {
  switch (name) {
    case 'RasEnumConnectionsW':
      return 'list'
    case 'RasGetConnectStatusW':
      return 'status'
    case 'RasGetSubEntryHandleW':
      return 'witness'
    case 'RasHangUpW':
      return 'hang-up'
    default:
      return 'details'
  }
}

/** `threads`: calls of one class that may be under way at once. */
export function createCalls(clock: Clock, start: number, specs: readonly CallSpec[], threads: number): Calls {
  const listeners = new Set<(record: CallRecord) => void>()
  const taken = new Map<CallSpec, number>()
  const waiting = new Set<() => void>()
  const started = new Map<number, number>()
  let life: 'new' | 'open' | 'closed' | 'let-go' = 'new'
  let made = 0
  const underWay = new Map<RasCallClass, Set<number>>(RAS_CALL_CLASSES.map((each) => [each, new Set()]))
  const total = (): number => [...underWay.values()].reduce((sum, calls) => sum + calls.size, 0)

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
    if (total() === 0) for (const resolve of waiting) resolve()
  }

  function run<T>(name: Win32Name, subject: CallSubject, begin: () => Begun<T>): Promise<RasAnswer<T>> {
    const refused = refusal()
    if (refused !== null) return Promise.resolve(refused)
    const calls = classOf(name)
    const mine = underWay.get(calls)
    if (mine === undefined || mine.size >= threads) return Promise.resolve({ kind: 'busy', calls, threads })

    const { handle = null, subEntry = null } = subject
    if (handle === 0n) return Promise.resolve(NO_HANDLE)
    made += 1
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

    const call = made
    mine.add(call)
    started.set(call, clock.now())
    return new Promise((resolve) => {
      // A call that never returns holds its thread and nothing else.
      if (blocks === Number.POSITIVE_INFINITY) return
      clock.after(blocks, () => {
        mine.delete(call)
        started.delete(call)
        if (life !== 'let-go') resolve(finish())
        returned()
      })
    })
  }

  function drained(graceMs: number): Promise<void> {
    if (total() === 0) return Promise.resolve()
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
      return total() === 0
    },
    onCall(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    underWay: total,
    threads: () =>
      RAS_CALL_CLASSES.map((calls) => {
        const mine = [...(underWay.get(calls) ?? [])]
        const lost = mine.filter((call) => clock.now() - (started.get(call) ?? 0) >= LOST).length
        return { calls, most: threads, blocked: mine.length, lost }
      }),
  }
}
