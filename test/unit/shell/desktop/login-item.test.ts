import { expect, test } from 'vitest'
import { createLoginItem } from '../../../../electron/shell/desktop/login-item.ts'
import { FakeLoginItems } from './fake-login-items.ts'

const PROGRAM = 'C:\\Program Files\\OnHook\\OnHook.exe'

function loginItem(
  app = new FakeLoginItems(),
  environment: NodeJS.ProcessEnv = {},
  platform: NodeJS.Platform = 'win32',
) {
  return { app, item: createLoginItem({ app, platform, environment, program: PROGRAM }) }
}

test('it is off until it was switched on', () => {
  expect(loginItem().item.read()).toEqual({ kind: 'off' })
})

test('switched on, OnHook starts in the tray', () => {
  const { app, item } = loginItem()
  expect(item.set(true)).toEqual({ ok: true })
  expect(item.read()).toEqual({ kind: 'on' })
  expect(app.written).toBe(`"${PROGRAM}" --hidden`)
  expect(app.name).toBe('org.onhook.onhook')
})

test('switched off, nothing is left of it', () => {
  const { app, item } = loginItem()
  item.set(true)
  expect(item.set(false)).toEqual({ ok: true })
  expect(app.written).toBeNull()
})

test('what Task Manager switched off is told apart from off', () => {
  const { app, item } = loginItem()
  item.set(true)
  app.approved = false
  expect(item.read()).toEqual({ kind: 'switched-off' })
})

test('what Task Manager switched off is not switched on again from here', () => {
  const { app, item } = loginItem()
  item.set(true)
  app.approved = false
  const sets = app.sets
  expect(item.set(true)).toEqual({ ok: false, refusal: 'not-now' })
  expect(app.sets).toBe(sets)
  expect(item.read()).toEqual({ kind: 'switched-off' })
})

test('what Task Manager switched off can be taken out altogether', () => {
  const { app, item } = loginItem()
  item.set(true)
  app.approved = false
  expect(item.set(false)).toEqual({ ok: true })
  expect(app.written).toBeNull()
})

test('an item that another copy wrote is not taken for our own', () => {
  const { app, item } = loginItem()
  app.written = '"D:\\Old\\OnHook.exe" --hidden'
  expect(item.read()).toEqual({ kind: 'off' })
})

test('a key that cannot be written is said to have failed', () => {
  const { app, item } = loginItem()
  app.locked = true
  expect(item.set(true)).toEqual({ ok: false, refusal: 'failed' })
})

test.each([
  ['a portable copy', true, { PORTABLE_EXECUTABLE_DIR: 'E:\\' }, 'win32', 'portable'],
  ['a development copy', false, {}, 'win32', 'development'],
  ['Linux', true, {}, 'linux', 'system'],
] as const)('%s is not offered, and nothing is written or read', (_what, packaged, environment, platform, why) => {
  const { app, item } = loginItem(new FakeLoginItems(packaged), environment, platform)
  expect(item.read()).toEqual({ kind: 'not-offered', why })
  expect(item.set(true)).toEqual({ ok: false, refusal: 'not-here' })
  expect(app.sets).toBe(0)
})

test('a development copy that asks for it starts its own folder', () => {
  const { app, item } = loginItem(new FakeLoginItems(false), { ONHOOK_LOGIN_ITEM: '1' })
  expect(item.set(true)).toEqual({ ok: true })
  expect(app.written).toBe(`"${PROGRAM}" "C:\\Some where\\app" --hidden`)
})

test('an Electron that adds quotes by itself does not make them two', () => {
  const { app, item } = loginItem()
  app.quotes = true
  expect(item.set(true)).toEqual({ ok: true })
  expect(app.written).toBe(`"${PROGRAM}" --hidden`)
  expect(item.read()).toEqual({ kind: 'on' })
  app.approved = false
  expect(item.read()).toEqual({ kind: 'switched-off' })
})

test('a value that Windows would read as another program is not taken for our own', () => {
  const { app, item } = loginItem()
  app.written = `${PROGRAM} --hidden`
  app.name = 'org.onhook.onhook'
  expect(item.read()).toEqual({ kind: 'off' })
})
