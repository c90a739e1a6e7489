import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createWords } from '../../../electron/contract/words/create-words.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import { createSettingsFile } from '../../../electron/storage/settings-file.ts'
import { receiptText } from '../../../renderer/model/pages/receipts.ts'
import { startHarness } from '../../fixtures/engine-harness.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'

/**
 * A folder as OnHook 0.1 left it when it was ended while "Pump station" was being hung up. It was written by that version
 * and is never changed: what stands on users' disks must be read for ever.
 */
const WRITTEN = path.resolve(import.meta.dirname, '../../fixtures/data-folder-0.1')

const SCENARIO = readFileSync(path.join(WRITTEN, 'played.scenario'), 'utf8')

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function folderOf01(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-0.1-'))
  folders.push(folder)
  cpSync(WRITTEN, folder, { recursive: true })
  return folder
}

/** The engine on what that folder holds, read by the shipped storage. */
async function started(scenario: string) {
  const storage = createStorage(folderOf01())
  const [journal, receipts] = [await storage.read('journal'), await storage.read('receipts')]
  expect([journal.notice, receipts.notice]).toEqual([null, null])
  const memory = createMemoryStorage({
    journal: journal.records.map((record) => JSON.stringify(record)),
    receipts: receipts.records.map((record) => JSON.stringify(record)),
  })
  return startHarness(scenario, { storage: memory, shown: true })
}

test('settings, hints and the place of the window are honoured', async () => {
  const { kept, notice, faults } = await createSettingsFile(path.join(folderOf01(), 'settings.json')).read()
  expect(notice).toBeNull()
  expect(faults).toEqual([])
  expect(kept).toEqual({
    settings: {
      language: 'de',
      theme: 'dark',
      notifyDropped: false,
      notifyStuck: true,
      notifyGone: true,
      confirmHangUpAll: false,
      closeHides: false,
    },
    seen: ['first-run', 'closed'],
    window: { x: 40, y: 60, width: 900, height: 640, maximized: false },
  })
})

test('every receipt is shown', async () => {
  const { engine } = await started(SCENARIO)
  const told = engine.receipts().map(({ subject, outcome, by }) => [subject.name, outcome.phase, by])
  expect(told).toEqual([
    ['Office VPN', 'gone', 'popover'],
    ['DSL Müller', 'gone', 'menu'],
    ['ISDN bundle', 'presumed', 'window'],
    ['Headquarters', 'failed', 'notification'],
    ['.+49 30 5550142', 'left', 'preview'],
  ])
  for (const receipt of engine.receipts()) expect(receiptText(receipt, createWords('en'))).toContain('RasHangUp')
})

test('the open promise is watched on while its connection is listed', async () => {
  const { row, made } = await started(SCENARIO)
  expect(row('Pump station').teardown?.progress.phase).toBe('draining')
  expect(made('RasHangUpW')).toBe(0)
})

test('the open promise ends as interrupted once its connection is gone', async () => {
  const { engine } = await started(SCENARIO.replace(/^connection id=pump .*$/m, ''))
  expect(engine.snapshot().recent.map(({ name, how }) => [name, how.kind])).toContainEqual([
    'Pump station',
    'interrupted',
  ])
})

test('a handle that 0.1 hung up and stopped watching goes into RasGetConnectStatus alone', async () => {
  const { row, ras, madeOn, clock } = await started(SCENARIO)
  await clock.advance(2_000)
  expect(row('+49 30 5550142').ended).toBe(false)
  const { handle } = ras.truth().find(({ id }) => id === 'fax') ?? { handle: 0n }
  expect(new Set(madeOn(handle))).toEqual(new Set(['RasGetConnectStatusW']))
})
