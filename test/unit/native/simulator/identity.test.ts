import { expect, test } from 'vitest'
import { NO_GUID } from '../../../../native/port.ts'
import { play } from './play.ts'

test('every connection has a correlation id of its own, the same in every run', async () => {
  const lines = 'connection id=a name=Twin\nconnection id=b name=Twin'
  const ids = async (): Promise<readonly string[]> => {
    const answer = await (await play(lines)).ras.enumConnections()
    return answer.kind === 'value' ? answer.value.map((row) => row.correlationId) : []
  }
  const first = await ids()
  expect(new Set(first).size).toBe(2)
  expect(first[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  expect(await ids()).toEqual(first)
})

test('guid=none gives zeros and keeps the id of the entry', async () => {
  const row = await (await play('connection id=a guid=none')).row()
  expect(row.correlationId).toBe(NO_GUID)
  expect(row.entryId).not.toBe(NO_GUID)
})

test('an entry that returns has a new handle and a new correlation id', async () => {
  const { row, names, hangUp, clock } = await play('connection id=a drain=1s returns=2s')
  const before = await row()
  await hangUp(before.handle)
  await clock.advance(2999)
  expect(await names()).toEqual([])
  await clock.advance(1)
  const after = await row()
  expect(after.entryId).toBe(before.entryId)
  expect(after.correlationId).not.toBe(before.correlationId)
  expect(after.handle).not.toBe(before.handle)
})

test('an entry returns as often as the scenario says', async () => {
  const { ras, names, clock } = await play('connection id=a returns=1s returns-times=2')
  for (let i = 0; i < 3; i += 1) {
    expect(await names()).toEqual(['a'])
    ras.drop('a')
    await clock.advance(1000)
  }
  await clock.advance(60_000)
  expect(await names()).toEqual([])
})

test('a recycled handle belongs to the heir once the first has ended', async () => {
  const { row, hangUp, status, clock } = await play(`
    connection id=a drain=1s recycled-by=b
    connection id=b appears=never
  `)
  const first = await row('a')
  await hangUp(first.handle)
  await clock.advance(1000)
  const heir = await row()
  expect(heir.entryName).toBe('b')
  expect(heir.handle).toBe(first.handle)
  expect(heir.correlationId).not.toBe(first.correlationId)
  expect(await status(first.handle)).toBe(0)
})

test('a connection that appears later is not there before', async () => {
  const { row, names, hangUp, status, clock } = await play('connection id=a appears=3s handle=0x77')
  await clock.advance(2999)
  expect(await names()).toEqual([])
  await clock.advance(1)
  const { handle } = await row()
  expect(handle).toBe(0x77n)
  expect([await status(handle), await hangUp(handle)]).toEqual([0, 0])
})

test('the owner and the book are told as they are', async () => {
  const row = await (await play('connection id=a owner=other all-users=yes')).row()
  expect(row).toMatchObject({ owner: 'other', allUsers: true })
})
