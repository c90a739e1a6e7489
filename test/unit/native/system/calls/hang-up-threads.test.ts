import { describe, expect, it } from 'vitest'
import { type HangUpEnd, HangUpThreads } from '../../../../../native/system/calls/hang-up-threads.ts'
import { MOST_THREADS } from '../../../../../native/system/calls/limits.ts'
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
    const codes: HangUpEnd[] = []
    void hangUps.run(1n).then((code) => codes.push(code))
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
    void hangUps.run(1n).then(() => {
      returnedAt = clock.now() - start
    })
    await clock.advance(100)
    expect(returnedAt).toBeGreaterThanOrEqual(31)
    expect(returnedAt).toBeLessThanOrEqual(34)
  })

  it('ask less often the longer a call blocks, and often again for the next', async () => {
    const { clock, ends, asked, hangUps } = stage()
    void hangUps.run(1n)
    await clock.advance(5000)
    const before = asked()
    await clock.advance(1000)
    expect(asked() - before).toBe(40)
    let returnedAt = -1
    const start = clock.now()
    clock.after(9, () => ends.set(2n, 0))
    void hangUps.run(2n).then(() => {
      returnedAt = clock.now() - start
    })
    await clock.advance(30)
    expect(returnedAt).toBeLessThanOrEqual(12)
  })

  it('set no timer when none is under way', async () => {
    const { clock, ends, hangUps } = stage()
    ends.set(1n, 0)
    void hangUps.run(1n)
    await clock.advance(10)
    expect(clock.timers()).toBe(0)
  })

  it('take no more calls than there are threads', async () => {
    const { hangUps } = stage()
    for (let handle = 1; handle <= MOST_THREADS['hang-up']; handle++) void hangUps.run(BigInt(handle))
    expect(hangUps.full).toBe(true)
    expect(await hangUps.run(99n)).toBe('no-thread')
  })

  it('say so when the system gives no thread', async () => {
    const { hangUps } = stage(0)
    expect(await hangUps.run(1n)).toBe('no-thread')
    expect(hangUps.running).toBe(0)
  })

  it('count those that do not return, and after a minute as lost', async () => {
    const { clock, ends, hangUps } = stage()
    void hangUps.run(1n)
    void hangUps.run(2n)
    await clock.advance(150)
    expect(hangUps.threads(clock.now())).toMatchObject([{ calls: 'hang-up', blocked: 2, lost: 0 }])
    ends.set(2n, 0)
    await clock.advance(60_000)
    expect(hangUps.threads(clock.now())).toMatchObject([{ calls: 'hang-up', blocked: 1, lost: 1 }])
  })

  it('tell who waits that they were abandoned, and no code any more', async () => {
    const { clock, ends, hangUps } = stage()
    const codes: HangUpEnd[] = []
    void hangUps.run(1n).then((code) => codes.push(code))
    await clock.advance(50)
    hangUps.abandon()
    ends.set(1n, 0)
    await clock.advance(1000)
    expect(codes).toEqual(['abandoned'])
    expect(clock.timers()).toBe(0)
  })
})
