import { describe, expect, test } from 'vitest'
import { decideSecondStart } from '../../../electron/host/second-start.ts'

describe('a start', () => {
  test('beside one that runs brings that one forward', () => {
    expect(decideSecondStart({ quit: false, hidden: false })).toBe('come-forward')
  })

  test('of the login item leaves the one that runs in the tray', () => {
    expect(decideSecondStart({ quit: false, hidden: true })).toBe('stay')
  })

  test('that wants the other one gone makes it quit, hidden or not', () => {
    expect(decideSecondStart({ quit: true, hidden: true })).toBe('quit')
    expect(decideSecondStart({ quit: true, hidden: false })).toBe('quit')
  })
})
