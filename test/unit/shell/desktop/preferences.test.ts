import { expect, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notice.ts'
import { FIRST_SETTINGS } from '../../../../electron/contract/settings.ts'
import { createLoginItem } from '../../../../electron/shell/desktop/login-item.ts'
import { Preferences } from '../../../../electron/shell/desktop/preferences.ts'
import { SettingsKeeper } from '../../../../electron/shell/desktop/settings-keeper.ts'
import type { SavedPreferences } from '../../../../electron/storage/settings-file.ts'
import { fakeEngine } from '../../../fixtures/fake-engine.ts'
import { FakeLoginItems } from './fake-login-items.ts'

const PLACE = { x: 1, y: 2, width: 880, height: 600, maximized: false }

function makeDesktop(kept: Partial<SavedPreferences> = {}, trouble: Notice | null = null, known = true) {
  const fake = fakeEngine()
  const logins = new FakeLoginItems()
  const written: SavedPreferences[] = []
  const write = async (all: SavedPreferences): Promise<Notice | null> => {
    written.push(all)
    return trouble
  }
  const file = { write, read: () => new Promise<never>(() => {}) }
  const desktop = new Preferences({
    engine: fake.engine,
    keeper: new SettingsKeeper({ engine: fake.engine, file, after: () => () => {} }),
    kept: { settings: FIRST_SETTINGS, seen: [], window: null, ...kept },
    known,
    login: createLoginItem({ app: logins, platform: 'win32', environment: {}, program: 'OnHook.exe' }),
    notifications: true,
    administers: false,
    openSystem: async () => ({ ok: true }),
  })
  const { changeSettings, startAtLogin, putAway } = desktop.handlers
  return {
    ...fake,
    desktop,
    logins,
    written,
    shown: () => fake.engine.snapshot().desktop,
    change: (change: Parameters<typeof changeSettings>[0]) => changeSettings(change, 'window'),
    startAtLogin: (on: boolean) => startAtLogin({ on }, 'window'),
    putAway: (hint: 'first-run' | 'closed') => putAway({ hint }, 'popover'),
  }
}

test('the views are told what was kept', () => {
  const { shown } = makeDesktop({ settings: { ...FIRST_SETTINGS, theme: 'dark' } })
  expect(shown()).toMatchObject({
    settings: { theme: 'dark' },
    login: { kind: 'off' },
    notifications: true,
    administers: false,
  })
})

test('a change is shown, kept, and leaves the other settings alone', () => {
  const { change, shown, written } = makeDesktop({ window: PLACE })
  expect(change({ language: 'de' })).toEqual({ ok: true })
  const settings = { ...FIRST_SETTINGS, language: 'de' }
  expect(shown().settings).toEqual(settings)
  expect(written).toEqual([{ settings, seen: [], window: PLACE }])
})

test('a change that cannot be saved holds all the same, and the user is told', async () => {
  const notice: Notice = { id: 'settings-not-kept', kind: 'settings-not-kept', detail: 'EROFS' }
  const { change, shown, asked } = makeDesktop({}, notice)
  change({ theme: 'light' })
  await Promise.resolve()
  expect(shown().settings.theme).toBe('light')
  expect(asked).toContainEqual(['notice', notice])
})

test('that settings could not be saved is withdrawn once they are', async () => {
  const { change, asked } = makeDesktop()
  change({ theme: 'light' })
  await Promise.resolve()
  expect(asked).toContainEqual(['withdraw', 'settings-not-kept'])
})

test('the login item is read again after every wish', () => {
  const { startAtLogin, shown } = makeDesktop()
  expect(startAtLogin(true)).toEqual({ ok: true })
  expect(shown().login).toEqual({ kind: 'on' })
})

test('what Windows changed meanwhile is seen when it is looked at', () => {
  const { desktop, logins, startAtLogin, shown } = makeDesktop()
  startAtLogin(true)
  logins.approved = false
  desktop.lookAtLogin()
  expect(shown().login).toEqual({ kind: 'switched-off' })
})

test('a login item that is as it was makes no new snapshot', () => {
  const { desktop, engine } = makeDesktop()
  const { version } = engine.snapshot()
  desktop.lookAtLogin()
  expect(engine.snapshot().version).toBe(version)
})

test('the first hint stays until it is put away, and does not come back', () => {
  const { putAway, shown, written } = makeDesktop()
  expect(shown().hints).toEqual(['first-run'])
  expect(putAway('first-run')).toEqual({ ok: true })
  expect(shown().hints).toEqual([])
  expect(written.at(-1)?.seen).toEqual(['first-run'])
  expect(makeDesktop({ seen: ['first-run'] }).shown().hints).toEqual([])
})

test('a hint that is not shown cannot be put away', () => {
  const { putAway, written } = makeDesktop()
  expect(putAway('closed')).toEqual({ ok: false, refusal: 'not-now' })
  expect(written).toEqual([])
})

test('a hint is told once', () => {
  const { desktop, putAway, shown } = makeDesktop({ seen: ['first-run'] })
  desktop.hint('closed')
  desktop.hint('closed')
  expect(shown().hints).toEqual(['closed'])
  putAway('closed')
  desktop.hint('closed')
  expect(shown().hints).toEqual([])
})

test("the window's place is kept once", () => {
  const { desktop, written } = makeDesktop()
  desktop.rememberWindow(PLACE)
  desktop.rememberWindow({ ...PLACE })
  expect(written.map(({ window }) => window)).toEqual([PLACE])
  expect(desktop.windowPlace).toEqual(PLACE)
})

test('where a notification could not be shown the views know that there are none', () => {
  const { desktop, shown } = makeDesktop()
  desktop.noNotifications()
  expect(shown().notifications).toBe(false)
})

test('before the file has answered changes hold, and nothing is written over it', async () => {
  const { change, desktop, shown, written, putAway } = makeDesktop({}, null, false)
  change({ theme: 'dark' })
  putAway('first-run')
  desktop.rememberWindow(PLACE)
  expect(shown()).toMatchObject({ settings: { theme: 'dark' }, hints: [] })
  await Promise.resolve()
  expect(written).toEqual([])
})

test('a file that answers late holds, but for what was chosen meanwhile', () => {
  const { change, desktop, shown, written } = makeDesktop({}, null, false)
  change({ theme: 'dark' })
  desktop.adopt({ settings: { ...FIRST_SETTINGS, language: 'de', theme: 'light' }, seen: ['first-run'], window: PLACE })
  const settings = { ...FIRST_SETTINGS, language: 'de', theme: 'dark' }
  expect(shown()).toMatchObject({ settings, hints: [] })
  expect(written).toEqual([{ settings, seen: ['first-run'], window: PLACE }])
})

test('a file that answers late is not written where nothing was chosen meanwhile', () => {
  const { desktop, shown, written } = makeDesktop({}, null, false)
  desktop.adopt({ settings: { ...FIRST_SETTINGS, theme: 'dark' }, seen: [], window: null })
  expect(shown()).toMatchObject({ settings: { theme: 'dark' }, hints: ['first-run'] })
  expect(written).toEqual([])
})
