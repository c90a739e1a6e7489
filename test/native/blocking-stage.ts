import { afterEach, expect } from 'vitest'
import type { RasAnswer, RasApi, RasCallClass, RasHandle } from '../../native/port.ts'
import { createSystemRas } from '../../native/system/system-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { playHere } from '../fixtures/double-in-process.ts'

/** Calls that block on real threads, in this process. */

export const EMPTY = 'onhook-scenario version=1\n'

export interface Stage {
  readonly ras: RasApi
  handle(name: string): RasHandle
  /** The handles that this function was called with. */
  called(name: string): readonly (bigint | null)[]
  /** Lets every call that blocks in the library return. */
  release(): Promise<void>
}

/** Run after each test, the last first. */
export const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** The binding on a double of its own that plays these lines, opened and with its first list. */
export async function play(lines: readonly string[]): Promise<Stage> {
  const double = await playHere({ scenario: `${EMPTY}${lines.join('\n')}\n` })
  cleanUps.push(async () => double.dispose())
  const ras = createSystemRas({ kind: 'file', path: double.library }, createSystemClock())
  cleanUps.push(() => ras.close(2000))
  const release = async (): Promise<void> => {
    const next = await playHere({ scenario: EMPTY })
    next.dispose()
  }
  cleanUps.push(release)
  expect(await ras.open()).toEqual({ kind: 'value', value: null })
  const list = await ras.enumConnections()
  if (list.kind !== 'value') throw new Error(`The list says ${list.kind}.`)
  return {
    ras,
    release,
    called: (name) =>
      double.readLog().flatMap((line) => ('call' in line && line.call.name === name ? [line.call.handle] : [])),
    handle(name) {
      const row = list.value.find((each) => each.entryName === name)
      if (row === undefined) throw new Error(`${name} is not listed.`)
      return row.handle
    },
  }
}

/** Watches a promise without waiting for it. */
export function watch<T>(promise: Promise<T>): { readonly answer: T | null } {
  const seen: { answer: T | null } = { answer: null }
  void promise.then((answer) => {
    seen.answer = answer
  })
  return seen
}

/** Asks again a moment later until it is so. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Asks again a moment later until the answer is this code. */
export async function untilAnswer(ask: () => Promise<RasAnswer<unknown>>, code: number): Promise<void> {
  for (;;) {
    const answer = await ask()
    if (answer.kind === 'code' && answer.code === code) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Threads of a class that calls hold which do not return. */
export const blocked = (ras: RasApi, calls: RasCallClass): number =>
  ras.threads().find((each) => each.calls === calls)?.blocked ?? 0

export const numbered = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => line(i))
