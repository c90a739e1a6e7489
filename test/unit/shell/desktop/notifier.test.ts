import { expect, test } from 'vitest'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { Notifier } from '../../../../electron/shell/desktop/notifier.ts'
import { connection, gone, recentRow, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'
import { FakeNotifications } from './fake-notification.ts'

function makeNotifier(supported = true) {
  const fake = new FakeNotifications()
  const { told } = fake
  const pressed: (string | null)[] = []
  const notifier = new Notifier({
    make: fake.make,
    supported,
    words: () => createWords('en'),
    pressed: (row) => pressed.push(row),
    failed: () => told.push('failed'),
    log: { info: () => {}, warn: () => {} },
  })
  return { fake, told, pressed, notifier }
}

const UP = snapshot({ connections: [connection()] })
const STUCK = snapshot({ connections: [connection({ teardown: teardown(running({ mark: 'stuck' })) })] })
const AGAIN = snapshot({ connections: [connection({ teardown: teardown(running()) })] })
const GONE = snapshot({ connections: [connection({ teardown: teardown(gone()) })] })
const dropped = (id: string, name: string): Snapshot =>
  snapshot({ recent: [recentRow({ id, name, how: { kind: 'ended', by: { kind: 'not-onhook' } } })] })

test('what was so when it began is no news', () => {
  const { notifier, told } = makeNotifier()
  notifier.render(STUCK, false)
  notifier.render(STUCK, false)
  expect(told).toEqual([])
})

test('one that is shown is closed before the next about the same connection', () => {
  const { notifier, told } = makeNotifier()
  for (const each of [UP, STUCK, AGAIN, STUCK]) notifier.render(each, false)
  expect(told).toEqual(['show Office VPN is stuck', 'close Office VPN is stuck', 'show Office VPN is stuck'])
})

test('one that is not true any more is closed', () => {
  const { notifier, told } = makeNotifier()
  for (const each of [UP, STUCK, GONE]) notifier.render(each, false)
  expect(told).toEqual(['show Office VPN is stuck', 'close Office VPN is stuck'])
})

test('all are closed as soon as the user looks', () => {
  const { notifier, told } = makeNotifier()
  for (const each of [UP, STUCK]) notifier.render(each, false)
  notifier.render(STUCK, true)
  notifier.render(STUCK, false)
  expect(told).toEqual(['show Office VPN is stuck', 'close Office VPN is stuck'])
})

test('pressing one leads to its row', () => {
  const { notifier, fake, pressed } = makeNotifier()
  for (const each of [UP, STUCK, dropped('d-c9', 'Branch')]) notifier.render(each, false)
  fake.hearer('Office VPN is stuck').clicked()
  fake.hearer('Branch has ended').clicked()
  expect(pressed).toEqual(['c1', null])
})

test('where nothing shows notifications nothing is asked of it', () => {
  const { notifier, told } = makeNotifier(false)
  for (const each of [UP, STUCK]) notifier.render(each, false)
  notifier.tellClosed(UP, () => {})
  expect(told).toEqual([])
})

test('where the window went is told, and known to be told once it is shown', () => {
  const { notifier, fake, told } = makeNotifier()
  let seen = false
  notifier.tellClosed(UP, () => {
    seen = true
  })
  expect(told).toEqual(['show OnHook is still running'])
  expect(seen).toBe(false)
  fake.hearer('OnHook is still running').shown()
  expect(seen).toBe(true)
})

test('at the end none is left on the screen', () => {
  const { notifier, told } = makeNotifier()
  for (const each of [UP, STUCK]) notifier.render(each, false)
  notifier.tellClosed(STUCK, () => {})
  notifier.clear()
  expect(told.slice(-2)).toEqual(['close Office VPN is stuck', 'close OnHook is still running'])
})

test('not more than twenty are kept, whatever happens in a year', () => {
  const { notifier, told } = makeNotifier()
  notifier.render(snapshot(), false)
  // Each keeps its place under Recent, so that none of them becomes stale.
  const recent = Array.from({ length: 30 }, (_, n) =>
    recentRow({ id: `d-c${n}`, name: `VPN ${n}`, how: { kind: 'ended', by: { kind: 'not-onhook' } } }),
  )
  for (let count = 1; count <= 30; count += 1) notifier.render(snapshot({ recent: recent.slice(0, count) }), false)
  expect(told.filter((each) => each.startsWith('close'))).toHaveLength(10)
})

test('one that could not be shown is said to have failed', () => {
  const { notifier, fake, told } = makeNotifier()
  for (const each of [UP, STUCK]) notifier.render(each, false)
  fake.hearer('Office VPN is stuck').failed('It is switched off.')
  expect(told).toEqual(['show Office VPN is stuck', 'failed'])
})
