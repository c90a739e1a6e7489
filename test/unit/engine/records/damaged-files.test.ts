import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createEngine } from '../../../../electron/engine/create-engine.ts'
import { createStorage } from '../../../../electron/storage/create-storage.ts'
import { parseScenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../../native/simulator/simulator.ts'
import { HEADER } from '../../../fixtures/engine-harness.ts'
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
    ['a line that is no record', '7\n', /no record/],
  ])('with %s has it set aside as it was, with the reason, and the hang-up works', async (_what, content, reason) => {
    const { folder, notices, hangUp } = await startOn(name, (file) => writeFile(file, content))
    expect(notices()).toMatchObject([{ id: name, kind: 'file-moved-aside' }])
    expect(notices()[0]?.detail).toMatch(reason)
    const aside = (await readdir(folder)).find((file) => file.includes('.damaged-')) ?? ''
    expect(notices()[0]?.detail).toContain(aside)
    expect(await readFile(path.join(folder, aside), 'utf8')).toBe(content)
    await hangUp()
  })

  test.each([
    ['a newer version', '{"v":2,"begin":"x"}\n'],
    ['a value that nobody knows', '{"v":1,"begin":"x","epoch":1,"subject":{"device":"wwan"}}\n'],
  ])('with %s keeps it as it is, says so, and the hang-up works', async (_what, content) => {
    const { folder, notices, hangUp } = await startOn(name, (file) => writeFile(file, content))
    const detail = `${name}.jsonl: 1 line`
    expect(notices()).toMatchObject([{ id: name, kind: 'records-not-understood', detail }])
    await hangUp()
    await vi.waitFor(async () => {
      expect(await readFile(path.join(folder, 'journal.jsonl'), 'utf8')).toBe(name === 'journal' ? content : '')
    })
    expect(await readFile(path.join(folder, `${name}.jsonl`), 'utf8')).toContain(content)
  })

  test('that cannot be opened is told, and the hang-up works', async () => {
    const { notices, hangUp } = await startOn(name, async (file) => void (await mkdir(file)))
    expect(notices()).toMatchObject([{ id: name, kind: 'file-unreadable' }])
    await hangUp()
  })
})
