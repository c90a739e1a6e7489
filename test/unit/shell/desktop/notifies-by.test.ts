import { expect, test } from 'vitest'
import { notifiesBy } from '../../../../electron/shell/desktop/notifies-by.ts'

const installed = { platform: 'win32', packaged: true, environment: {} } as const

test('an installed copy shows toasts', () => {
  expect(notifiesBy(installed)).toBe('toast')
})

test.each([
  ['a portable copy', { ...installed, environment: { PORTABLE_EXECUTABLE_DIR: 'E:\\\\' } }],
  ['a development copy', { ...installed, packaged: false }],
] as const)('%s leaves the Start menu and the registry of Windows alone', (_, copy) => {
  expect(notifiesBy(copy)).toBe('balloon')
})

test('where notifications register nothing, every copy shows them', () => {
  expect(notifiesBy({ platform: 'linux', packaged: false, environment: {} })).toBe('toast')
})
