import { expect, test } from 'vitest'
import {
  allTargets,
  choicesOf,
  connectionButton,
  healthBanner,
  linkButton,
  needsAsking,
  overall,
  titleOf,
} from '../../../../electron/contract/present/overall.ts'
import type { Health } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { bundle, connection, gone, link, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

test('without connections there is nothing', () => {
  expect(overall(snapshot())).toBe('nothing')
  expect(titleOf(snapshot(), words)).toBe('No RAS connection')
})

test.each<[health: Health, title: string]>([
  [{ kind: 'starting' }, 'Looking for connections…'],
  [{ kind: 'unavailable', reason: 'x' }, 'Connections unknown'],
  [{ kind: 'not-answering', forMs: 3_000, knownForMs: 3_000 }, 'Connections unknown'],
  [{ kind: 'failing', failure: { kind: 'busy' }, knownForMs: 4_000 }, 'Connections unknown'],
  [{ kind: 'service', state: 'stopped' }, 'No RAS connection'],
])('that there is none is said only where it is known: %o', (health, title) => {
  expect(titleOf(snapshot({ health }), words)).toBe(title)
})

test('a row that only says how it ended is no connection', () => {
  const ended = snapshot({ connections: [connection({ ended: true, teardown: teardown(gone()) })] })
  expect(overall(ended)).toBe('nothing')
  expect(titleOf(ended, words)).toBe('No RAS connection')
})

test('what has left the list without proof still counts, and its button stays', () => {
  const row = connection({
    ended: true,
    teardown: teardown(running({ mark: 'stuck', known: ['not-listed-port-open'] })),
  })
  expect(titleOf(snapshot({ connections: [row] }), words)).toBe('1 connection')
  expect(connectionButton(row)).toBe('pending')
})

test('what is not listed cannot be hung up again', () => {
  const choices = choicesOf(teardown(running({ mark: 'stuck', known: ['not-listed-port-open'] })))
  expect(choices?.again).toBe(false)
})

test('a hang-up of a link comes before "connected"', () => {
  const links = [link({ teardown: teardown(running()) }), link({ index: 2 })]
  expect(overall(snapshot({ connections: [connection(), bundle({ links })] }))).toBe('hanging-up')
})

test('a stuck hang-up comes before one that runs', () => {
  const connections = [
    connection({ teardown: teardown(running()) }),
    connection({ id: 'c2', teardown: teardown(running({ mark: 'stuck' })) }),
  ]
  expect(overall(snapshot({ connections }))).toBe('problem')
})

test('a disabled RasMan is a problem, a stopped one is calm', () => {
  expect(overall(snapshot({ health: { kind: 'service', state: 'disabled' } }))).toBe('problem')
  expect(overall(snapshot({ health: { kind: 'service', state: 'stopped' } }))).toBe('nothing')
  expect(healthBanner({ kind: 'service', state: 'stopped' }, words)?.tone).toBe('calm')
})

test('what cannot be asked says why and offers to try again', () => {
  const banner = healthBanner({ kind: 'unavailable', reason: 'rasapi32.dll was not found' }, words)
  expect(banner?.text).toContain('rasapi32.dll was not found')
  expect(banner?.tryAgain).toBe(true)
})

test.each([
  ['works while connected', null, 'ready'],
  ['stays, pending, while it runs', teardown(running()), 'pending'],
  ['stays pending when stuck', teardown(running({ mark: 'stuck' })), 'pending'],
  ['goes once it is gone', teardown(gone()), 'absent'],
  [
    'works again after a refusal',
    teardown({ phase: 'failed', failure: { kind: 'code', code: 5, name: null } }),
    'ready',
  ],
] as const)('the hang-up of a connection %s', (_title, view, button) => {
  expect(connectionButton(connection({ teardown: view }))).toBe(button)
})

test('links wait with the connection that is being hung up', () => {
  const row = bundle({ teardown: teardown(running()) })
  expect(linkButton(link(), row)).toBe('pending')
})

test('a link that is not connected has nothing to hang up', () => {
  expect(linkButton(link({ state: { kind: 'not-connected' } }), bundle())).toBe('absent')
})

test('a link that came back can be hung up again', () => {
  expect(linkButton(link({ teardown: teardown(gone()), mark: 'came-back' }), bundle())).toBe('ready')
})

test('a hang-up on time leaves nothing to choose', () => {
  expect(choicesOf(teardown(running()))).toBeNull()
})

test('a slow hang-up offers choices only where another program may hold the connection', () => {
  expect(choicesOf(teardown(running({ mark: 'slow', known: ['still-listed'] })))).toBeNull()
  expect(choicesOf(teardown(running({ mark: 'slow', known: ['never-left-connected'] })))?.again).toBe(true)
})

test('a call that has not returned cannot be made again', () => {
  const choices = choicesOf(teardown(running({ mark: 'stuck', known: ['call-not-returned'] })))
  expect(choices).toEqual({ again: false, keepWaiting: true, leave: true })
})

test('who keeps waiting is left in peace', () => {
  expect(choicesOf(teardown(running({ mark: 'stuck', keptWaiting: true })))).toBeNull()
})

test.each([
  ['me', false],
  ['other', true],
  ['unknown', true],
] as const)('a row whose owner is %s is asked about: %s', (owner, asked) => {
  expect(needsAsking(connection({ owner }))).toBe(asked)
})

test('"hang up all" counts what can be hung up, others apart', () => {
  const connections = [
    connection(),
    connection({ id: 'c2', owner: 'other' }),
    connection({ id: 'c3', teardown: teardown(running()) }),
    connection({ id: 'c4', ended: true, teardown: teardown(gone()) }),
  ]
  const { mine, others } = allTargets(snapshot({ connections }))
  expect([mine.length, others.length]).toEqual([1, 1])
})

test('a Windows that does not answer is told in the language of the view, with how long', () => {
  const silent = { kind: 'not-answering', forMs: 3_000, knownForMs: 3_000 } as const
  expect(healthBanner(silent, words)).toMatchObject({ tone: 'problem', tryAgain: true })
  expect(healthBanner(silent, words)?.text).toContain('has not answered for 3 seconds')
  expect(healthBanner(silent, createWords('de'))?.text).toContain('3 Sekunden lang nicht geantwortet')
})

test('a disabled service is mended in Services by whoever may, and by another where this user may not', () => {
  const disabled = { kind: 'service', state: 'disabled' } as const
  for (const known of [undefined, true]) {
    expect(healthBanner(disabled, words, known)).toMatchObject({ openServices: true, tryAgain: true })
    expect(healthBanner(disabled, words, known)?.text).toMatch(/In Services, set .* to Manual/)
  }
  expect(healthBanner(disabled, words, false)).toMatchObject({ openServices: false, tryAgain: true })
  expect(healthBanner(disabled, words, false)?.text).toMatch(/Ask an administrator/)
})

test.each([
  ['connecting', { kind: 'connecting', state: 3 }, 'nothing', 'No RAS connection'],
  ['not connected', { kind: 'not-connected' }, 'nothing', 'No RAS connection'],
  [
    'failed to connect',
    { kind: 'connect-failed', failure: { kind: 'code', code: 691, name: null } },
    'nothing',
    'No RAS connection',
  ],
  ['not read', { kind: 'unread', failure: { kind: 'busy' } }, 'problem', words.whole.unknown],
  ['dormant', { kind: 'dormant' }, 'connected', '1 connection'],
] as const)('a row that is %s does not count as more', (_what, state, icon, title) => {
  const alone = snapshot({ connections: [connection({ state })] })
  expect(overall(alone)).toBe(icon)
  expect(titleOf(alone, words)).toBe(title)
})
