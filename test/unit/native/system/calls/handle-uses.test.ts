import { describe, expect, it } from 'vitest'
import { comeOut, goIn, HandleUses } from '../../../../../native/system/calls/handle-uses.ts'

const HANDLE = 0x1000n

describe('What is asked of a handle', () => {
  it('is void once the handle is hung up, whether it was begun or not', () => {
    const uses = new HandleUses()
    const [statistics, projection] = [uses.enter(HANDLE), uses.enter(HANDLE)]
    uses.beginHangUp(HANDLE)
    expect([statistics.hungUp, projection.hungUp]).toEqual([true, true])
  })

  it('is void from the start while RasHangUp is under way, and may be asked again after a refusal', () => {
    const uses = new HandleUses()
    uses.beginHangUp(HANDLE)
    expect(uses.enter(HANDLE).hungUp).toBe(true)
    uses.endHangUp(HANDLE)
    expect(uses.enter(HANDLE).hungUp).toBe(false)
  })

  it('stays void for who was there before, though the number has a new owner', () => {
    const uses = new HandleUses()
    const before = uses.enter(HANDLE)
    uses.beginHangUp(HANDLE)
    uses.endHangUp(HANDLE)
    uses.enter(HANDLE)
    uses.leave(before)
    expect(before.hungUp).toBe(true)
  })

  it('concerns no other handle', () => {
    const uses = new HandleUses()
    const other = uses.enter(0x2000n)
    uses.beginHangUp(HANDLE)
    expect(other.hungUp).toBe(false)
  })

  it('can be waited for until nothing of it is inside the library', () => {
    const uses = new HandleUses()
    uses.enter(HANDLE)
    let left = 0
    const use = uses.beginHangUp(HANDLE)
    if (use === null) throw new Error('Nothing is asked of it.')
    goIn(use)
    goIn(use)
    use.waiting = () => {
      left += 1
    }
    comeOut(use)
    expect(left).toBe(0)
    comeOut(use)
    expect(left).toBe(1)
  })

  it('remembers the last hung-up handles, not all that there ever were', () => {
    const uses = new HandleUses()
    for (let handle = 1n; handle <= 300n; handle++) uses.beginHangUp(handle)
    expect(uses.wasHungUp(1n)).toBe(false)
    expect(uses.wasHungUp(300n)).toBe(true)
  })
})
