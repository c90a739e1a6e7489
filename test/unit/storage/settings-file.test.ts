import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FIRST_SETTINGS } from '../../../electron/contract/settings.ts'
import { createSettingsFile, type SavedPreferences } from '../../../electron/storage/settings-file.ts'

const PLACE = { x: 10, y: -20, width: 880, height: 600, maximized: false }
const CHOSEN: SavedPreferences = { settings: { ...FIRST_SETTINGS, theme: 'dark' }, seen: ['first-run'], window: PLACE }

const freshFile = async () => path.join(await mkdtemp(path.join(tmpdir(), 'onhook-settings-')), 'settings.json')

async function fileWith(content: unknown): Promise<string> {
  const file = await freshFile()
  await writeFile(file, JSON.stringify(content))
  return file
}

const contentOf = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

test('without a file everything is as at the first start', async () => {
  expect(await createSettingsFile(await freshFile()).read()).toEqual({
    kept: { settings: FIRST_SETTINGS, seen: [], window: null },
    notice: null,
    faults: [],
  })
})

test('what was chosen is there at the next start', async () => {
  const file = await freshFile()
  expect(await createSettingsFile(file).write(CHOSEN)).toBeNull()
  expect(await createSettingsFile(file).read()).toEqual({ kept: CHOSEN, notice: null, faults: [] })
})

test('a value that makes no sense takes only itself along', async () => {
  const file = await fileWith({
    v: 1,
    settings: { theme: 'purple', language: 'de', notifyGone: 'yes' },
    seen: ['closed'],
    window: { ...PLACE, width: 0 },
  })
  const { kept, faults } = await createSettingsFile(file).read()
  expect(kept).toEqual({ settings: { ...FIRST_SETTINGS, language: 'de' }, seen: ['closed'], window: null })
  expect(faults).toEqual(['theme', 'notifyGone', 'window'])
})

test.each([
  ['settings that are a list', { v: 1, settings: [1] }],
  ['settings that are a number', { v: 1, settings: 7 }],
  ['a place that is far outside', { v: 1, window: { ...PLACE, x: 1e9 } }],
  ['hints that nobody knows', { v: 1, seen: ['other'] }],
])('%s are as good as none', async (_what, content) => {
  const { kept, faults } = await createSettingsFile(await fileWith(content)).read()
  expect(kept).toEqual({ settings: FIRST_SETTINGS, seen: [], window: null })
  expect(faults).toHaveLength(1)
})

test('keys that are not known are kept, in the document and in the settings', async () => {
  const file = await fileWith({ v: 1, later: { a: 1 }, settings: { theme: 'light', sound: 'bell' } })
  const settings = createSettingsFile(file)
  const { kept } = await settings.read()
  await settings.write({ ...kept, settings: { ...kept.settings, theme: 'dark' } })
  expect(await contentOf(file)).toMatchObject({ v: 1, later: { a: 1 }, settings: { theme: 'dark', sound: 'bell' } })
})

test('a damaged file is moved aside with a notice, and a new one can be written', async () => {
  const file = await freshFile()
  await writeFile(file, '{"v":1,')
  const settings = createSettingsFile(file, { epoch: () => 9 })
  const { kept, notice } = await settings.read()
  expect(kept.settings).toEqual(FIRST_SETTINGS)
  expect(notice).toMatchObject({ kind: 'file-moved-aside', detail: 'settings.json.damaged-9: it is not JSON' })
  expect(await settings.write(CHOSEN)).toBeNull()
  expect((await readdir(path.dirname(file))).sort()).toEqual(['settings.json', 'settings.json.damaged-9'])
})

test('a file of a newer form is read as far as it is understood, told, and not written', async () => {
  const content = { v: 2, settings: { theme: 'dark', closeHides: { when: 'never' } } }
  const file = await fileWith(content)
  const settings = createSettingsFile(file)
  const { kept, notice } = await settings.read()
  expect(kept.settings).toEqual({ ...FIRST_SETTINGS, theme: 'dark' })
  expect(notice).toMatchObject({ kind: 'settings-newer' })
  expect(await settings.write(CHOSEN)).toMatchObject({ kind: 'settings-newer' })
  expect(await contentOf(file)).toEqual(content)
})

test('a folder that cannot be written is told, and nothing throws', async () => {
  const taken = await freshFile()
  await writeFile(taken, '')
  const settings = createSettingsFile(path.join(taken, 'settings.json'))
  await settings.read()
  expect(await settings.write(CHOSEN)).toMatchObject({ kind: 'settings-not-kept' })
})

test('a file that cannot be read is told, and not written over', async () => {
  const file = await freshFile()
  await mkdir(file)
  const settings = createSettingsFile(file)
  expect((await settings.read()).notice).toMatchObject({ kind: 'file-unreadable' })
  expect(await settings.write(CHOSEN)).toMatchObject({ kind: 'settings-not-kept' })
})
