import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredRecords } from '../../../electron/engine/records/stored-records.ts'
import { seal } from '../../../electron/storage/checksum.ts'
import { hasOpenPromise } from '../../../electron/storage/open-promises.ts'

const SUBJECT = { identity: 'i', entryKey: 'e', name: 'n', phonebook: '', link: null, device: 'vpn' } as const
const BEGIN = { v: 1, begin: 'a', epoch: 1, subject: SUBJECT } as const
const END = { v: 1, end: 'a' } as const

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onhook-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const journal = (...records: readonly StoredRecords['journal'][]): string =>
  records.map((record) => `${seal(JSON.stringify(record))}\n`).join('')

test.each([
  ['nothing', '', 'no'],
  ['a promise that was kept', journal(BEGIN, END), 'no'],
  ['an open promise', journal(BEGIN), 'yes'],
  ['an open promise behind a line that is damaged', `garbage\n${journal(BEGIN)}`, 'yes'],
  ['a line that is damaged', `${journal(BEGIN, END)}garbage\n`, 'unknown'],
  ['a line of a newer version', `${seal('{"v":2,"begin":"b"}')}\n`, 'unknown'],
  ['the beginning of a promise that was never given', '{"v":1,"be', 'no'],
] as const)('a journal with %s', async (_what, content, expected) => {
  writeFileSync(path.join(folder, 'journal.jsonl'), content)
  expect(await hasOpenPromise(folder)).toBe(expected)
})

test('a journal that is not there, and one that cannot be read', async () => {
  expect(await hasOpenPromise(folder)).toBe('no')
  mkdirSync(path.join(folder, 'journal.jsonl'))
  expect(await hasOpenPromise(folder)).toBe('unknown')
})
