import { expect, test } from 'vitest'
import { mayNotify } from '../../../../electron/shell/desktop/may-notify.ts'

const installed = { platform: 'win32', packaged: true, environment: {} } as const

test('an installed copy may notify', () => {
  expect(mayNotify(installed)).toBe(true)
})

test.each([
  ['a portable copy', { ...installed, environment: { PORTABLE_EXECUTABLE_DIR: 'E:\\\\' } }],
  ['a development copy', { ...installed, packaged: false }],
] as const)('%s leaves the Start menu and the registry of Windows alone', (_, copy) => {
  expect(mayNotify(copy)).toBe(false)
})

test('where notifications register nothing, every copy may', () => {
  expect(mayNotify({ platform: 'linux', packaged: false, environment: {} })).toBe(true)
})
