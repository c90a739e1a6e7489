import { describe, expect, test } from 'vitest'
import { redialAfter } from '../../../../electron/engine/teardown/redial.ts'

describe('an entry is safe to redial', () => {
  test.each([
    ['gone', 999, false],
    ['gone', 1_000, true],
    ['already-gone', 1_000, true],
    ['presumed', 2_999, false],
    ['presumed', 3_000, true],
    ['left', 60_000, false],
  ] as const)('%s, %i ms after the end: %s', (phase, after, safe) => {
    expect(redialAfter(phase, 500, 500 + after, false).safe).toBe(safe)
  })

  test('never while something of it is hung up', () => {
    expect(redialAfter('gone', 0, 60_000, true).safe).toBe(false)
  })
})
