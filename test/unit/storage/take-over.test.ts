import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../electron/storage/checksum.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import { createDisk, type Disk } from '../../../electron/storage/disk.ts'
import { createSettingsFile } from '../../../electron/storage/settings-file.ts'
import { takeOver } from '../../../electron/storage/take-over.ts'

const WRITTEN = path.resolve(import.meta.dirname, '../../fixtures/data-folder-0.1')
const FILES = ['journal.jsonl', 'receipts.jsonl', 'settings.json'] as const

let parent: string
let from: string
let to: string
let said: string[]

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'onhook-take-over-'))
  from = path.join(parent, 'roaming')
  to = path.join(parent, 'local')
  said = []
  cpSync(WRITTEN, from, { recursive: true })
})

/** A start of today's version, as far as its files go. */
async function start(disk: Disk = createDisk()) {
  const { ready } = takeOver({ from, to, disk, log: () => {}, failed: (detail) => said.push(detail) })
  const storage = createStorage(to, { ready, disk })
  const settings = createSettingsFile(path.join(to, 'settings.json'), { ready, disk })
  const [journal, receipts, kept] = [
    await storage.read('journal'),
    await storage.read('receipts'),
    await settings.read(),
  ]
  return { storage, journal, receipts, settings: kept }
}

const original = (file: string) => readFileSync(path.join(WRITTEN, file), 'utf8')
const now = (file: string) => readFileSync(path.join(to, file), 'utf8')
const left = () => FILES.filter((file) => readdirSync(from).includes(file))
const openIn = ({ journal }: Awaited<ReturnType<typeof start>>) => {
  const ended = new Set(journal.records.flatMap((record) => ('end' in record ? [record.end] : [])))
  return journal.records.flatMap((record) => ('begin' in record && !ended.has(record.begin) ? [record.begin] : []))
}
const PUMP = 'mwz850gk-6'

describe('the folder of 0.1', () => {
  test('is taken over as it was: its open promise, every receipt, the settings', async () => {
    const started = await start()
    for (const file of FILES) expect(now(file)).toBe(original(file))
    expect(left()).toEqual([])
    expect(openIn(started)).toEqual([PUMP])
    expect(started.receipts.records).toHaveLength(5)
    expect(started.settings.kept.settings.language).toBe('de')
    expect(said).toEqual([])
  })

  test('gives its journal first', async () => {
    const disk = createDisk()
    const order: string[] = []
    await start({
      ...disk,
      replace: async (file, content) => {
        order.push(path.basename(file))
        await disk.replace(file, content)
      },
    })
    expect(order).toEqual(FILES)
  })

  test('is taken over once: what was kept since is not touched by a later start', async () => {
    const first = await start()
    await first.storage.append('journal', { v: 1, end: PUMP })
    const after = now('journal.jsonl')
    const second = await start()
    expect(now('journal.jsonl')).toBe(after)
    expect(openIn(second)).toEqual([])
  })

  test.each(FILES)(
    'whose %s had been written, but was not given up when the program was killed, is whole',
    async (file) => {
      mkdirSync(to)
      cpSync(path.join(from, file), path.join(to, file))
      const started = await start()
      for (const each of FILES) expect(now(each)).toBe(original(each))
      expect(left()).toEqual([])
      expect(openIn(started)).toEqual([PUMP])
    },
  )

  test.each([0, 1, 2])(
    'whose take-over ends after %i files is taken over to its end by the next start',
    async (whole) => {
      const disk = createDisk()
      let done = 0
      const dying: Disk = {
        ...disk,
        replace: (file, content) =>
          done++ < whole ? disk.replace(file, content) : Promise.reject(new Error('killed')),
      }
      await start(dying)
      for (const file of left()) expect(readFileSync(path.join(from, file), 'utf8')).toBe(original(file))
      await start()
      for (const file of FILES) expect(now(file)).toBe(original(file))
      expect(left()).toEqual([])
    },
  )

  test('adds its records before those that are there already, and leaves their settings alone', async () => {
    mkdirSync(to)
    writeFileSync(path.join(to, 'journal.jsonl'), `${seal(JSON.stringify(OWN))}\n`)
    const settings = JSON.stringify({ v: 1, settings: { language: 'en' } })
    writeFileSync(path.join(to, 'settings.json'), settings)
    const ownLine = now('journal.jsonl')
    const started = await start()
    expect(now('journal.jsonl')).toBe(original('journal.jsonl') + ownLine)
    expect(openIn(started)).toEqual([PUMP, 'own'])
    expect(now('settings.json')).toBe(settings)
    expect(left()).toEqual([])
  })

  test('damaged has its damage come along', async () => {
    const damaged = `\uFEFF${original('journal.jsonl')}{"v":1,"begin":"to`
    writeFileSync(path.join(from, 'journal.jsonl'), damaged)
    mkdirSync(to)
    writeFileSync(path.join(to, 'journal.jsonl'), '\uFEFF')
    const started = await start()
    expect(openIn(started)).toEqual([PUMP])
    expect(now('journal.jsonl')).toContain(original('journal.jsonl'))
  })

  test('that another OnHook 0.1 still uses is left to it', async () => {
    const held: string[] = []
    await start({ ...createDisk(), isHeld: async (file) => held.push(file) > 0 })
    expect(held).toEqual([path.join(from, 'lockfile')])
    expect(left()).toEqual(FILES)
  })

  test.each([
    ['is not there', () => rmSync(from, { recursive: true })],
    ['holds nothing of ours', () => FILES.map((file) => rmSync(path.join(from, file)))],
  ])('that %s is nothing to speak of', async (_what, prepare) => {
    prepare()
    const started = await start()
    expect(started.journal).toEqual({ records: [], notice: null })
    expect(said).toEqual([])
    expect(await started.storage.append('journal', { v: 1, end: 'x' })).toEqual({ ok: true })
  })

  test('that cannot be read is told once, stays, and the new folder is used', async () => {
    for (const file of FILES) {
      rmSync(path.join(from, file))
      mkdirSync(path.join(from, file))
    }
    const started = await start()
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(path.join(from, 'journal.jsonl'))
    expect(left()).toEqual(FILES)
    expect(await started.storage.append('journal', { v: 1, end: 'x' })).toEqual({ ok: true })
  })

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('that is another’s is told', async () => {
    chmodSync(path.join(from, 'journal.jsonl'), 0)
    await start()
    expect(said).toHaveLength(1)
  })

  test('that never answers holds nothing up, and is taken over by a later start', async () => {
    const disk = createDisk()
    const dead: Disk = {
      ...disk,
      read: (file, most) => (file.startsWith(from) ? new Promise(() => {}) : disk.read(file, most)),
    }
    await start(dead)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/does not answer/)
    // As that start would have written it; it holds its journal open no longer.
    mkdirSync(to, { recursive: true })
    writeFileSync(path.join(to, 'journal.jsonl'), `${seal(JSON.stringify(OWN))}\n`)
    expect(openIn(await start())).toEqual([PUMP, 'own'])
  })
})

const SUBJECT = { identity: 'i', entryKey: 'e', name: 'n', phonebook: '', link: null, device: 'vpn' } as const
const OWN = { v: 1, begin: 'own', epoch: 1, subject: SUBJECT } as const
