import { expect, test } from 'vitest'
import { mayAdminister } from '../../../native/system/windows/may-administer.ts'

test('Windows tells whether its user may change services, and nobody else is asked', () => {
  expect(typeof mayAdminister(process.platform)).toBe(process.platform === 'win32' ? 'boolean' : 'undefined')
  expect(mayAdminister('linux')).toBeUndefined()
})
