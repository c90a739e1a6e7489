import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Settings } from '../../electron/contract/settings.ts'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { folderWith, settingsIn } from './settings-folder.ts'

const EMPTY = { ONHOOK_SCENARIO: 'empty' }

/** As the page with the settings does it. */
const change = (view: Page, settings: Partial<Settings>) => callFrom(view, 'changeSettings', settings)

test('a change reaches menu and theme at once, and the next start', async ({ launch }) => {
  const onhook = await launch({ environment: EMPTY, userData: folderWith({}) })
  const theme = () => onhook.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  const labels = async () => (await (await onhook.item()).menu()).map(({ label }) => label)
  const window = await onhook.window()
  await expect.poll(labels).toContain('Quit')
  expect(await change(window, { language: 'de', theme: 'dark' })).toEqual({ ok: true, value: { ok: true } })
  await expect.poll(labels).toContain('Beenden')
  expect(await theme()).toBe('dark')
  await expect.poll(() => settingsIn(onhook.userData)).toMatchObject({ settings: { language: 'de', theme: 'dark' } })
  await (await onhook.item()).press('Beenden')
  await onhook.ended

  const next = await launch({ environment: EMPTY, userData: onhook.userData, switches: ['--hidden'] })
  const nextLabels = async () => (await (await next.item()).menu()).map(({ label }) => label)
  await expect.poll(nextLabels).toContain('Beenden')
  expect(await next.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
})

test('a damaged file is moved aside, said, and OnHook starts as at first', async ({ launch }) => {
  const userData = folderWith({})
  writeFileSync(path.join(userData, 'settings.json'), '{"v":1,"settings":')
  const onhook = await launch({ environment: EMPTY, userData })
  await expect(
    (await onhook.window()).getByText(/A damaged file, or its damaged lines, were moved aside/),
  ).toBeVisible()
  expect(readdirSync(userData).filter((name) => /^settings\.json\.damaged-\d+$/.test(name))).toHaveLength(1)
})

test('settings of a newer OnHook are used as far as they are understood, and left as they are', async ({ launch }) => {
  const userData = folderWith({ theme: 'dark' }, { v: 9, seen: [], colour: 'blue' })
  const before = settingsIn(userData)
  const onhook = await launch({ environment: EMPTY, userData })
  const window = await onhook.window()
  await expect(window.getByText(/saved by a newer OnHook/)).toBeVisible()
  expect(await change(window, { theme: 'light' })).toEqual({ ok: true, value: { ok: true } })
  expect(await onhook.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('light')
  expect(settingsIn(userData)).toEqual(before)
})

test('a folder that cannot be written is said, and OnHook runs all the same', async ({ launch }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'onhook-electron-')), 'file')
  writeFileSync(file, '')
  const onhook = await launch({ environment: EMPTY, switches: [`--user-data-dir=${path.join(file, 'data')}`] })
  const window = await onhook.window()
  await expect(window.getByText(/cannot write to its folder/)).toBeVisible()
  expect(await change(window, { theme: 'dark' })).toEqual({ ok: true, value: { ok: true } })
  expect(await onhook.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  const instead = await onhook.app.evaluate(({ app }) => app.getPath('userData'))
  expect(existsSync(path.join(instead, 'onhook.log'))).toBe(true)
  await onhook.dispose()
  for (const folder of [instead, path.dirname(file)])
    rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 100 })
})
