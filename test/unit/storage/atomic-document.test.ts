import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createDocumentFile } from '../../../electron/storage/atomic-document.ts'
import { createDisk } from '../../../electron/storage/disk.ts'

const freshFolder = () => mkdtemp(path.join(tmpdir(), 'onhook-document-'))

const documentIn = (folder: string) => createDocumentFile(path.join(folder, 'settings.json'), createDisk(), () => 7)

test('what was written is read again', async () => {
  const folder = path.join(await freshFolder(), 'new')
  await documentIn(folder).write({ v: 1, theme: 'dark' })
  expect(await documentIn(folder).read()).toEqual({ kind: 'document', document: { v: 1, theme: 'dark' } })
})

test('a document that was never written is none', async () => {
  expect(await documentIn(await freshFolder()).read()).toEqual({ kind: 'none' })
})

test.each([
  ['half a document', '{"v":1,"theme":', 'it is not JSON'],
  ['nothing', '', 'it is not JSON'],
  ['a document without a version', '{"theme":"dark"}', 'it does not say its version'],
  ['a version that is no number', '{"v":"1"}', 'it does not say its version'],
  ['a list', '[1]', 'it does not say its version'],
  ['null', 'null', 'it does not say its version'],
])('%s is moved aside as it is, with the reason', async (_what, text, reason) => {
  const folder = await freshFolder()
  await writeFile(path.join(folder, 'settings.json'), text)
  const name = 'settings.json.damaged-7'
  expect(await documentIn(folder).read()).toEqual({ kind: 'moved-aside', name, reason })
  expect(await readdir(folder)).toEqual([name])
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(text)
})

test('one that cannot be read is left alone', async () => {
  const folder = await freshFolder()
  await mkdir(path.join(folder, 'settings.json'))
  const read = await documentIn(folder).read()
  expect(read).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/EISDIR/) })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

test('writes follow one another in the order in which they were asked for', async () => {
  const folder = await freshFolder()
  const document = documentIn(folder)
  await Promise.all([1, 2, 3].map((count) => document.write({ v: 1, count })))
  expect(await document.read()).toEqual({ kind: 'document', document: { v: 1, count: 3 } })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

test('what another program has put there meanwhile is kept beside it, and named', async () => {
  const folder = await freshFolder()
  const document = documentIn(folder)
  await document.read()
  expect(await document.write({ v: 1, theme: 'dark' })).toBeNull()
  expect(await document.write({ v: 1, theme: 'light' })).toBeNull()
  await writeFile(path.join(folder, 'settings.json'), '{"v":1,"theirs":true}')
  expect(await document.write({ v: 1, theme: 'dark' })).toBe('settings.json.damaged-7')
  expect(await readFile(path.join(folder, 'settings.json.damaged-7'), 'utf8')).toBe('{"v":1,"theirs":true}')
  expect(await document.write({ v: 1, theme: 'light' })).toBeNull()
})
