import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { createDisk, type Disk } from '../../../electron/storage/disk.ts'
import { createLogFile } from '../../../electron/storage/log-file.ts'

let folder: string
let file: string
let now = 0
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onhook-log-'))
  file = path.join(folder, 'onhook.log')
  now = 0
})

const logOn = (disk: Partial<Disk> = {}) =>
  createLogFile({ file, older: `${file}.old`, disk: { ...createDisk(), ...disk }, epoch: () => now })
const text = () => readFile(file, 'utf8')

/** A disk that takes nothing until it is let go. */
function stalled() {
  let let_go: () => void = () => {}
  const free = new Promise<void>((resolve) => {
    let_go = resolve
  })
  const disk = createDisk()
  const openToAppend: Disk['openToAppend'] = async (name) => {
    await free
    return disk.openToAppend(name)
  }
  return { openToAppend, letGo: let_go }
}

test('lines are there in order once flushed', async () => {
  const log = logOn()
  for (const line of ['one', 'two', 'three']) log.write(line)
  await log.flush()
  expect(await text()).toBe('one\ntwo\nthree\n')
  expect((await log.tail()).slice(0, 3)).toEqual(['one', 'two', 'three'])
})

test('a disk that stalls keeps nobody waiting; what is too much is dropped and counted', async () => {
  const { letGo, ...disk } = stalled()
  const log = logOn(disk)
  for (let line = 0; line < 3_000; line += 1) log.write(`line ${line}`)
  letGo()
  await log.flush()
  log.write('at last')
  await log.flush()
  const lines = (await text()).split('\n')
  expect(lines).toHaveLength(2_001 + 3)
  expect(lines[1]).toMatch(/warn 999 lines were dropped: the disk was too slow/)
  expect(lines.at(-2)).toBe('at last')
})

test('a full disk is said with its reason once it takes lines again', async () => {
  let full = true
  const disk = createDisk()
  const openToAppend: Disk['openToAppend'] = (name) =>
    full ? Promise.reject(new Error('ENOSPC: no space')) : disk.openToAppend(name)
  const log = logOn({ openToAppend })
  log.write('lost')
  await log.flush()
  log.write('lost too, without asking the disk again so soon')
  full = false
  now = 2_000
  log.write('kept')
  await log.flush()
  expect(await text()).toMatch(/^\S+ warn 2 lines were dropped: ENOSPC: no space\nkept\n$/)
})

test('a full file makes room, and one older is kept', async () => {
  const log = logOn()
  for (let round = 0; round < 3; round += 1) {
    for (let line = 0; line < 200; line += 1) log.write('x'.repeat(8_000))
    await log.flush()
    log.write(`round ${round}`)
    await log.flush()
  }
  expect((await readdir(folder)).sort()).toEqual(['onhook.log', 'onhook.log.old'])
  expect((await text()).length).toBeLessThan(3_000_000)
})

test('a line longer than anybody reads is cut', async () => {
  const log = logOn()
  log.write('y'.repeat(100_000))
  await log.flush()
  expect((await text()).length).toBeLessThan(10_000)
})
