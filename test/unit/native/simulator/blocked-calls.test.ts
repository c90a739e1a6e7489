import { expect, test } from 'vitest'
import type { RasAnswer } from '../../../../native/port.ts'
import { codeOf, play } from './play.ts'

/** What a call has come to so far. */
function watched(call: Promise<RasAnswer<unknown>>): () => number | 'blocked' {
  let state: number | 'blocked' = 'blocked'
  void call.then((answer) => {
    state = codeOf(answer)
  })
  return () => state
}

test('a blocked RasHangUp returns when its time is over', async () => {
  const { ras, row, clock } = await play('connection id=a hangup-blocks=4s')
  const call = watched(ras.hangUp((await row()).handle))
  await clock.advance(3999)
  expect(call()).toBe('blocked')
  await clock.advance(1)
  expect(call()).toBe(0)
})

test('the drain begins at the call, not at its return', async () => {
  const { ras, row, status, clock } = await play('connection id=a hangup-blocks=4s drain=1s')
  const { handle } = await row()
  const call = watched(ras.hangUp(handle))
  await clock.advance(1000)
  expect(call()).toBe('blocked')
  expect(await status(handle)).toBe(6)
})

test('a call that never returns hinders no other', async () => {
  const { ras, row, hangUp, names, clock } = await play('connection id=a hangup-blocks=never\nconnection id=b')
  const call = watched(ras.hangUp((await row('a')).handle))
  expect(await hangUp((await row('b')).handle)).toBe(0)
  await clock.advance(3_600_000)
  expect(call()).toBe('blocked')
  expect(ras.callsUnderWay()).toBe(1)
  expect(await names()).toEqual([])
})

test('a blocked RasGetConnectStatus answers what is true when it returns', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a status-blocks=2s drain=1s')
  const { handle } = await row()
  await hangUp(handle)
  const call = watched(ras.connectStatus(handle))
  await clock.advance(2000)
  expect(call()).toBe(6)
})

test('a hang-up of what has ended does not block', async () => {
  const { ras, row, hangUp } = await play('connection id=a hangup-blocks=4s')
  const { handle } = await row()
  ras.drop('a')
  expect(await hangUp(handle)).toBe(6)
})

test('a link can block while the bundle does not', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a\nlink of=a\nlink of=a hangup-blocks=3s')
  const { handle } = await row()
  const link = await ras.subEntryHandle(handle, 2)
  if (link.kind !== 'value') throw new Error('no link')
  const call = watched(ras.hangUp(link.value))
  expect(await hangUp(handle)).toBe(0)
  expect(call()).toBe('blocked')
  await clock.advance(3000)
  expect(call()).toBe(0)
})

test('when all threads of a class are taken its next call is busy, until one returns', async () => {
  const { ras, row, clock } = await play('connection id=a hangup-blocks=1s\nconnection id=b drain=0', { threads: 1 })
  const { handle } = await row('b')
  void ras.hangUp((await row('a')).handle)
  expect(await ras.hangUp(handle)).toEqual({ kind: 'busy', calls: 'hang-up', threads: 1 })
  expect(ras.threads().find(({ calls }) => calls === 'hang-up')).toMatchObject({ blocked: 1, lost: 0 })
  await clock.advance(1000)
  expect(codeOf(await ras.hangUp(handle))).toBe(0)
})

test('calls of one class that block take no thread of another', async () => {
  const { ras, row } = await play('connection id=a hangup-blocks=1s', { threads: 1 })
  const { handle } = await row()
  void ras.hangUp(handle)
  expect((await ras.connectStatus(handle)).kind).toBe('value')
  expect((await ras.enumConnections()).kind).toBe('value')
})

test('closing waits for a call under way and says that all returned', async () => {
  const { ras, row, clock } = await play('connection id=a hangup-blocks=1s')
  const call = watched(ras.hangUp((await row()).handle))
  let closed: boolean | null = null
  void ras.close(2000).then((all) => {
    closed = all
  })
  await clock.advance(999)
  expect(closed).toBeNull()
  await clock.advance(1)
  expect([closed, call()]).toEqual([true, 0])
})

test('closing lets go of a call that does not return in time, and nothing returns afterwards', async () => {
  const { ras, row, clock } = await play('connection id=a hangup-blocks=5s')
  const call = watched(ras.hangUp((await row()).handle))
  let closed: boolean | null = null
  void ras.close(1000).then((all) => {
    closed = all
  })
  await clock.advance(1000)
  expect(closed).toBe(false)
  await clock.advance(60_000)
  expect(call()).toBe('blocked')
})
