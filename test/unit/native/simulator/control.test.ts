import { expect, test } from 'vitest'
import type { CallRecord } from '../../../../native/simulator/simulator.ts'
import { answered, play } from './play.ts'

test("another program's hang-up drains like ours", async () => {
  const { ras, row, status, clock } = await play('connection id=a drain=1s')
  const { handle } = await row()
  expect(ras.hangUpByAnother('a')).toBe(true)
  expect(ras.truth()[0]).toMatchObject({ phase: 'draining', drainsFrom: 5000 })
  await clock.advance(1000)
  expect(await status(handle)).toBe(6)
  expect(ras.hangUpByAnother('a')).toBe(false)
})

test('another program can hang up one link', async () => {
  const { ras, row, witness, clock } = await play('connection id=a\nlink of=a drain=1s\nlink of=a')
  const { handle } = await row()
  ras.hangUpByAnother('a', 1)
  await clock.advance(1000)
  expect([await witness(handle, 1), await witness(handle, 2)]).toEqual([618, 0])
})

test('a lost line is gone at once', async () => {
  const { ras, row, status } = await play('connection id=a drain=never')
  const { handle } = await row()
  expect(ras.drop('a')).toBe(true)
  expect(await status(handle)).toBe(6)
  expect(ras.drop('a')).toBe(false)
})

test('a lost last link takes the connection with it', async () => {
  const { ras, names } = await play('connection id=a\nlink of=a\nlink of=a connected=no')
  expect(ras.drop('a', 2)).toBe(false)
  expect(ras.drop('a', 1)).toBe(true)
  expect(await names()).toEqual([])
})

test('dialling brings an entry up under a new identity, with a handle of the test’s choice', async () => {
  const { ras, row } = await play('connection id=a\nconnection id=b appears=never')
  const first = await row('a')
  expect(ras.dial('a')).toBe(false)
  ras.drop('a')
  expect(ras.dial('b', { handle: first.handle })).toBe(true)
  expect((await row('b')).handle).toBe(first.handle)
  expect(ras.dial('a')).toBe(true)
  expect((await row('a')).correlationId).not.toBe(first.correlationId)
})

test('dialling an entry that was to come up later brings it up now, once', async () => {
  const { ras, names, clock } = await play('connection id=a appears=5s')
  expect(ras.dial('a')).toBe(true)
  expect(await names()).toEqual(['a'])
  await clock.advance(10_000)
  expect(await names()).toEqual(['a'])
})

test('dialling a link brings that link up', async () => {
  const { ras, row, witness } = await play('connection id=a\nlink of=a\nlink of=a connected=no')
  const { handle } = await row()
  expect(ras.dial('a', { link: 2 })).toBe(true)
  expect(await witness(handle, 2)).toBe(0)
  expect(ras.dial('a', { link: 2 })).toBe(false)
})

test('acting on what is not there does nothing', async () => {
  const { ras } = await play('connection id=a')
  expect([ras.dial('z'), ras.drop('z'), ras.hangUpByAnother('z'), ras.drop('a', 7)]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('the service changes when the test says so', async () => {
  const { ras } = await play('')
  ras.setService('stopping')
  expect(await ras.serviceState()).toEqual({ kind: 'value', value: 'stopping' })
})

test('every call is seen when it is made and when it returns', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a hangup-blocks=1s')
  const { handle } = await row()
  const seen: CallRecord[] = []
  const stop = ras.onCall((record) => seen.push(record))
  void hangUp(handle)
  await clock.advance(500)
  await ras.subEntryHandle(handle, 1)
  await clock.advance(500)
  stop()
  await ras.connectStatus(handle)
  expect(seen.map(({ phase, call, at, name, subEntry }) => [phase, call, at, name, subEntry])).toEqual([
    ['enter', 2, 5000, 'RasHangUpW', null],
    ['enter', 3, 5500, 'RasGetSubEntryHandleW', 1],
    ['return', 3, 5500, 'RasGetSubEntryHandleW', 1],
    ['return', 2, 6000, 'RasHangUpW', null],
  ])
  expect(seen.every((record) => record.handle === handle)).toBe(true)
  expect(seen.at(-1)!.answer).toEqual({ kind: 'value', value: null })
})

test('the same calls give the same answers', async () => {
  const run = async () => {
    const { ras, row, clock } = await play('connection id=a drain=1s returns=1s\nlink of=a\nlink of=a rate-in=64000')
    const { handle } = await row()
    await ras.hangUp(answered(await ras.subEntryHandle(handle, 1)))
    await clock.advance(700)
    await ras.hangUp(handle)
    await clock.advance(5000)
    return [ras.truth(), await ras.enumConnections(), await ras.connectStatus(handle)]
  }
  expect(await run()).toEqual(await run())
})
