import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createWords } from '../../../electron/contract/words/create-words.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Groups of the catalogue that speak about connections; of the others only what is listed here. */
const GROUPS = ['state', 'line', 'proof', 'recent', 'announcement', 'whole', 'notification'] as const
const ALSO = [
  'names.notMine',
  'ask.other',
  'ask.windows',
  'ask.unknown',
  'ask.allNone',
  'window.owners',
  'window.ownerKnownBy',
]

function keysOf(path: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(path === '' ? key : `${path}.${key}`, inner))
}

function sentences(): readonly string[] {
  const words = createWords('en')
  const all = keysOf('', { ...words, format: '' })
  const starts = [...GROUPS, ...ALSO]
  return all.filter((key) => starts.some((start) => key === start || key.startsWith(`${start}.`)))
}

function tabled(): readonly string[] {
  const text = readFileSync(join(ROOT, 'docs/teardown.md'), 'utf8')
  const section = text.split('## Every sentence and its evidence')[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \| (?=\S)/gm)].map(([, key]) => key!)
}

test('every sentence about a connection stands once in the table of evidence', () => {
  expect([...tabled()].sort()).toEqual([...new Set(tabled())].sort())
  expect(sentences().filter((key) => !tabled().includes(key))).toEqual([])
})

test('the table of evidence names only sentences that can be said', () => {
  expect(tabled().filter((key) => !sentences().includes(key))).toEqual([])
})
