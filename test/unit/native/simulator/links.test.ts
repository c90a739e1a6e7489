import { expect, test } from 'vitest'
import type { RasHandle } from '../../../../native/port.ts'
import { answered, type Play, play } from './play.ts'

const BUNDLE = `
  connection id=a type=isdn drain=2s
  link of=a drain=500ms
  link of=a drain=1s
  link of=a connected=no
`

const linkHandle = async ({ ras }: Play, handle: RasHandle, index: number): Promise<RasHandle> =>
  answered(await ras.subEntryHandle(handle, index))

test('links are walked with 0, 618 for one that is not connected, and 259 at the end', async () => {
  const { row, witness } = await play(BUNDLE)
  const { handle } = await row()
  const walk = [1, 2, 3, 4].map((index) => witness(handle, index))
  expect(await Promise.all(walk)).toEqual([0, 0, 618, 259])
})

test('link 0 is a bad parameter', async () => {
  const { row, witness } = await play(BUNDLE)
  expect(await witness((await row()).handle, 0)).toBe(87)
})

test('an index left out is a sub-entry that is not connected', async () => {
  const { row, witness } = await play('connection id=a\nlink of=a index=1\nlink of=a index=3')
  const { handle } = await row()
  expect([await witness(handle, 2), await witness(handle, 4)]).toEqual([618, 259])
})

test('a connection that is no bundle gives its own handle for link 1', async () => {
  const played = await play('connection id=a')
  const { handle } = await played.row()
  expect(await linkHandle(played, handle, 1)).toBe(handle)
  expect(await played.witness(handle, 2)).toBe(259)
})

test('an honest witness says 618 at the true end of the link', async () => {
  const played = await play(BUNDLE)
  const { handle } = await played.row()
  expect(await played.hangUp(await linkHandle(played, handle, 1))).toBe(0)
  await played.clock.advance(499)
  expect(await played.witness(handle, 1)).toBe(0)
  await played.clock.advance(1)
  expect(await played.witness(handle, 1)).toBe(618)
  expect(await played.witness(handle, 2)).toBe(0)
})

test('the status of an ended link goes on to say 0, as Microsoft warns', async () => {
  const played = await play(BUNDLE)
  const { handle } = await played.row()
  const link = await linkHandle(played, handle, 1)
  await played.hangUp(link)
  await played.clock.advance(10_000)
  expect(await played.status(link)).toBe(0)
})

test('a late witness says 0 for longer than the link lives', async () => {
  const played = await play('connection id=a\nlink of=a drain=1s witness-late=3s\nlink of=a')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 1))
  await played.clock.advance(3999)
  expect(played.ras.truth()[0]!.links[0]!.phase).toBe('gone')
  expect(await played.witness(handle, 1)).toBe(0)
  await played.clock.advance(1)
  expect(await played.witness(handle, 1)).toBe(618)
})

test('a lying witness says 0 for ever', async () => {
  const played = await play('connection id=a\nlink of=a drain=1s witness=lie\nlink of=a')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 1))
  await played.clock.advance(3_600_000)
  expect(await played.witness(handle, 1)).toBe(0)
})

test('a lying witness lies of hang-ups only: a lost link is 618', async () => {
  const played = await play('connection id=a\nlink of=a witness=lie\nlink of=a')
  const { handle } = await played.row()
  played.ras.drop('a', 1)
  expect(await played.witness(handle, 1)).toBe(618)
})

test('a broken witness says its code from the hang-up on', async () => {
  const played = await play('connection id=a\nlink of=a drain=1s witness=50\nlink of=a')
  const { handle } = await played.row()
  expect(await played.witness(handle, 1)).toBe(0)
  await played.hangUp(await linkHandle(played, handle, 1))
  expect(await played.witness(handle, 1)).toBe(50)
})

test('the last link that ends takes the connection with it', async () => {
  const played = await play(BUNDLE)
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 1))
  await played.hangUp(await linkHandle(played, handle, 2))
  await played.clock.advance(999)
  expect(await played.status(handle)).toBe(0)
  await played.clock.advance(1)
  expect(await played.status(handle)).toBe(6)
  expect(await played.witness(handle, 1)).toBe(6)
})

test('a link that is dialled as needed is connected again', async () => {
  const played = await play('connection id=a\nlink of=a\nlink of=a drain=1s returns=2s')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 2))
  await played.clock.advance(2999)
  expect(await played.witness(handle, 2)).toBe(618)
  await played.clock.advance(1)
  expect(await played.witness(handle, 2)).toBe(0)
})

test('a link that has returned can be hung up again', async () => {
  const played = await play('connection id=a\nlink of=a\nlink of=a drain=1s returns=2s')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 2))
  await played.clock.advance(3000)
  expect(await played.hangUp(await linkHandle(played, handle, 2))).toBe(0)
  await played.clock.advance(1000)
  expect(await played.witness(handle, 2)).toBe(618)
})

test('a link that returned in time keeps the connection, even if nobody looked meanwhile', async () => {
  const played = await play('connection id=a\nlink of=a drain=1s returns=2s\nlink of=a drain=5s')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 1))
  await played.hangUp(await linkHandle(played, handle, 2))
  await played.clock.advance(60_000)
  expect(await played.witness(handle, 1)).toBe(0)
  expect(await played.witness(handle, 2)).toBe(618)
})

test('hanging up the whole bundle ends every link with it', async () => {
  const played = await play(BUNDLE)
  const { handle } = await played.row()
  const link = await linkHandle(played, handle, 2)
  await played.hangUp(handle)
  await played.clock.advance(1999)
  expect(await played.witness(handle, 2)).toBe(0)
  await played.clock.advance(1)
  expect(await played.witness(handle, 2)).toBe(6)
  expect(await played.status(link)).toBe(6)
})

test('the row shows the first connected link', async () => {
  const played = await play('connection id=a device=Bundle\nlink of=a drain=500ms device=One\nlink of=a device=Two')
  const { handle } = await played.row()
  await played.hangUp(await linkHandle(played, handle, 1))
  await played.clock.advance(500)
  expect(await played.row()).toMatchObject({ subEntry: 2, deviceName: 'Two' })
})
