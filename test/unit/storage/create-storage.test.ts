import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../../electron/contract/receipt.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'

const freshFolder = () => mkdtemp(path.join(tmpdir(), 'onhook-storage-'))

const receipt = (id: number): Receipt => ({
  v: 1,
  id: `r${id}`,
  epoch: id,
  by: 'menu',
  subject: { name: 'Office', phonebook: '', link: null, device: 'vpn' },
  tries: 1,
  elapsed: 10,
  outcome: { phase: 'gone', evidence: ['invalid-handle'] },
  steps: [{ at: 0, what: 'call' }],
})

async function withReceipts(
  count: number,
): Promise<{ readonly folder: string; readonly receipts: readonly Receipt[] }> {
  const folder = await freshFolder()
  const receipts = Array.from({ length: count }, (_, id) => receipt(id))
  await writeFile(path.join(folder, 'receipts.jsonl'), receipts.map((one) => `${JSON.stringify(one)}\n`).join(''))
  return { folder, receipts }
}

describe('the storage', () => {
  test('says why it cannot write instead of throwing', async () => {
    const folder = await freshFolder()
    await writeFile(path.join(folder, 'taken'), '')
    const result = await createStorage(path.join(folder, 'taken')).append('journal', { v: 1, end: 'x' })
    expect(result.ok).toBe(false)
    expect('reason' in result && result.reason).toMatch(/EEXIST|ENOTDIR/)
  })

  test('reads an unreadable file as empty, with a notice that names it', async () => {
    const folder = await freshFolder()
    const storage = createStorage(folder)
    await mkdir(path.join(folder, 'receipts.jsonl'))
    const read = await storage.read('receipts')
    expect(read.records).toEqual([])
    expect(read.notice).toMatchObject({ id: 'receipts', kind: 'file-unreadable' })
    expect(read.notice?.detail).toMatch(/^receipts\.jsonl: /)
  })

  test('counts what is damaged, in one sentence with the file and where it went', async () => {
    const { folder, receipts } = await withReceipts(3)
    const changed = receipts.map((one) => JSON.stringify(one).replace('"id":"r1"', '"id:"r1"'))
    await writeFile(path.join(folder, 'receipts.jsonl'), `${changed.join('\n')}\ngarbage\n`)
    const read = await createStorage(folder, { epoch: () => 42 }).read('receipts')
    expect(read.records).toEqual([receipts[0], receipts[2]])
    const detail = 'receipts.jsonl: 2 lines, kept in receipts.jsonl.damaged-42; a line is not JSON'
    expect(read.notice).toEqual({ id: 'receipts', kind: 'file-moved-aside', detail })
  })

  test('reads receipts also where it cannot cut their file back', async () => {
    const { folder, receipts } = await withReceipts(1300)
    await mkdir(path.join(folder, 'receipts.jsonl.new'))
    expect(await createStorage(folder).read('receipts')).toEqual({ records: receipts.slice(-1000), notice: null })
  })

  test('keeps the last thousand receipts', async () => {
    const { folder, receipts } = await withReceipts(1300)
    const read = await createStorage(folder).read('receipts')
    expect(read.records).toEqual(receipts.slice(300))
    expect((await createStorage(folder).read('receipts')).records).toHaveLength(1000)
  })

  test('cuts them back while it runs', async () => {
    const { folder } = await withReceipts(1199)
    const storage = createStorage(folder)
    await storage.read('receipts')
    for (const id of [1199, 1200]) expect(await storage.append('receipts', receipt(id))).toEqual({ ok: true })
    expect((await readFile(path.join(folder, 'receipts.jsonl'), 'utf8')).split('\n')).toHaveLength(1001)
  })

  test('waits for a file to be where it belongs', async () => {
    const folder = await freshFolder()
    const asked: string[] = []
    const storage = createStorage(folder, {
      ready: async (file) => {
        asked.push(file)
        await writeFile(path.join(folder, file), `${JSON.stringify(receipt(1))}\n`)
      },
    })
    expect((await storage.read('receipts')).records).toEqual([receipt(1)])
    expect(asked).toEqual(['receipts.jsonl'])
  })
})
