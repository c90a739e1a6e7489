import { describe, expect, it } from 'vitest'
import { HangUpThreads, MOST_HANG_UPS } from '../../../../../native/system/calls/hang-up-threads.ts'
import type { OsThreads } from '../../../../../native/system/calls/os-threads.ts'
import { createVirtualClock } from '../../../../fixtures/virtual-clock.ts'

/** Threads that end when a test says so. */
function stage(most = Number.POSITIVE_INFINITY) {
  const clock = createVirtualClock()
  const ends = new Map<bigint, number>()
  let started = 0
  let asked = 0
  const threads: OsThreads = {
    start(_routine, argument) {
      if (started >= most) return null
      started += 1
      return {
        ended() {
          asked += 1
          return ends.get(argument) ?? null
        },
      }
    },
  }
  return { clock, ends, asked: () => asked, hangUps: new HangUpThreads(threads, 0x1234n, clock) }
}

describe('Hang-ups on threads of their own', () => {
  it('tell the code once the thread has ended', async () => {
    const { clock, ends, hangUps } = stage()
    const codes: number[] = []
    hangUps.start(1n, (code) => codes.push(code))
    await clock.advance(100)
    expect(codes).toEqual([])
    ends.set(1n, 753)
    await clock.advance(100)
    expect(codes).toEqual([753])
    expect(hangUps.running).toBe(0)
  })

  it('see a quick end within a few ms', async () => {
    const { clock, ends, hangUps } = stage()
    let returnedAt = -1
    const start = clock.now()
    clock.after(31, () => ends.set(1n, 0))
    hangUps.start(1n, () => {
      returnedAt = clock.now() - start
    })
    await clock.advance(100)
    expect(returnedAt).toBeGreaterThanOrEqual(31)
    expect(returnedAt).toBeLessThanOrEqual(34)
  })

  it('ask less often the longer a call blocks, and often again for the next', async () => {
    const { clock, ends, asked, hangUps } = stage()
    hangUps.start(1n, () => {})
    await clock.advance(5000)
    const before = asked()
    await clock.advance(1000)
    expect(asked() - before).toBe(40)
    let returnedAt = -1
    const start = clock.now()
    clock.after(9, () => ends.set(2n, 0))
    hangUps.start(2n, () => {
      returnedAt = clock.now() - start
    })
    await clock.advance(30)
    expect(returnedAt).toBeLessThanOrEqual(12)
  })

  it('set no timer when none is under way', async () => {
    const { clock, ends, hangUps } = stage()
    ends.set(1n, 0)
    hangUps.start(1n, () => {})
    await clock.advance(10)
    expect(clock.timers()).toBe(0)
  })

  it('take no more calls than there are threads', () => {
    const { hangUps } = stage()
    for (let handle = 1; handle <= MOST_HANG_UPS; handle++) {
      expect(hangUps.start(BigInt(handle), () => {})).toBe(true)
    }
    expect(hangUps.start(99n, () => {})).toBe(false)
  })

  it('say so when the system gives no thread', () => {
    const { hangUps } = stage(0)
    expect(hangUps.start(1n, () => {})).toBe(false)
    expect(hangUps.running).toBe(0)
  })

  it('tell nobody any more once they were abandoned', async () => {
    const { clock, ends, hangUps } = stage()
    const codes: number[] = []
    hangUps.start(1n, (code) => codes.push(code))
    await clock.advance(50)
    hangUps.abandon()
    ends.set(1n, 0)
    await clock.advance(1000)
    expect(codes).toEqual([])
    expect(clock.timers()).toBe(0)
  })
})
