import { expect, test } from 'vitest'
import { answered, play } from './play.ts'

/** Every wake-up with the ms at which it came. */
async function listening(lines: string, bundle?: string) {
  const played = await play(lines)
  const seen: string[] = []
  const stop = answered(await played.ras.watch((event) => seen.push(`${event} ${played.clock.now() - 5000}`)))
  if (bundle !== undefined) answered(await played.ras.watchLinks((await played.row(bundle)).handle))
  return { ...played, seen, stop }
}

test('a connection that comes and goes wakes twice, each time at its moment', async () => {
  const { clock, seen } = await listening('connection id=a appears=1s ends=3s')
  await clock.advance(10_000)
  expect(seen).toEqual(['made 1000', 'ended 3000'])
})

test('what was there before wakes nobody', async () => {
  const { clock, seen } = await listening('connection id=a')
  await clock.advance(10_000)
  expect(seen).toEqual([])
})

test('the end of a hang-up wakes, the hang-up itself does not', async () => {
  const { row, hangUp, clock, seen } = await listening('connection id=a drain=800ms')
  await hangUp((await row()).handle)
  await clock.advance(799)
  expect(seen).toEqual([])
  await clock.advance(1)
  expect(seen).toEqual(['ended 800'])
})

test('events=once wakes for the first change only', async () => {
  const { clock, seen } = await listening('onhook-scenario version=1 events=once\nconnection id=a appears=1s ends=3s')
  await clock.advance(10_000)
  expect(seen).toEqual(['made 1000'])
})

test('events=never takes the registration and stays silent', async () => {
  const { clock, seen } = await listening('onhook-scenario version=1 events=never\nconnection id=a appears=1s ends=3s')
  await clock.advance(10_000)
  expect(seen).toEqual([])
})

test('links wake only who watches their bundle', async () => {
  const lines = 'connection id=a\nlink of=a\nlink of=a drain=1s returns=2s'
  const events: (readonly string[])[] = []
  for (const bundle of [undefined, 'a']) {
    const { ras, row, hangUp, clock, seen } = await listening(lines, bundle)
    await hangUp(answered(await ras.subEntryHandle((await row()).handle, 2)))
    await clock.advance(10_000)
    events.push(seen)
  }
  expect(events).toEqual([[], ['link-removed 1000', 'link-added 3000']])
})

test('links of a connection that has ended cannot be watched', async () => {
  const { ras, row } = await play('connection id=a')
  const { handle } = await row()
  ras.drop('a')
  expect(await ras.watchLinks(handle)).toEqual({ kind: 'code', code: 6 })
})

test('another program wakes as well', async () => {
  const { ras, clock, seen } = await listening('connection id=a')
  ras.drop('a')
  ras.dial('a')
  await clock.advance(0)
  expect(seen).toEqual(['ended 0', 'made 0'])
})

test('nobody is woken after the end of the watch', async () => {
  const { clock, seen, stop } = await listening('connection id=a ends=1s')
  stop()
  stop()
  await clock.advance(10_000)
  expect(seen).toEqual([])
  expect(clock.timers()).toBe(0)
})

test('wake-ups that were missed while the machine was held up come late, in order', async () => {
  const { clock, seen } = await listening('connection id=a ends=1s\nconnection id=b appears=2s')
  await clock.leap(10_000)
  expect(seen).toEqual(['ended 10000', 'made 10000'])
})
