import { expect, test } from 'vitest'
import { connectionButton } from '../../../../electron/contract/present/overall.ts'
import { recentLine, recentRows, reconnectButton } from '../../../../electron/contract/present/recent.ts'
import {
  answered,
  connectionLine,
  knowledgeOf,
  linkLine,
  linksText,
  noAnswerTo,
  ratesOf,
} from '../../../../electron/contract/present/row.ts'
import { barOf, elapsedOf } from '../../../../electron/contract/present/time.ts'
import { type ConnectionRow, QUESTIONS } from '../../../../electron/contract/snapshot.ts'
import type { Progress } from '../../../../electron/contract/teardown-view.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import {
  bundle,
  connection,
  gone,
  link,
  MAY_FAIL,
  NOT_YET,
  recentRow,
  running,
  snapshot,
  teardown,
} from '../../../fixtures/snapshots.ts'

const words = createWords('en')

const line = (row: ConnectionRow, since = 0) => {
  const { state, facts } = connectionLine(row, [], words, since)
  return words.format.facts([state, ...facts])
}
const ended = (progress: Progress, elapsed = 1_200) =>
  line(connection({ ended: true, teardown: teardown(progress, elapsed) }))

test('a connection says its state and since when', () => {
  expect(line(connection())).toBe('Connected · 12 min')
})

test('time goes on between two snapshots', () => {
  expect(line(connection(), 60_000)).toBe('Connected · 13 min')
  expect(line(connection({ teardown: teardown(running(), 1_400) }), 300)).toBe('Hanging up… 1.7 s')
})

test('what has ended stands still', () => {
  expect(elapsedOf(teardown(gone(), 1_200), 5_000)).toBe(1_200)
})

test.each([
  [{ kind: 'connecting', state: 3 }, 'Connecting'],
  [{ kind: 'not-connected' }, 'Not connected'],
  [{ kind: 'dormant' }, 'Dormant'],
  [{ kind: 'unknown', state: 4711 }, 'Unknown (4711)'],
] as const)('the state %j reads "%s"', (state, text) => {
  expect(line(connection({ state }))).toBe(text)
})

test("whose a connection is stands in its row unless it is the user's own", () => {
  expect(line(connection({ owner: 'other', connectedMs: null }))).toBe('Connected · another user’s')
  expect(line(connection({ owner: 'unknown', connectedMs: null }))).toBe('Connected · may not be yours')
})

test('a dialled number is shown as one', () => {
  expect(line(connection({ name: '0123 456', device: 'modem', dialled: true, connectedMs: null }))).toBe(
    'Connected · dialled number',
  )
})

test.each([
  ['slow', 'Still hanging up · 4.1 s'],
  ['stuck', 'Stuck · 4.1 s'],
] as const)('a hang-up marked %s says so', (mark, text) => {
  expect(line(connection({ teardown: teardown(running({ mark }), 4_100) }))).toBe(text)
})

test('what is usual is said only where enough is known', () => {
  const row = connection({ teardown: teardown(running()) })
  const usual = (count: number) => [{ device: 'vpn', p50Ms: 800, p95Ms: 1_700, count }] as const
  expect(connectionLine(row, usual(5), words, 0).facts).toEqual(['usually 0.8 s'])
  expect(connectionLine(row, usual(4), words, 0).facts).toEqual([])
})

test('gone says after how long and when to redial', () => {
  expect(ended(gone())).toBe('Gone after 1.2 s · safe to redial')
  expect(ended(gone(NOT_YET))).toBe('Gone after 1.2 s · wait a moment before redialling')
})

test('presumed gone is another word than gone, with its reason', () => {
  const text = ended({ phase: 'presumed', reason: 'no-witness', redial: NOT_YET })
  expect(text).toMatch(/^Presumed gone · not confirmed/)
  expect(text).not.toContain('Gone')
})

test('what the user no longer waits for is never called gone', () => {
  const left = teardown({ phase: 'left', redial: NOT_YET })
  expect(knowledgeOf(left, words)).toEqual(['No longer watched — it may still be connected'])
  expect(line(connection({ teardown: left }))).not.toMatch(/gone/i)
})

test('a refusal is said in words, its code among the details', () => {
  const failure = { kind: 'code', code: 756, name: 'ERROR_DIAL_ALREADY_IN_PROGRESS' } as const
  expect(ended({ phase: 'failed', failure })).toBe('Failed: Windows is still dialling it')
  expect(knowledgeOf(teardown({ phase: 'failed', failure }), words)).toEqual([
    'Failed: Windows is still dialling it',
    'Wait until it is connected or has failed, then hang up again.',
    'Code 756, ERROR_DIAL_ALREADY_IN_PROGRESS',
  ])
})

test('the proof says how it is known', () => {
  expect(knowledgeOf(teardown(gone()), words)).toEqual(['Gone — Windows no longer knows the connection'])
})

test('a stuck hang-up always says something', () => {
  expect(knowledgeOf(teardown(running({ mark: 'stuck' })), words)).toEqual([
    'Windows has not confirmed that it is gone.',
  ])
})

test('a bundle counts its connected links', () => {
  expect(linksText(bundle(), words)).toBe('2 of 3 links')
})

test('a link says its state and speed, and its device where that is another', () => {
  const read = linkLine(link({ deviceName: 'ISDN channel 2' }), bundle(), words, 0)
  expect(words.format.facts([read.state, ...read.facts])).toBe('Connected · ISDN channel 2 · 64 kbit/s')
})

test('a link that is connected again came back', () => {
  expect(linkLine(link({ teardown: teardown(gone()), mark: 'came-back' }), bundle(), words, 0).state).toBe('Came back')
})

test('rates are shown where Windows counts', () => {
  const traffic = { receivedPerSecond: 3_200_000, sentPerSecond: 410_000, received: 0, sent: 0 }
  expect(ratesOf(traffic, words)).toEqual(['↓ 3.2 Mbit/s', '↑ 410 kbit/s'])
  expect(ratesOf(null, words)).toBeNull()
})

test('the bar goes forward, and is full only when stuck', () => {
  const at = (elapsed: number, mark: 'on-time' | 'slow' | 'stuck') =>
    barOf(teardown(running({ mark }), elapsed), 0) ?? -1
  expect(at(0, 'on-time')).toBe(0)
  expect(at(2_000, 'on-time')).toBeLessThan(at(4_000, 'slow'))
  expect(at(60_000, 'slow')).toBeLessThan(1)
  expect(at(10_000, 'stuck')).toBe(1)
  expect(barOf(teardown(gone()), 0)).toBeNull()
})

test('reconnecting waits for "safe to redial"', () => {
  expect(reconnectButton(recentRow())).toBe('ready')
  expect(reconnectButton(recentRow({ redial: NOT_YET }))).toBe('pending')
  expect(reconnectButton(recentRow({ redial: MAY_FAIL }))).toBe('may-fail')
  expect(reconnectButton(recentRow({ canReconnect: false }))).toBe('absent')
})

test('what was interrupted is said to be uncertain', () => {
  const line = recentLine(recentRow({ how: { kind: 'interrupted', begunMs: 90 * 60_000 } }), words)
  expect(line.state).toContain('may still be open')
  expect(line.facts).toEqual(['hung up 1 h 30 min ago'])
})

test('a row that was left says that it was hung up', () => {
  expect(connectionLine(connection({ mark: 'left' }), [], words, 0).facts).toContain('hung up, no longer watched')
})

test('a link that was presumed gone says so until its witness speaks', () => {
  const presumed = link({ mark: 'presumed' })
  expect(linkLine(presumed, connection({ links: [presumed] }), words, 0).state).toBe('Presumed gone')
})

test('what was left is shown under Recent at once, for its row tells no end', () => {
  const left = teardown({ phase: 'left', redial: NOT_YET })
  const shown = recentRows(
    snapshot({ connections: [connection({ teardown: left })], recent: [recentRow({ id: left.id })] }),
  )
  expect(shown).toHaveLength(1)
})

test('a VPN dialled without an entry is called a host, not a number', () => {
  expect(connectionLine(connection({ dialled: true, device: 'vpn' }), [], words, 0).facts).toContain('dialled host')
  expect(connectionLine(connection({ dialled: true, device: 'modem' }), [], words, 0).facts).toContain('dialled number')
})

test('a hang-up of an earlier run says so', () => {
  const running = { ...teardown({ phase: 'draining', mark: 'slow', known: [], keptWaiting: false }), resumed: true }
  expect(connectionLine(connection({ teardown: running }), [], words, 0).facts).toEqual([
    'started before OnHook was restarted',
  ])
})

test('an end that its own row still tells is not told twice', () => {
  const row = connection({ ended: true, teardown: teardown(gone(), 1_200, 'r1') })
  const recent = [recentRow({ id: 'r1' }), recentRow({ id: 'r2' })]
  expect(recentRows(snapshot({ connections: [row], recent })).map(({ id }) => id)).toEqual(['r2'])
})

test('every question that is not answered says so for itself, with an age that grows', () => {
  for (const what of QUESTIONS) {
    const row = connection({ unanswered: [{ what, forMs: 4_000 }] })
    expect(noAnswerTo(what, row, words, 0)).toBe('no answer for 4 s')
    expect(noAnswerTo(what, row, words, 3_000)).toBe('no answer for 7 s')
    for (const other of QUESTIONS) if (other !== what) expect(noAnswerTo(other, row, words, 0)).toBeNull()
    expect(line(row).includes('no answer')).toBe(what === 'state')
  }
})

test('what was answered before stays beside the age of the answer that does not come', () => {
  const row = connection({ unanswered: [{ what: 'addresses', forMs: 4_000 }] })
  expect(answered('10.0.0.2', 'addresses', row, words, 0)).toBe('10.0.0.2 · no answer for 4 s')
  expect(answered(null, 'addresses', row, words, 0)).toBe('no answer for 4 s')
  expect(answered('10.0.0.2', 'traffic', row, words, 0)).toBe('10.0.0.2')
  expect(answered(null, 'traffic', row, words, 0)).toBeNull()
})

test('a row that cannot be read says so beside the state that is known of it', () => {
  expect(line(connection({ fault: 'unreadable', connectedMs: null }))).toBe(
    'Connected · Windows’ row for it cannot be read',
  )
})

test('a row without a handle cannot be read, says why, and offers no hang-up', () => {
  const row = connection({ fault: 'no-handle', state: { kind: 'unreadable' }, connectedMs: null })
  expect(line(row)).toBe('Cannot be read · Windows gives no handle for it, so it cannot be hung up')
  expect(connectionButton(row)).toBe('absent')
  expect(connectionLine(row, [], createWords('de'), 0).state).toBe('Nicht lesbar')
})
