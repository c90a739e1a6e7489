import { mkdtempSync, readFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'
import { folderWith } from './settings-folder.ts'

const PRIVATE = `onhook-scenario version=1
connection id=office name="Office of Anna" handle=0x1000 drain=200ms local=10.20.30.40 remote=203.0.113.9
connection id=number name=".022147110815" number=022147110815 handle=0x2000 type=modem
`

/** The save dialog is the system's own and cannot be pressed from here: it says what a person would have. */
const saveAs = (onhook: OnHook, file: string | null) =>
  onhook.app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', async () =>
      filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath },
    )
  }, file)

test('a report names nobody, and says what ran and what happened', async ({ launch, double }) => {
  const played = await double(PRIVATE)
  const onhook = await launch({ environment: played.environment, userData: folderWith({}) })
  const window = await onhook.window()
  await (await onhook.item()).press('Hang up Office of Anna')
  await expect.poll(() => onhook.log()).toMatch(/vpn connection: gone/)

  const file = path.join(mkdtempSync(path.join(tmpdir(), 'onhook-report-')), 'for-support.json')
  await saveAs(onhook, file)
  expect(await callFrom(window, 'saveReport', null)).toEqual({
    ok: true,
    value: { kind: 'saved', name: 'for-support.json' },
  })
  const text = readFileSync(file, 'utf8')
  const report: unknown = JSON.parse(text)
  expect(report).toMatchObject({ v: 1, versions: { onhook: expect.any(String) }, settings: { theme: 'system' } })
  expect(text).toMatch(/"method": "hangUp"/)
  expect(text).toMatch(/vpn connection: gone after/)
  const secrets = ['Anna', '022147110815', '22147', '10.20.30.40', '203.0.113.9', hostname(), onhook.userData, '.pbk']
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  const log = onhook.log()
  expect(['Anna', '22147', '10.20.30.40', '203.0.113.9'].filter((secret) => log.includes(secret))).toEqual([])
})

test('a dialog that was cancelled writes nothing, and a file that cannot be written is said', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' }, userData: folderWith({}) })
  const window = await onhook.window()
  await saveAs(onhook, null)
  expect(await callFrom(window, 'saveReport', null)).toEqual({ ok: true, value: { kind: 'cancelled' } })
  await saveAs(onhook, '/nowhere/report.json')
  expect(await callFrom(window, 'saveReport', null)).toMatchObject({
    ok: true,
    value: { kind: 'failed', reason: expect.stringMatching(/ENOENT/) },
  })
})
