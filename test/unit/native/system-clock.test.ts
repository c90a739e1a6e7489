import { describe, expect, it } from 'vitest'
import { withoutSuspension } from '../../../native/system-clock.ts'

describe('A clock that leaves suspension out', () => {
  it('follows the fine clock while the machine is awake', () => {
    const time = { fine: 1000, coarse: 500 }
    const now = withoutSuspension(
      () => time.fine,
      () => time.coarse,
    )
    expect(now()).toBe(1000)
    time.fine += 7.5
    expect(now()).toBe(1007.5)
    time.fine += 8.5
    time.coarse += 15.6
    expect(now()).toBe(1016)
  })

  it('does not count a night', () => {
    const time = { fine: 1000, coarse: 500 }
    const now = withoutSuspension(
      () => time.fine,
      () => time.coarse,
    )
    time.fine += 28_800_000
    time.coarse += 10
    expect(now()).toBeCloseTo(1010)
    time.fine += 5
    time.coarse += 5
    expect(now()).toBeCloseTo(1015)
  })

  it('counts two nights no more than one', () => {
    const time = { fine: 0, coarse: 0 }
    const now = withoutSuspension(
      () => time.fine,
      () => time.coarse,
    )
    for (let night = 0; night < 2; night++) {
      time.fine += 1_000_000
      time.coarse += 100
      now()
    }
    expect(now()).toBeCloseTo(200)
  })
})
