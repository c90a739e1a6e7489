import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createEngine } from '../../../../electron/engine/create-engine.ts'
import { createStorage } from '../../../../electron/storage/create-storage.ts'
import { parseScenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../../native/simulator/simulator.ts'
import { HEADER, startHarness } from '../../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../../fixtures/memory-storage.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

type Prepare = (file: string) => Promise<void>
const FILES = ['journal', 'receipts'] as const

/** The engine on real files that somebody has spoilt before. */
async function startOn(name: string, prepare: Prepare) {
  const folder = await mkdtemp(path.join(tmpdir(), 'onhook-bad-'))
  await prepare(path.join(folder, `${name}.jsonl`))
  const parsed = parseScenario(`${HEADER}connection id=office drain=200ms`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createVirtualClock()
  const ras = createSimulator(parsed.scenario, clock)
  const log = { info: () => {}, warn: () => {} }
  const engine = createEngine({ ras, clock, storage: createStorage(folder), log, scenario: null })
  await engine.start()

  const office = () => engine.snapshot().connections[0]
  const hangUp = async () => {
    engine.hangUp({ connection: office()?.id ?? '', link: null, confirmed: true }, 'test')
    await vi.waitFor(async () => {
      await clock.advance(50)
      expect(office()?.teardown?.progress.phase).toBe('gone')
    }, 4000)
  }
  return { folder, engine, ras, hangUp, notices: () => engine.snapshot().notices }
}

describe.each(FILES)('a %s', (name) => {
  test.each([
    ['garbage', '\u0000\u0001 rubbish\n', /not JSON/],
    ['a newer version', '{"v":2,"begin":"x"}\n', /version 2, this program knows 1/],
  ])('with %s is moved aside as it was, with the reason, and the hang-up works', async (_what, content, reason) => {
    const { folder, notices, hangUp } = await startOn(name, (file) => writeFile(file, content))
    expect(notices()).toMatchObject([{ id: name, kind: 'file-moved-aside' }])
    expect(notices()[0]?.detail).toMatch(reason)
    const aside = (await readdir(folder)).find((file) => file.includes('.damaged-')) ?? ''
    expect(notices()[0]?.detail).toContain(aside)
    expect(await readFile(path.join(folder, aside), 'utf8')).toBe(content)
    await hangUp()
  })

  test('that cannot be opened is told, and the hang-up works', async () => {
    const { notices, hangUp } = await startOn(name, async (file) => void (await mkdir(file)))
    expect(notices()).toMatchObject([{ id: name, kind: 'file-unreadable' }])
    await hangUp()
  })
})

test('without a journal that can be written, this is told before RasHangUp is called', async () => {
  const storage = createMemoryStorage()
  const harness = await startHarness('connection id=office drain=100ms', { storage })
  const told: string[][] = []
  harness.ras.onCall(({ name, phase }) => {
    if (name === 'RasHangUpW' && phase === 'enter')
      told.push(harness.snapshots.at(-1)?.notices.map((one) => one.kind) ?? [])
  })
  storage.breakWith('There is no room on the disk.')
  harness.hangUp('office')
  await harness.clock.advance(500)
  expect(told).toEqual([['journal-not-kept']])
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toEqual(['journal-not-kept', 'receipt-not-kept'])
})

/** One of two connections was hung up, and nothing of it could be written. */
async function hungUpWithoutDisk() {
  const storage = createMemoryStorage()
  const harness = await startHarness('connection id=office drain=100ms\nconnection id=home drain=100ms', { storage })
  storage.breakWith('There is no room on the disk.')
  harness.hangUp('office')
  await harness.clock.advance(500)
  return { harness, storage }
}

test('that a file could not be written is told until it can be written again', async () => {
  const { harness, storage } = await hungUpWithoutDisk()
  storage.breakWith(null)
  harness.hangUp('home')
  await harness.clock.advance(500)
  expect(harness.engine.snapshot().notices).toEqual([])
})

test('what has been read is put away, and told anew when it happens again', async () => {
  const { harness } = await hungUpWithoutDisk()
  expect(harness.engine.withdraw('journal-not-kept')).toEqual({ ok: true })
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toEqual(['receipt-not-kept'])
  expect(harness.engine.withdraw('journal-not-kept')).toEqual({ ok: false, refusal: 'not-now' })
  harness.hangUp('home')
  await harness.clock.advance(500)
  expect(harness.engine.snapshot().notices.map((one) => one.kind)).toContain('journal-not-kept')
})
