import { describe, expect, it } from 'vitest'
import { threadsAlive } from '../../native/process/own-threads.ts'
import { MOST_THREADS } from '../../native/system/calls/limits.ts'
import { createSystemRas } from '../../native/system/system-ras.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { doubleMissing } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import { blocked, cleanUps, EMPTY, numbered, play, until, watch } from './blocking-stage.ts'

/** Calls that block, on real threads. Nothing here measures: each case asks what was answered while something hung. */

const missing = doubleMissing()
/** What the double lets a call return with whose scenario has been replaced. */
const WORLD_ENDED = 711

describe.skipIf(missing !== null)('A call that hangs', () => {
  it('lets everything that was asked after it in the same turn be answered', async () => {
    const { ras, handle } = await play([
      'connection id=stuck status-blocks=never',
      ...numbered(20, (i) => `connection id=c${i}`),
    ])
    const stuck = watch(ras.connectStatus(handle('stuck')))
    const others = await Promise.all(numbered(20, (i) => `c${i}`).map((name) => ras.connectStatus(handle(name))))
    expect(others.map((answer) => answer.kind)).toEqual(others.map(() => 'value'))
    expect((await ras.enumConnections()).kind).toBe('value')
    expect(stuck.answer).toBeNull()
  })

  it('is answered once it returns', async () => {
    const { ras, handle, release } = await play(['connection id=stuck status-blocks=never', 'connection id=free'])
    const answer = ras.connectStatus(handle('stuck'))
    expect((await ras.connectStatus(handle('free'))).kind).toBe('value')
    await release()
    expect(await answer).toEqual({ kind: 'code', code: WORLD_ENDED })
  })

  it('makes a second call of its kind on its handle say busy, and no other', async () => {
    const { ras, handle } = await play(['connection id=stuck status-blocks=never', 'connection id=free'])
    void ras.connectStatus(handle('stuck'))
    expect((await ras.connectStatus(handle('stuck'))).kind).toBe('busy')
    expect((await ras.connectStatus(handle('free'))).kind).toBe('value')
  })

  it('delays neither list, witness nor hang-up, however many states block', async () => {
    const { ras, handle } = await play([
      ...numbered(8, (i) => `connection id=s${i} status-blocks=never`),
      'connection id=free drain=0',
    ])
    for (let i = 0; i < 8; i++) void ras.connectStatus(handle(`s${i}`))
    expect((await ras.enumConnections()).kind).toBe('value')
    expect((await ras.subEntryHandle(handle('free'), 1)).kind).toBe('value')
    expect((await ras.connectStatus(handle('free'))).kind).toBe('value')
    expect(await ras.hangUp(handle('free'))).toEqual({ kind: 'value', value: null })
    expect(await ras.connectStatus(handle('free'))).toEqual({ kind: 'code', code: 6 })
  })

  it('makes details say busy once all their threads are held, and of nothing else', async () => {
    const most = MOST_THREADS.details
    const { ras, handle, release } = await play([
      ...numbered(most, (i) => `connection id=d${i}`),
      'connection id=free',
      `call name=RasGetConnectionStatistics blocks=never times=${most}`,
    ])
    for (let i = 0; i < most; i++) void ras.connectionStatistics(handle(`d${i}`))
    await until(() => blocked(ras, 'details') === most)
    expect(await ras.projection(handle('free'))).toEqual({ kind: 'busy', calls: 'details', threads: most })
    expect((await ras.connectStatus(handle('d0'))).kind).toBe('value')
    expect((await ras.enumConnections()).kind).toBe('value')
    await release()
    await until(() => blocked(ras, 'details') === 0)
    expect((await ras.errorString(619)).kind).toBe('value')
  })

  it('may be one of 72 hang-ups; the next says busy and is not made', async () => {
    const names = numbered(MOST_THREADS['hang-up'], (i) => `h${i}`)
    const { ras, handle, called, release } = await play(
      [...names, 'next'].map((name) => `connection id=${name} hangup-blocks=never`),
    )
    const made = names.map((name) => ras.hangUp(handle(name)))
    const seen = made.map(watch)
    await until(() => blocked(ras, 'hang-up') === MOST_THREADS['hang-up'])
    expect(await ras.hangUp(handle('next'))).toEqual({
      kind: 'busy',
      calls: 'hang-up',
      threads: MOST_THREADS['hang-up'],
    })
    expect(seen.every(({ answer }) => answer === null)).toBe(true)
    await release()
    expect(new Set((await Promise.all(made)).map(({ kind }) => kind))).not.toContain('busy')
    expect(called('RasHangUpW')).not.toContain(handle('next'))
  })

  it('lets go of the event loop: timers run while sixteen hang-ups and a status block', async () => {
    const names = numbered(16, (i) => `h${i}`)
    const { ras, handle } = await play([
      ...names.map((name) => `connection id=${name} hangup-blocks=never`),
      'connection id=stuck status-blocks=never',
    ])
    const blocked = [...names.map((name) => watch(ras.hangUp(handle(name)))), watch(ras.connectStatus(handle('stuck')))]
    let ticks = 0
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        ticks += 1
        if (ticks < 20) return
        clearInterval(timer)
        resolve()
      }, 5)
    })
    expect(blocked.every(({ answer }) => answer === null)).toBe(true)
  })
})

describe.skipIf(missing !== null)('Closing', () => {
  it('waits for calls that return in time, and makes none that had not begun', async () => {
    const { ras, handle } = await play(['connection id=slow hangup-blocks=80ms drain=0'])
    const answer = ras.hangUp(handle('slow'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    const closing = ras.close(5000)
    expect((await ras.enumConnections()).kind).toBe('unavailable')
    expect(await closing).toBe(true)
    expect(await answer).toEqual({ kind: 'value', value: null })
  })

  it('lets go of a call that does not return, says so, and answers who waited', async () => {
    const { ras, handle } = await play([
      'connection id=stuck hangup-blocks=never',
      'connection id=mute status-blocks=never',
    ])
    const answers = [ras.hangUp(handle('stuck')), ras.connectStatus(handle('mute'))]
    expect((await ras.enumConnections()).kind).toBe('value')
    expect(await ras.close(50)).toBe(false)
    for (const answer of await Promise.all(answers)) expect(answer.kind).toBe('unavailable')
  })

  it('leaves no thread behind, not even one that was just being started for what stood behind a late call', async () => {
    const before = threadsAlive()
    const { ras, handle } = await play([
      ...numbered(4, (i) => `connection id=c${i}`),
      'call name=RasGetLinkStatistics blocks=60ms',
    ])
    const answers = numbered(4, (i) => `c${i}`).map((name) => ras.linkStatistics(handle(name), 1))
    await Promise.all(answers)
    expect(await ras.close(5000)).toBe(true)
    expect(threadsAlive()).toBeLessThanOrEqual(before)
  })

  it('waits for a library that is being loaded', async () => {
    const before = threadsAlive()
    const double = await playHere({ scenario: EMPTY })
    cleanUps.push(async () => double.dispose())
    const ras = createSystemRas({ kind: 'file', path: double.library }, createSystemClock())
    const opening = ras.open()
    expect(await ras.close(5000)).toBe(true)
    expect((await opening).kind).toBe('unavailable')
    expect(threadsAlive()).toBeLessThanOrEqual(before)
  })

  it('may be asked for twice, and before anything was opened', async () => {
    const ras = createSystemRas({ kind: 'file', path: '/nowhere.so' }, createSystemClock())
    expect(await ras.close(10)).toBe(true)
    expect(await ras.close(10)).toBe(true)
    expect((await ras.open()).kind).toBe('unavailable')
  })
})
