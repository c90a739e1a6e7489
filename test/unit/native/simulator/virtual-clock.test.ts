import { expect, test } from 'vitest'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

test('timers run in the order of their moments, each at its own', async () => {
  const clock = createVirtualClock()
  const seen: string[] = []
  clock.after(20, () => seen.push(`b ${clock.now()}`))
  clock.after(10, () => seen.push(`a ${clock.now()}`))
  clock.after(20, () => seen.push(`c ${clock.now()}`))
  await clock.advance(30)
  expect(seen).toEqual(['a 10', 'b 20', 'c 20'])
  expect(clock.now()).toBe(30)
})

test('a timer that a timer sets runs within the same advance', async () => {
  const clock = createVirtualClock()
  const seen: number[] = []
  clock.after(10, () => clock.after(10, () => seen.push(clock.now())))
  await clock.advance(20)
  expect(seen).toEqual([20])
})

test('a long chain of awaits settles before the next timer runs', async () => {
  const clock = createVirtualClock()
  const seen: string[] = []
  clock.after(10, async () => {
    for (let i = 0; i < 500; i += 1) await Promise.resolve()
    seen.push('chain')
  })
  clock.after(11, () => seen.push('timer'))
  await clock.advance(20)
  expect(seen).toEqual(['chain', 'timer'])
})

test('a cancelled timer does not run', async () => {
  const clock = createVirtualClock()
  let ran = false
  const cancel = clock.after(10, () => {
    ran = true
  })
  cancel()
  cancel()
  await clock.advance(20)
  expect(ran).toBe(false)
  expect(clock.timers()).toBe(0)
})

test('a leap runs the timers late', async () => {
  const clock = createVirtualClock()
  const seen: number[] = []
  clock.after(10, () => seen.push(clock.now()))
  await clock.leap(5000)
  expect(seen).toEqual([5000])
})

test('advancing until a condition stops at the moment it holds', async () => {
  const clock = createVirtualClock()
  let ticks = 0
  const tick = (): void => {
    ticks += 1
    clock.after(10, tick)
  }
  clock.after(10, tick)
  expect(await clock.advanceUntil(() => ticks === 3, 1000)).toBe(true)
  expect(clock.now()).toBe(30)
  expect(await clock.advanceUntil(() => ticks === 1000, 100)).toBe(false)
})

test('a changed date leaves the measured time alone', () => {
  const clock = createVirtualClock()
  const before = clock.epoch()
  clock.shiftEpoch(-3_600_000)
  expect(clock.epoch() - before).toBe(-3_600_000)
  expect(clock.now()).toBe(0)
})

test('moving the clock while it moves is refused', async () => {
  const clock = createVirtualClock()
  const first = clock.advance(10)
  await expect(clock.advance(10)).rejects.toThrow('already')
  await first
})
