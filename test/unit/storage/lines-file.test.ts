import { appendFile, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createLinesFile } from '../../../electron/storage/lines-file.ts'

const record = (id: number) => JSON.stringify({ v: 1, id })
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onhook-lines-'))
  file = path.join(folder, 'deeper', 'journal.jsonl')
})

const open = () => createLinesFile(file, () => 42)

describe('a file of lines', () => {
  test('that does not exist yet reads as empty', async () => {
    expect(await open().read()).toEqual({ lines: [], movedAside: null })
  })

  test('gives back what was appended, in order, also to a later start', async () => {
    const first = open()
    await Promise.all([first.append(record(1)), first.append(record(2)), first.append(record(3))])
    expect((await open().read()).lines).toEqual([record(1), record(2), record(3)])
  })

  test('leaves out a torn last line', async () => {
    await open().append(record(1))
    await appendFile(file, '{"v":1,"id":2')
    expect(await open().read()).toEqual({ lines: [record(1)], movedAside: null })
  })

  test('cuts a torn last line off before it appends, however long it is', async () => {
    await open().append(record(1))
    await appendFile(file, `{"v":1,"id":"${'x'.repeat(10_000)}`)
    await open().append(record(2))
    expect(await readFile(file, 'utf8')).toBe(`${record(1)}\n${record(2)}\n`)
  })

  test('with garbage is moved aside as it was, and the good lines go on', async () => {
    await open().append(record(1))
    const damaged = `${record(1)}\n\u0000\u0000garbage\n${record(2)}\n`
    await writeFile(file, damaged)
    const read = await open().read()
    expect(read.lines).toEqual([record(1), record(2)])
    expect(read.movedAside).toEqual({ name: 'journal.jsonl.damaged-42', reason: 'a line is not JSON' })
    expect(await readFile(path.join(folder, 'deeper', 'journal.jsonl.damaged-42'), 'utf8')).toBe(damaged)
    expect(await open().read()).toEqual({ lines: [record(1), record(2)], movedAside: null })
  })

  test('with garbage stands where it stood until the good lines can take its place', async () => {
    const damaged = `${record(1)}\ngarbage\n`
    await open().append(record(1))
    await writeFile(file, damaged)
    await mkdir(`${file}.new`)
    await expect(open().read()).rejects.toThrow('EISDIR')
    expect(await readFile(file, 'utf8')).toBe(damaged)
  })

  test('of a newer version is moved aside with that as the reason', async () => {
    await open().append('{"v":2,"id":1}')
    expect((await open().read()).movedAside?.reason).toBe('a record has version 2, this program knows 1')
  })

  test('is replaced as a whole and leaves nothing beside it', async () => {
    const lines = open()
    await lines.append(record(1))
    await lines.rewrite([record(8)])
    await lines.append(record(9))
    expect((await open().read()).lines).toEqual([record(8), record(9)])
    expect(await readdir(path.dirname(file))).toEqual(['journal.jsonl'])
  })
})
