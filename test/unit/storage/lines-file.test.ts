import {
  appendFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../electron/storage/checksum.ts'
import { createDisk } from '../../../electron/storage/disk.ts'
import { createLinesFile } from '../../../electron/storage/lines-file.ts'

interface Numbered {
  readonly v: 1
  readonly id: number
}

const record = (id: number): Numbered => ({ v: 1, id })
const line = (id: number) => JSON.stringify(record(id))
const check = (value: unknown): value is Numbered => {
  const { v, id, odd } = value as { readonly v: unknown; readonly id: unknown; readonly odd?: unknown }
  return v === 1 && typeof id === 'number' && odd === undefined
}

let folder: string
let file: string

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'onhook-lines-')), 'deeper')
  file = path.join(folder, 'journal.jsonl')
  changes = []
})

let changes: string[]
const open = (most: number | null = null) =>
  createLinesFile({ file, check, most, disk: createDisk(), epoch: () => 42, changed: (aside) => changes.push(aside) })
const sealed = (...ids: readonly number[]) => ids.map((id) => `${seal(line(id))}\n`).join('')
const records = (...ids: readonly number[]) => ({ records: ids.map(record), damaged: null, notUnderstood: 0 })

async function given(content: string | Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(file, content)
}

const setAside = async () => {
  const names = (await readdir(folder)).filter((name) => name.includes('.damaged-'))
  return Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')))
}

describe('a file of lines', () => {
  test('that does not exist yet reads as empty', async () => {
    expect(await open().read()).toEqual(records())
  })

  test('gives back what was appended, in order, also to a later start', async () => {
    const first = open()
    await Promise.all([first.append(record(1)), first.append(record(2)), first.append(record(3))])
    expect(await open().read()).toEqual(records(1, 2, 3))
    expect(await readFile(file, 'utf8')).toBe(sealed(1, 2, 3))
  })

  test('of an earlier version, without checksums, is read', async () => {
    await given(`${line(1)}\n${line(2)}\n`)
    expect(await open().read()).toEqual(records(1, 2))
  })

  test.each([
    ['a byte order mark', `\uFEFF${sealed(1, 2)}`],
    ['carriage returns', sealed(1, 2).replaceAll('\n', '\r\n')],
    ['no newline at its end', sealed(1, 2).slice(0, -1)],
    ['no newline at all', sealed(1, 2).replaceAll('\n', '')],
    ['empty lines', `\n\n${sealed(1)}\n   \n${sealed(2)}\n`],
    ['zeros at its end, as after a power cut', `${sealed(1, 2)}\0\0\0\0`],
  ])('with %s loses nothing and is not damaged', async (_what, content) => {
    await given(content)
    expect(await open().read()).toEqual(records(1, 2))
    const lines = open()
    await lines.append(record(3))
    expect(await open().read()).toEqual(records(1, 2, 3))
  })

  test('leaves out a torn last line, and cuts it off before it appends, however long it is', async () => {
    for (const torn of ['{"v":1,"id":2', '{', `{"v":1,"id":"${'x'.repeat(10_000)}`]) {
      await given(`${sealed(1)}${torn}`)
      expect(await open().read()).toEqual(records(1))
      await open().append(record(2))
      expect(await readFile(file, 'utf8')).toBe(sealed(1, 2))
    }
  })

  test('with garbage has the garbage set aside as it was, counted, and the good lines go on', async () => {
    await given(`${sealed(1)}\u0000\u0000garbage\n${sealed(2)}more of it\n`)
    expect(await open().read()).toEqual({
      ...records(1, 2),
      damaged: { count: 2, name: 'journal.jsonl.damaged-42', reason: 'a line is not JSON' },
    })
    expect(await setAside()).toEqual(['\u0000\u0000garbage\nmore of it\n'])
    expect(await open().read()).toEqual(records(1, 2))
  })

  test('damaged twice within a millisecond has both damages kept', async () => {
    for (const garbage of ['first', 'second']) {
      await given(`${sealed(1)}${garbage}\n`)
      await open().read()
    }
    expect(await setAside()).toEqual(['first\n', 'second\n'])
  })

  test('two records on one line, whatever joins them, are two records', async () => {
    for (const joint of ['', '\v', '*', '{"v":1,"id":']) {
      await given(sealed(1, 2).replace('\n', joint))
      expect((await open().read()).records).toEqual([record(1), record(2)])
    }
  })

  test('with lines of a newer version, or unknown values, leaves these where they are', async () => {
    const newer = `${seal('{"v":2,"id":1}')}\n${seal('{"v":1,"id":1,"odd":true}')}\n`
    await given(`${sealed(1)}${newer}${sealed(2)}`)
    const lines = open()
    expect(await lines.read()).toEqual({ ...records(1, 2), notUnderstood: 2 })
    await lines.append(record(3))
    await lines.rewrite([])
    expect(await readFile(file, 'utf8')).toBe(newer)
    expect(await setAside()).toEqual([])
  })

  test('is used although what is damaged in it cannot be set aside, and nothing writes over that', async () => {
    const damaged = `${sealed(1)}garbage\n`
    await given(damaged)
    await mkdir(`${file}.new`)
    const lines = open()
    const read = await lines.read()
    expect(read.records).toEqual([record(1)])
    expect(read.damaged?.reason).toMatch(/not JSON; .*EISDIR|not JSON; .*directory/)
    await lines.append(record(2))
    expect(await readFile(file, 'utf8')).toBe(`${damaged}${sealed(2)}`)
  })

  test('is replaced as a whole and leaves nothing beside it', async () => {
    const lines = open()
    await lines.append(record(1))
    await lines.rewrite([record(8)])
    await lines.append(record(9))
    expect(await open().read()).toEqual(records(8, 9))
    expect(await readdir(folder)).toEqual(['journal.jsonl'])
  })

  test('a beginning of a new file that was left behind is not in the way', async () => {
    await given(sealed(1))
    await writeFile(`${file}.new`, 'half a')
    const lines = open()
    await lines.rewrite([record(2)])
    expect(await readdir(folder)).toEqual(['journal.jsonl'])
  })

  test('is cut back to its newest lines while it is appended to', async () => {
    const lines = open(10)
    await lines.read()
    for (let id = 1; id <= 13; id += 1) await lines.append(record(id))
    expect(await readFile(file, 'utf8')).toBe(sealed(4, 5, 6, 7, 8, 9, 10, 11, 12, 13))
  })

  test('far longer than it should be is cut from the front', async () => {
    await given(sealed(...Array.from({ length: 500 }, (_, id) => id)))
    expect(await open(10).read()).toEqual(records(490, 491, 492, 493, 494, 495, 496, 497, 498, 499))
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(11)
  })

  test('does not append without an end to a file that was not read', async () => {
    await given(`${sealed(1)}${line(2)}`)
    await open().append(record(3))
    expect(await open().read()).toEqual(records(1, 2, 3))
  })
})

describe('another program, while the file is open,', () => {
  const begun = async () => {
    const lines = open()
    await lines.read()
    await lines.append(record(1))
    return lines
  }

  /** Windows removes and replaces no file that is open. */
  const REPLACED: readonly [string, () => Promise<void>][] =
    process.platform === 'win32'
      ? []
      : [
          ['removes the whole folder', () => rm(folder, { recursive: true })],
          ['puts another in its place', () => writeFile(`${file}~`, 'theirs\n').then(() => rename(`${file}~`, file))],
        ]
  test.each([
    ['removes it', () => rm(file)],
    ['empties it', () => writeFile(file, '')],
    ['moves it away', () => rename(file, `${file}.bak`)],
    ['cuts it off in the midst of a line', () => truncate(file, 10)],
    ...REPLACED,
  ])('%s: what was kept is kept again with the next record', async (_what, meddle) => {
    const lines = await begun()
    await meddle()
    await lines.append(record(2))
    expect((await open().read()).records).toEqual([record(1), record(2)])
  })

  test.each([
    ['after a newline', 'theirs\n'],
    ['without an end', 'theirs'],
  ])('adds to it %s: theirs and ours stay whole', async (_what, theirs) => {
    const lines = await begun()
    await appendFile(file, theirs)
    await lines.append(record(2))
    expect(await readFile(file, 'utf8')).toBe(`${sealed(1)}theirs\n${sealed(2)}`)
  })

  test('writes to it: that is set aside and told before it is replaced', async () => {
    const lines = await begun()
    await appendFile(file, 'theirs\n')
    await lines.rewrite([])
    expect(await setAside()).toEqual([`${sealed(1)}theirs\n`])
    expect(changes).toEqual(['journal.jsonl.damaged-42'])
  })

  test('does nothing: nothing is set aside, also after a write that failed', async () => {
    const lines = await begun()
    await lines.rewrite([])
    await lines.append(record(2))
    await lines.rewrite([record(3)])
    expect(await setAside()).toEqual([])
    expect(changes).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('on a system with owners and links', () => {
  test('is its owner’s alone, also where it was not before', async () => {
    await given('')
    await appendFile(file, '')
    const lines = open()
    await lines.append(record(1))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await lines.rewrite([record(2)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('a link in its place, or in the place of what is written beside it, is not followed', async () => {
    const victim = path.join(await mkdtemp(path.join(tmpdir(), 'onhook-victim-')), 'victim')
    await writeFile(victim, 'mine')
    await mkdir(folder, { recursive: true })
    await symlink(victim, file)
    await expect(open().append(record(1))).rejects.toThrow(/ELOOP/)
    await symlink(victim, `${file}.new`)
    await open().rewrite([record(1)])
    expect(await readFile(victim, 'utf8')).toBe('mine')
    expect((await lstat(file)).isSymbolicLink()).toBe(false)
  })
})
