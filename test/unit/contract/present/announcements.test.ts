import { expect, test } from 'vitest'
import { announcementOf } from '../../../../electron/contract/present/announcements.ts'
import type { ConnectionRow } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { bundle, connection, gone, link, recentRow, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

const news = (before: readonly ConnectionRow[], after: readonly ConnectionRow[]) =>
  announcementOf(snapshot({ connections: before }), snapshot({ version: 2, connections: after }), words)

test('the first snapshot is no news', () => {
  expect(announcementOf(null, snapshot({ connections: [connection()] }), words)).toBeNull()
  expect(
    announcementOf(snapshot({ health: { kind: 'starting' } }), snapshot({ connections: [connection()] }), words),
  ).toBeNull()
})

test('a rate or a duration that changes is no news', () => {
  const traffic = { receivedPerSecond: 1, sentPerSecond: 1, received: 1, sent: 1 }
  expect(news([connection()], [connection({ connectedMs: 99, traffic })])).toBeNull()
})

test('a connection that came up is told', () => {
  expect(news([], [connection()])).toBe('Office VPN is connected.')
  expect(news([], [connection({ mark: 'reconnected' })])).toBe('Office VPN has reconnected.')
})

test('a connection that is still connecting is not said to be connected', () => {
  const dialling = connection({ state: { kind: 'connecting', state: 3 } })
  expect(news([], [dialling])).toBeNull()
  expect(news([dialling], [connection()])).toBe('Office VPN is connected.')
})

test('a hang-up is told when it begins and when it ends, not while it ticks', () => {
  const at = (elapsed: number) => connection({ teardown: teardown(running(), elapsed) })
  expect(news([connection()], [at(10)])).toBe('Hanging up Office VPN.')
  expect(news([at(10)], [at(900)])).toBeNull()
  const ended = connection({ ended: true, teardown: teardown(gone(), 1_200) })
  expect(news([at(900)], [ended])).toBe('Office VPN is gone after 1.2 seconds.')
})

test('stuck is told once', () => {
  const stuck = connection({ teardown: teardown(running({ mark: 'stuck' })) })
  expect(news([connection({ teardown: teardown(running({ mark: 'slow' })) })], [stuck])).toBe('Office VPN is stuck.')
  expect(news([stuck], [stuck])).toBeNull()
})

test('a link is told by its bundle and number', () => {
  const busy = bundle({ links: [link({ teardown: teardown(running()) }), link({ index: 2 })] })
  expect(news([bundle()], [busy])).toBe('Hanging up ISDN bundle, link 1.')
})

test('what dropped by itself is told', () => {
  const dropped = snapshot({ recent: [recentRow({ how: { kind: 'ended', by: { kind: 'not-onhook' } } })] })
  expect(announcementOf(snapshot(), dropped, words)).toBe('Branch has ended.')
})

test('a crowd that comes up at once is told in a few sentences', () => {
  const crowd = Array.from({ length: 30 }, (_, at) => connection({ id: `c${at}` }))
  expect(news([], crowd)).toMatch(/And 26 more\.$/)
})
