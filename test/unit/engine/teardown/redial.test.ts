import { describe, expect, test } from 'vitest'
import { redialAfter } from '../../../../electron/engine/teardown/redial.ts'

describe('an entry is safe to redial', () => {
  test.each([
    ['gone', 999, false],
    ['gone', 1_000, true],
    ['already-gone', 1_000, true],
    ['presumed', 60_000, false],
    ['left', 60_000, false],
  ] as const)('%s, %i ms after the end: %s', (phase, after, safe) => {
    expect(redialAfter(phase, 500, 500 + after, false).safe).toBe(safe)
  })

  test('never without proof: then it may fail, and may be tried', () => {
    expect(redialAfter('presumed', 0, 10, false)).toEqual({ safe: false, inMs: 0, mayFail: true })
    expect(redialAfter('presumed', 0, 10, true).mayFail).toBe(false)
    expect(redialAfter('gone', 0, 10, false).mayFail).toBe(false)
  })

  test('never while something of it is hung up', () => {
    expect(redialAfter('gone', 0, 60_000, true).safe).toBe(false)
  })
})
