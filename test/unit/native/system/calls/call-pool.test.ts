import { describe, expect, it } from 'vitest'
import type { RasAnswer } from '../../../../../native/port.ts'
import { CallPool, type WorkerCalls } from '../../../../../native/system/calls/call-pool.ts'
import type { PoolWorker, WorkerEvents } from '../../../../../native/system/calls/call-worker.ts'
import { HandleUses } from '../../../../../native/system/calls/handle-uses.ts'
import { MOST_THREADS } from '../../../../../native/system/calls/limits.ts'
import type { NativeCall } from '../../../../../native/system/calls/native-call.ts'
import { type PooledCall, pooledCall } from '../../../../../native/system/calls/pooled-call.ts'
import { memoryOf } from '../../../../../native/system/memory/memory.ts'
import { createVirtualClock } from '../../../../fixtures/virtual-clock.ts'

const START = 70

/** A pool on workers that answer at once, except about the subjects in `blocked`. */
function stage(calls: WorkerCalls = 'status', starts: 'well' | 'never' | 'fails' | 'throws' = 'well') {
  const clock = createVirtualClock()
  const uses = new HandleUses()
  const blocked = new Set<unknown>()
  const entered: unknown[] = []
  const release: (() => void)[] = []
  let started = 0
  const memory = memoryOf(new ArrayBuffer(8))

  function startWorker(events: WorkerEvents): PoolWorker {
    started += 1
    if (starts === 'throws') throw new Error('no memory')
    const batch: PooledCall[] = []
    let begun = 0
    const worker: PoolWorker = {
      state: 'starting',
      blocked: false,
      since: clock.now(),
      batchSince: clock.now(),
      get calls() {
        return batch
      },
      get loaded() {
        return this.state === 'idle' && batch.length > 0
      },
      fits: () => true,
      add: (call) => batch.push(call) > 0,
      isPromising(now) {
        if (this.state === 'idle') return true
        return now - this.since < (this.state === 'starting' ? 10_000 : 30)
      },
      run() {
        this.state = 'running'
        this.since = clock.now()
        step()
      },
      deliver: () => {},
      takeBack: () => batch.splice(begun),
      release() {
        this.state = 'ended'
        if (batch.length === 0) events.gone(this)
      },
    }
    function step(): void {
      const [call] = batch
      if (call === undefined) {
        worker.state = 'idle'
        worker.blocked = false
        worker.since = clock.now()
        events.idle()
        return
      }
      begun = 1
      entered.push(call.call.subject)
      const end = (): void => {
        batch.shift()
        begun = 0
        events.settled(worker, call)
        call.settle({ code: 0, pointer: 0n, memory, at: 0 })
        step()
      }
      if (blocked.has(call.call.subject)) release.push(end)
      else clock.after(0, end)
    }
    if (starts === 'well') {
      clock.after(START, () => {
        worker.state = 'idle'
        worker.since = clock.now()
        events.ready({ kind: 'ready', base: 0n, present: [], hangUp: 0n })
      })
    } else if (starts === 'fails') {
      clock.after(START, () => {
        worker.state = 'ended'
        events.failed(worker, 'it does not load')
      })
    }
    return worker
  }

  const pool = new CallPool({ calls, startWorker, clock, gone: () => {} })
  const answers = new Map<unknown, RasAnswer<unknown>>()
  const ask = (subject: bigint | string, name: NativeCall<null>['name'] = 'RasGetConnectStatusW'): void => {
    const call: NativeCall<null> = {
      name,
      subject,
      bytes: 8,
      fill: () => [],
      read: () => ({ kind: 'value', value: null }),
    }
    const use = typeof subject === 'bigint' ? uses.enter(subject) : null
    const again = (call: PooledCall): void => pool.add(call)
    pool.add(pooledCall(call, use, (answer) => answers.set(subject, answer), again))
  }
  const wait = async (ms: number): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    await clock.advance(ms)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const kinds = (...subjects: unknown[]) => subjects.map((subject) => answers.get(subject)?.kind)
  return { pool, uses, clock, blocked, entered, release, ask, wait, answers, kinds, started: () => started }
}

const handles = (count: number, from = 1n): readonly bigint[] =>
  Array.from({ length: count }, (_, i) => from + BigInt(i))

describe('The workers of one class of calls', () => {
  it('are one while all goes well', async () => {
    const { ask, wait, kinds, started } = stage()
    for (const handle of handles(200)) ask(handle)
    await wait(200)
    expect(new Set(kinds(...handles(200)))).toEqual(new Set(['value']))
    expect(started()).toBe(1)
  })

  it.each([1, 4, 16, 64])('answer a healthy call that stands behind %i that block', async (count) => {
    const { ask, wait, kinds, blocked } = stage()
    for (const handle of handles(count)) {
      blocked.add(handle)
      ask(handle)
    }
    ask(0x9000n)
    await wait(2000)
    expect(kinds(0x9000n)).toEqual(['value'])
    expect(new Set(kinds(...handles(count)))).toEqual(new Set([undefined]))
  })

  it.each([1, 4, 16, 64])('answer a healthy call at once while %i block', async (count) => {
    const { ask, wait, kinds, blocked } = stage()
    for (const handle of handles(count)) {
      blocked.add(handle)
      ask(handle)
    }
    await wait(5000)
    ask(0x9000n)
    await wait(1)
    expect(kinds(0x9000n)).toEqual(['value'])
  })

  it('let those wait that have blocked before, not the others', async () => {
    const { ask, wait, kinds, blocked, release, entered } = stage()
    for (const handle of handles(5)) {
      blocked.add(handle)
      ask(handle)
    }
    await wait(3000)
    for (const end of release.splice(0)) end()
    await wait(100)
    const before = entered.length
    for (const handle of handles(5)) ask(handle)
    ask(0x9000n)
    await wait(1)
    expect(kinds(0x9000n)).toEqual(['value'])
    expect(entered[before]).toBe(0x9000n)
  })

  it('trust a subject again once it has answered in time', async () => {
    const { ask, wait, kinds, blocked, release } = stage()
    blocked.add(1n)
    ask(1n)
    await wait(500)
    blocked.clear()
    for (const end of release.splice(0)) end()
    await wait(50)
    ask(1n)
    await wait(50)
    expect(kinds(1n)).toEqual(['value'])
  })

  it('say busy to a second call of a kind that blocks on its handle', async () => {
    const { ask, wait, answers, blocked } = stage()
    blocked.add(1n)
    ask(1n)
    await wait(500)
    ask(1n)
    await wait(10)
    expect(answers.get(1n)).toEqual({ kind: 'busy', calls: 'status', threads: MOST_THREADS.status })
  })

  it('say busy, and of which class, when every thread is held', async () => {
    const { ask, wait, answers, blocked, started } = stage('details')
    const most = MOST_THREADS.details
    for (const handle of handles(most)) {
      blocked.add(handle)
      ask(handle, 'RasGetConnectionStatistics')
    }
    await wait(10_000)
    ask(0x9000n, 'RasGetConnectionStatistics')
    await wait(100)
    expect(answers.get(0x9000n)).toEqual({ kind: 'busy', calls: 'details', threads: most })
    expect(started()).toBe(most)
  })

  it('keep one thread for calls that have not blocked before', async () => {
    const { ask, wait, kinds, blocked, release, started } = stage('details')
    const most = MOST_THREADS.details
    for (const handle of handles(most)) {
      blocked.add(handle)
      ask(handle, 'RasGetConnectionStatistics')
    }
    await wait(10_000)
    for (const end of release.splice(0)) end()
    await wait(100)
    for (const handle of handles(most)) ask(handle, 'RasGetConnectionStatistics')
    await wait(500)
    ask(0x9000n, 'RasGetConnectionStatistics')
    await wait(1)
    expect(kinds(0x9000n)).toEqual(['value'])
    expect(started()).toBe(most)
  })

  it('are counted where they do not return, and after a minute as lost', async () => {
    const { pool, ask, wait, blocked, release } = stage()
    for (const handle of handles(3)) {
      blocked.add(handle)
      ask(handle)
    }
    await wait(2000)
    expect(pool.threads()).toMatchObject({ calls: 'status', blocked: 3, lost: 0 })
    await wait(60_000)
    expect(pool.threads()).toMatchObject({ blocked: 3, lost: 3 })
    for (const end of release.splice(0)) end()
    expect(pool.threads()).toMatchObject({ blocked: 0, lost: 0 })
  })

  it('end when they have had nothing to do for a while', async () => {
    const { pool, clock, ask, wait, blocked, release, started } = stage()
    blocked.add(1n)
    ask(1n)
    await wait(500)
    for (const end of release.splice(0)) end()
    await wait(130_000)
    expect(started()).toBe(2)
    expect(clock.timers()).toBe(0)
    ask(2n)
    await wait(500)
    expect(started()).toBe(3)
    expect([pool.underWay, pool.alive]).toEqual([0, 1])
  })

  it('set no timer while nothing but a blocked call is under way', async () => {
    const { clock, ask, wait, blocked } = stage()
    blocked.add(1n)
    ask(1n)
    await wait(100_000)
    expect(clock.timers()).toBe(0)
  })
})

describe('Workers that cannot start', () => {
  it.each(['fails', 'throws'] as const)('are an answer, not a loop: %s', async (how) => {
    const { ask, wait, answers, started } = stage('status', how)
    ask(1n)
    await wait(5000)
    expect(answers.get(1n)).toEqual({ kind: 'unavailable', reason: expect.stringMatching(/does not load|no memory/) })
    expect(started()).toBe(1)
  })

  it('are tried again with a later call, not with every one', async () => {
    const { ask, wait, answers, started } = stage('status', 'throws')
    for (const handle of handles(50)) {
      ask(handle)
      await wait(1)
    }
    expect(answers.size).toBe(50)
    expect(started()).toBe(1)
    await wait(2000)
    ask(0x9000n)
    await wait(10)
    expect(started()).toBe(2)
  })

  it('are given up on where they do not even fail', async () => {
    const { ask, wait, answers, started } = stage('status', 'never')
    ask(1n)
    await wait(60_000)
    expect(answers.get(1n)).toEqual({ kind: 'unavailable', reason: 'A thread for RAS calls does not start.' })
    expect(started()).toBe(2)
  })
})

describe('Calls on a handle that is hung up', () => {
  it('are not made if they have not begun', async () => {
    const { pool, uses, ask, wait, answers, entered, blocked } = stage('details')
    blocked.add('first')
    ask('first', 'RasGetErrorStringW')
    ask(1n, 'RasGetConnectionStatistics')
    await wait(START + 1)
    uses.beginHangUp(1n)
    pool.recall(1n)
    await wait(1000)
    expect(entered).toEqual(['first'])
    expect(answers.get(1n)).toMatchObject({ kind: 'unavailable' })
  })

  it('are made if they ask for the status', async () => {
    const { uses, ask, wait, kinds } = stage('status')
    uses.beginHangUp(1n)
    ask(1n)
    await wait(200)
    expect(kinds(1n)).toEqual(['value'])
  })
})
