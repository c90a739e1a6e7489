import { expect, test } from 'vitest'
import { choicesOf, healthBanner, sourceText, titleOf } from '../../../../electron/contract/present/overall.ts'
import { recentLine } from '../../../../electron/contract/present/recent.ts'
import { connectionLine, knowledgeOf, linkLine } from '../../../../electron/contract/present/row.ts'
import type { Snapshot } from '../../../../electron/contract/snapshot.ts'
import { createWords } from '../../../../electron/contract/words/create-words.ts'
import { understood } from '../../../../renderer/model/understood.ts'
import { bundle, connection, gone, link, recentRow, running, snapshot, teardown } from '../../../fixtures/snapshots.ts'

const words = createWords('en')

const FULL = snapshot({
  health: { kind: 'service', state: 'stopped' },
  connections: [
    connection({ id: 'plain' }),
    connection({ id: 'running', teardown: teardown(running({ mark: 'slow', known: ['still-listed'] })) }),
    connection({ id: 'gone', ended: true, teardown: teardown(gone()) }),
    connection({ id: 'failed', teardown: teardown({ phase: 'failed', failure: { kind: 'busy' } }) }),
    connection({ id: 'unread', state: { kind: 'unread', failure: { kind: 'code', code: 5, name: null } } }),
    bundle({ links: [link({ teardown: teardown(running()) }), link({ index: 2 })] }),
  ],
  recent: [recentRow(), recentRow({ id: 'r2', how: { kind: 'dropped' } })],
  usual: [{ device: 'vpn', p50Ms: 800, p95Ms: 1_200, count: 4 }],
})

/** Everything that is said of a snapshot. */
function told({ health, source, connections, recent, usual }: Snapshot): string {
  const rows = connections.map((row) => [
    connectionLine(row, usual, words, 0),
    row.links.map((each) => linkLine(each, row, words, 0)),
    row.teardown === null ? [] : knowledgeOf(row.teardown, words),
    choicesOf(row.teardown),
    words.names.device[row.device],
  ])
  const whole = [
    titleOf(snapshot({ health, connections }), words),
    healthBanner(health, words),
    sourceText(source, words),
  ]
  return JSON.stringify([rows, whole, recent.map((row) => recentLine(row, words))])
}

/** Every place in the snapshot that holds a word of the contract, with its path. */
function wordsIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return /^[a-z]+(-[a-z]+)*$/.test(value) && !path.includes('id') ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    wordsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return 'from-the-future'
  if (Array.isArray(value)) return value.map((part, at) => (at === key ? replaced(part, rest) : part))
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest) }
}

test('a snapshot of known things is told as it is', () => {
  expect(understood(FULL)).toEqual(FULL)
  expect(understood(FULL).connections).toBe(FULL.connections)
})

test.each(wordsIn(FULL).map((path) => [path.join('.'), path] as const))(
  'an unknown %s leaves nothing untold',
  (_, path) => {
    const future = replaced(FULL, path) as Snapshot
    const said = told(understood(future))
    expect(said).not.toContain('undefined')
    expect(said).not.toMatch(/\[null|null,null|\{\}/)
  },
)

test('an end that is not known is no proof', () => {
  const future = replaced(FULL, ['connections', 2, 'teardown', 'progress', 'phase']) as Snapshot
  expect(understood(future).connections[2]?.teardown?.progress).toEqual({
    phase: 'left',
    redial: { safe: false, inMs: 0 },
  })
})

test('a hang-up that runs in a way that is not known runs on', () => {
  const future = replaced(FULL, ['connections', 1, 'teardown', 'progress', 'phase']) as Snapshot
  expect(understood(future).connections[1]?.teardown?.progress).toMatchObject({ phase: 'draining', mark: 'slow' })
})
