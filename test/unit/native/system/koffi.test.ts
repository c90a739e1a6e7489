import { expect, test } from 'vitest'
import { withLikelyCause } from '../../../../native/system/koffi.ts'

const REFUSED = 'The thread for RAS calls broke down: C:\\OnHook\\resources\\koffi.node'

test('where Windows keeps the library of calls out, Smart App Control is named as what may do so', () => {
  expect(withLikelyCause(REFUSED, 'win32')).toMatch(/koffi\.node Smart App Control.* may bar libraries/)
})

test.each([
  [REFUSED, 'linux'],
  ['rasapi32.dll was not found.', 'win32'],
] as const)('nothing is guessed of "%s" on %s', (reason, platform) => {
  expect(withLikelyCause(reason, platform)).toBe(reason)
})
