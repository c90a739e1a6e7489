import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createStorage } from '../../../electron/storage/create-storage.ts'

const freshFolder = () => mkdtemp(path.join(tmpdir(), 'onhook-storage-'))

describe('the storage', () => {
  test('says why it cannot write instead of throwing', async () => {
    const folder = await freshFolder()
    await writeFile(path.join(folder, 'taken'), '')
    const result = await createStorage(path.join(folder, 'taken')).append('journal', '{"v":1}')
    expect(result.ok).toBe(false)
    expect('reason' in result && result.reason).toMatch(/EEXIST|ENOTDIR/)
  })

  test('reads an unreadable file as empty, with a notice', async () => {
    const folder = await freshFolder()
    const storage = createStorage(folder)
    await mkdir(path.join(folder, 'receipts.jsonl'))
    const read = await storage.read('receipts')
    expect(read.lines).toEqual([])
    expect(read.notice).toMatchObject({ id: 'receipts', kind: 'file-unreadable' })
  })

  test('reads receipts also where it cannot cut their file back', async () => {
    const folder = await freshFolder()
    const lines = Array.from({ length: 1300 }, (_, id) => JSON.stringify({ v: 1, id }))
    await writeFile(path.join(folder, 'receipts.jsonl'), `${lines.join('\n')}\n`)
    await mkdir(path.join(folder, 'receipts.jsonl.new'))
    expect(await createStorage(folder).read('receipts')).toEqual({ lines: lines.slice(-1000), notice: null })
  })

  test('keeps the last thousand receipts', async () => {
    const folder = await freshFolder()
    const lines = Array.from({ length: 1300 }, (_, id) => JSON.stringify({ v: 1, id }))
    await writeFile(path.join(folder, 'receipts.jsonl'), `${lines.join('\n')}\n`)
    const read = await createStorage(folder).read('receipts')
    expect(read.lines).toEqual(lines.slice(300))
    expect((await createStorage(folder).read('receipts')).lines).toHaveLength(1000)
  })
})
