import { expect, test } from 'vitest'
import { answered, codeOf, play } from './play.ts'

test('the counters follow the rates', async () => {
  const { ras, row, clock } = await play('connection id=a up=2min bps=56000 rate-in=33600 rate-out=4800 received=1000')
  const { handle } = await row()
  await clock.advance(10_000)
  expect(answered(await ras.connectionStatistics(handle))).toMatchObject({
    bytesReceived: 1000 + 42_000,
    bytesSent: 6000,
    bitsPerSecond: 56_000,
    connectedMs: 130_000,
  })
})

test('the counters wrap at 32 bits', async () => {
  const { ras, row, clock } = await play('connection id=a rate-in=8000 received=4294967295')
  const { handle } = await row()
  await clock.advance(2000)
  expect(answered(await ras.connectionStatistics(handle)).bytesReceived).toBe(1999)
})

test('the duration wraps after 49.7 days', async () => {
  const { ras, row, clock } = await play('connection id=a up=1193h')
  const { handle } = await row()
  await clock.advance(300_000)
  expect(answered(await ras.connectionStatistics(handle)).connectedMs).toBe(1193 * 3_600_000 + 300_000 - 2 ** 32)
})

test('a bundle has the sum of its links, of which ended ones keep their bytes and lose their speed', async () => {
  const { ras, row, hangUp, clock } = await play(`
    connection id=a
    link of=a bps=64000 rate-in=8000 drain=1s
    link of=a bps=64000 rate-in=16000
  `)
  const { handle } = await row()
  await hangUp(answered(await ras.subEntryHandle(handle, 1)))
  await clock.advance(3000)
  expect(answered(await ras.connectionStatistics(handle))).toMatchObject({ bytesReceived: 7000, bitsPerSecond: 64_000 })
})

test('a link has its own numbers, by index and by handle', async () => {
  const { ras, row, clock } = await play('connection id=a up=1min\nlink of=a\nlink of=a bps=64000 rate-in=8000')
  const { handle } = await row()
  await clock.advance(1000)
  const byIndex = answered(await ras.linkStatistics(handle, 2))
  const link = answered(await ras.subEntryHandle(handle, 2))
  expect(byIndex).toMatchObject({ bytesReceived: 1000, bitsPerSecond: 64_000, connectedMs: 61_000 })
  expect(answered(await ras.connectionStatistics(link))).toEqual(byIndex)
})

test('a link that is not connected has none, nor has an index that is none', async () => {
  const { ras, row } = await play('connection id=a\nlink of=a\nlink of=a connected=no')
  const { handle } = await row()
  expect(codeOf(await ras.linkStatistics(handle, 2))).toBe(618)
  expect(codeOf(await ras.linkStatistics(handle, 3))).toBe(0x80070057)
  expect(codeOf(await ras.linkStatistics(handle, 0))).toBe(0x80070057)
})

test('a connection that returned counts from nothing', async () => {
  const { ras, row, clock } = await play('connection id=a up=1h received=5000 rate-in=8000 ends=1s returns=1s')
  await clock.advance(3000)
  const { handle } = await row()
  expect(answered(await ras.connectionStatistics(handle))).toMatchObject({ bytesReceived: 1000, connectedMs: 1000 })
})

test('after the end there are no statistics', async () => {
  const { ras, row } = await play('connection id=a')
  const { handle } = await row()
  ras.drop('a')
  expect(codeOf(await ras.connectionStatistics(handle))).toBe(6)
  expect(codeOf(await ras.linkStatistics(handle, 1))).toBe(6)
})
