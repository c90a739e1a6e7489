import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../electron/storage/checksum.ts'
import { createDisk, type FileHandle, type FileSystem } from '../../../electron/storage/disk.ts'
import { createLinesFile } from '../../../electron/storage/lines-file.ts'

let folder: string
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(tmpdir(), 'onhook-disk-'))
})

const failure = (code: string): Error => Object.assign(new Error(code), { code })

/**
 * Files that behave as on Windows: nothing is cut through a handle that appends, nothing replaces a file that is open, a
 * folder cannot be opened; and somebody else holds each file for its first `held` uses.
 */
function windows(held = 0) {
  const openFiles = new Map<string, number>()
  const left = new Map<string, number>()
  const paused: number[] = []
  const flushed: string[] = []
  const use = (file: string): void => {
    const rest = left.get(file) ?? held
    left.set(file, rest - 1)
    if (rest > 0) throw failure('EBUSY')
  }
  const system: FileSystem = {
    platform: 'win32',
    open: async (file, flags, mode) => {
      use(file)
      if ((await fs.stat(file).catch(() => null))?.isDirectory()) throw failure('EPERM')
      const handle = await fs.open(file, flags, mode)
      openFiles.set(file, (openFiles.get(file) ?? 0) + 1)
      const appends = typeof flags === 'number' && (flags & constants.O_APPEND) !== 0
      const faked: FileHandle = {
        appendFile: (data, options) => handle.appendFile(data, options),
        writeFile: (data, options) => handle.writeFile(data, options),
        read: handle.read.bind(handle),
        stat: handle.stat.bind(handle),
        chmod: (given) => handle.chmod(given),
        truncate: async (length) => {
          if (appends) throw failure('EPERM')
          await handle.truncate(length)
        },
        sync: async () => {
          flushed.push(path.basename(file))
          await handle.sync()
        },
        datasync: () => handle.datasync(),
        close: async () => {
          openFiles.set(file, (openFiles.get(file) ?? 1) - 1)
          await handle.close()
        },
      }
      return faked
    },
    rename: async (from, to) => {
      use(to)
      if ((openFiles.get(to) ?? 0) > 0 || (openFiles.get(from) ?? 0) > 0) throw failure('EPERM')
      await fs.rename(from, to)
    },
    remove: async (file) => fs.rm(file, { force: true }),
    stat: (file) => fs.lstat(file),
    makeFolder: async (wanted, mode) => void (await fs.mkdir(wanted, { recursive: true, mode })),
    pause: async (ms) => void paused.push(ms),
  }
  return { system, paused, flushed }
}

const linesOn = (system: FileSystem) =>
  createLinesFile({
    file: path.join(folder, 'journal.jsonl'),
    check: (_value): _value is Readonly<Record<string, unknown>> => true,
    most: null,
    disk: createDisk(system),
    epoch: () => 42,
  })
const record = (id: number) => ({ v: 1, id })
const sealed = (...ids: readonly number[]) => ids.map((id) => `${seal(JSON.stringify(record(id)))}\n`).join('')

describe('with the habits of Windows', () => {
  test('a torn last line is cut off, and the next ones are appended', async () => {
    await fs.writeFile(path.join(folder, 'journal.jsonl'), `${sealed(1)}{"v":1,"id"`)
    const lines = linesOn(windows().system)
    await lines.append(record(2))
    await lines.append(record(3))
    expect(await fs.readFile(path.join(folder, 'journal.jsonl'), 'utf8')).toBe(sealed(1, 2, 3))
  })

  test('a file that is open for appending can be replaced, and appended to again', async () => {
    const lines = linesOn(windows().system)
    await lines.append(record(1))
    await lines.rewrite([])
    await lines.append(record(2))
    expect((await lines.read()).records).toEqual([record(2)])
  })

  test('what somebody else holds for a moment is waited for', async () => {
    const { system, paused } = windows(2)
    const lines = linesOn(system)
    await lines.append(record(1))
    await lines.rewrite([record(2)])
    expect((await linesOn(system).read()).records).toEqual([record(2)])
    expect(paused.slice(0, 2)).toEqual([10, 30])
  })

  test('damage is set aside under a name that nobody has', async () => {
    await fs.writeFile(path.join(folder, 'journal.jsonl'), 'garbage\n')
    const { system } = windows(1)
    expect((await linesOn(system).read()).damaged?.name).toBe('journal.jsonl.damaged-42')
    await fs.writeFile(path.join(folder, 'settings.json'), 'x')
    await fs.writeFile(path.join(folder, 'settings.json.damaged-1'), 'older')
    expect(await createDisk(system).moveAside(path.join(folder, 'settings.json'), 1)).toBe('settings.json.damaged-1-2')
    expect(await fs.readFile(path.join(folder, 'settings.json.damaged-1'), 'utf8')).toBe('older')
  })

  test('a new name is written through by flushing the file that has it', async () => {
    const { system, flushed } = windows()
    await createDisk(system).replace(path.join(folder, 'settings.json'), '{}')
    expect(flushed).toEqual(['settings.json.new', 'settings.json'])
  })

  test('what stays held is given up, and a full disk is not waited for', async () => {
    const { system, paused } = windows(99)
    await expect(createDisk(system).replace(path.join(folder, 'a'), '')).rejects.toThrow('EBUSY')
    expect(paused).toEqual([10, 30, 100, 300])
    const full = { ...windows().system, open: () => Promise.reject(failure('ENOSPC')) }
    await expect(createDisk(full).replace(path.join(folder, 'a'), '')).rejects.toThrow('ENOSPC')
  })
})

describe.skipIf(process.platform === 'win32')('with the habits of Linux', () => {
  test('a code that Windows gives for a moment is final', async () => {
    const { system, paused } = windows(1)
    await expect(createDisk({ ...system, platform: 'linux' }).replace(path.join(folder, 'a'), '')).rejects.toThrow(
      'EBUSY',
    )
    expect(paused).toEqual([])
  })

  test('a pipe in place of a file is refused at once, in reading and in writing', async () => {
    const pipe = path.join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(createDisk().read(pipe)).rejects.toThrow('pipe is no file')
    await expect(createDisk().openToAppend(pipe)).rejects.toThrow(/ENXIO|no file/)
  })
})
