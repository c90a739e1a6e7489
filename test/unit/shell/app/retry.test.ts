import { expect, test } from 'vitest'
import { retryUntilMade, TRAY_WAITS } from '../../../../electron/shell/app/retry.ts'

/** Fails as often as it is told to. */
async function make(failures: number, waits: readonly number[] = TRAY_WAITS) {
  const paused: number[] = []
  const told: (number | null)[] = []
  let left = failures
  const made = await retryUntilMade(
    () => {
      if (left-- > 0) throw new Error('The taskbar is not there yet.')
      return 'tray'
    },
    {
      waits,
      pause: async (ms) => void paused.push(ms),
      failed: (_error, next) => told.push(next),
    },
  )
  return { made, paused, told }
}

test('what can be made at once is made at once', async () => {
  expect(await make(0)).toEqual({ made: 'tray', paused: [], told: [] })
})

test('it is tried again after longer and longer waits', async () => {
  const { made, paused } = await make(3)
  expect(made).toBe('tray')
  expect(paused).toEqual([500, 1_000, 2_000])
})

test('after the last try it is given up, and each failure was told', async () => {
  const { made, told } = await make(9, [1, 2])
  expect(made).toBeNull()
  expect(told).toEqual([1, 2, null])
})

test('the patience for a taskbar that is late has a bound', () => {
  const all = TRAY_WAITS.reduce((sum, ms) => sum + ms, 0)
  expect(all).toBeGreaterThan(60_000)
  expect(all).toBeLessThan(180_000)
})
