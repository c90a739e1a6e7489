import { expect, test } from 'vitest'
import { answered, play } from './play.ts'

test('after an accepted hang-up the status is 0 until the drain is over, then 6', async () => {
  const { row, hangUp, status, clock } = await play('connection id=a drain=800ms')
  const { handle } = await row()
  expect(await hangUp(handle)).toBe(0)
  await clock.advance(799)
  expect(await status(handle)).toBe(0)
  await clock.advance(1)
  expect(await status(handle)).toBe(6)
})

test('the truth gives the end at its own moment, however late it is asked', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a drain=800ms')
  await hangUp((await row()).handle)
  await clock.advance(60_000)
  expect(ras.truth()).toMatchObject([{ id: 'a', phase: 'gone', how: 'hung-up', drainsFrom: 5000, endedAt: 5800 }])
})

test('a connection is listed while it drains and not after', async () => {
  const { row, names, hangUp, clock } = await play('connection id=a drain=1s')
  await hangUp((await row()).handle)
  await clock.advance(999)
  expect(await names()).toEqual(['a'])
  await clock.advance(1)
  expect(await names()).toEqual([])
})

test('listed=no takes it from the list at the hang-up', async () => {
  const { row, names, hangUp, status } = await play('connection id=a drain=1s listed=no')
  const { handle } = await row()
  await hangUp(handle)
  expect(await names()).toEqual([])
  expect(await status(handle)).toBe(0)
})

test('listed-late keeps it in the list after the true end', async () => {
  const { row, names, hangUp, status, clock } = await play('connection id=a drain=1s listed-late=2s')
  const { handle } = await row()
  await hangUp(handle)
  await clock.advance(2999)
  expect(await status(handle)).toBe(6)
  expect(await names()).toEqual(['a'])
  await clock.advance(1)
  expect(await names()).toEqual([])
})

test('a drain of never does not end', async () => {
  const { row, hangUp, status, clock } = await play('connection id=a drain=never')
  const { handle } = await row()
  await hangUp(handle)
  await clock.advance(86_400_000)
  expect(await status(handle)).toBe(0)
})

test('a drain of nothing is over at once', async () => {
  const { row, hangUp, status } = await play('connection id=a drain=0')
  const { handle } = await row()
  await hangUp(handle)
  expect(await status(handle)).toBe(6)
})

test('the state changes while it drains as the scenario says', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a drain=2s drain-states=3@500ms,0x2001@1s')
  const { handle } = await row()
  await hangUp(handle)
  const states: number[] = []
  for (let i = 0; i < 3; i += 1) {
    states.push(answered(await ras.connectStatus(handle)).state)
    await clock.advance(500)
  }
  expect(states).toEqual([0x2000, 3, 0x2001])
})

test('only 0 and 617 begin a drain', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a hangup-codes=616,753,617 drain=1s')
  const { handle } = await row()
  expect([await hangUp(handle), await hangUp(handle)]).toEqual([616, 753])
  await clock.advance(10_000)
  expect(ras.truth()[0]!.phase).toBe('connected')
  expect(await hangUp(handle)).toBe(617)
  expect(ras.truth()[0]!.phase).toBe('draining')
})

test('the last code repeats', async () => {
  const { row, hangUp } = await play('connection id=a hangup-codes=5')
  const { handle } = await row()
  expect([await hangUp(handle), await hangUp(handle), await hangUp(handle)]).toEqual([5, 5, 5])
})

test('a connection with two references drains from the second accepted hang-up', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a refs=2 drain=1s')
  const { handle } = await row()
  expect(await hangUp(handle)).toBe(0)
  await clock.advance(10_000)
  expect(ras.truth()[0]).toMatchObject({ phase: 'connected', accepted: 1 })
  expect(await hangUp(handle)).toBe(0)
  expect(ras.truth()[0]).toMatchObject({ phase: 'draining', accepted: 2 })
})

test('a hang-up on a handle that has ended, or never was, says 6', async () => {
  const { row, hangUp, clock } = await play('connection id=a drain=1s')
  const { handle } = await row()
  await hangUp(handle)
  await clock.advance(1000)
  expect(await hangUp(handle)).toBe(6)
})

test('after=0@0,6@2s answers as before for two seconds', async () => {
  const { ras, row, hangUp, status, clock } = await play(
    'connection id=a drain=1s after=0@0,6@2s drain-states=0x2001@500ms',
  )
  const { handle } = await row()
  await hangUp(handle)
  await clock.advance(2999)
  expect(answered(await ras.connectStatus(handle)).state).toBe(0x2001)
  await clock.advance(1)
  expect(await status(handle)).toBe(6)
})

test('the state stays what it was at the end', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a drain=1s after=0 drain-states=3@500ms,0x2001@2s')
  const { handle } = await row()
  await hangUp(handle)
  await clock.advance(60_000)
  expect(answered(await ras.connectStatus(handle)).state).toBe(3)
})

test('status-codes are used call by call while it is up', async () => {
  const { row, hangUp, status, clock } = await play('connection id=a status-codes=0,711,0 drain=1s')
  const { handle } = await row()
  expect([await status(handle), await status(handle), await status(handle)]).toEqual([0, 711, 0])
  await hangUp(handle)
  await clock.advance(1000)
  expect(await status(handle)).toBe(6)
})

test('a connection that drops by itself is 6 at once, whatever its hang-up would say', async () => {
  const { ras, row, names, status, clock } = await play('connection id=a ends=5s after=0 listed-late=9s')
  const { handle } = await row()
  await clock.advance(5000)
  expect(await status(handle)).toBe(6)
  expect(await names()).toEqual([])
  expect(ras.truth()[0]).toMatchObject({ phase: 'gone', how: 'dropped', endedAt: 10_000 })
})

test('a connection that drops while it drains ends then', async () => {
  const { ras, row, hangUp, clock } = await play('connection id=a ends=1s drain=never')
  await hangUp((await row()).handle)
  await clock.advance(1000)
  expect(ras.truth()[0]).toMatchObject({ how: 'dropped', endedAt: 6000 })
})
