import { expect, test } from 'vitest'
import { within } from '../../../electron/engine/time-limit.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

/** Counts how many reactions hang on a promise. */
function counted<T>(promise: Promise<T>) {
  const reactions = { count: 0 }
  const { then } = promise
  Object.assign(promise, {
    // biome-ignore lint/suspicious/noThenProperty: the test counts what waits for the promise.
    then: (...args: Parameters<typeof then>) => {
      reactions.count += 1
      return then.apply(promise, args)
    },
  })
  return reactions
}

test('waiting again and again for one promise that never settles leaves nothing behind', async () => {
  const clock = createVirtualClock()
  const never = new Promise<void>(() => {})
  const reactions = counted(never)
  for (let turn = 0; turn < 100; turn++) {
    const waited = within(clock, 10, never, 'late')
    await clock.advance(10)
    expect(await waited).toBe('late')
  }
  expect(reactions.count).toBe(1)
})

test('all who wait for one promise get its value', async () => {
  const clock = createVirtualClock()
  const soon = new Promise<number>((resolve) => clock.after(5, () => resolve(7)))
  const both = Promise.all([within(clock, 10, soon, null), within(clock, 20, soon, null), within(clock, 1, soon, null)])
  await clock.advance(20)
  expect(await both).toEqual([7, 7, null])
  expect(await within(clock, 10, soon, null)).toBe(7)
  expect(clock.timers()).toBe(0)
})

test('a refusal comes to all who still wait', async () => {
  const clock = createVirtualClock()
  const broken = new Promise<never>((_, reject) => clock.after(5, () => reject(new Error('broken'))))
  const early = within(clock, 1, broken, 'late')
  const waiting = expect(within(clock, 10, broken, 'late')).rejects.toThrow('broken')
  await clock.advance(10)
  await waiting
  expect(await early).toBe('late')
})
