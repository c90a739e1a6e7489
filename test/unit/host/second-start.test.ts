import { describe, expect, test } from 'vitest'
import { decideSecondStart } from '../../../electron/host/second-start.ts'

describe('a start', () => {
  test('beside one that runs brings that one forward', () => {
    expect(decideSecondStart({ quit: false, hidden: false, at: 1 })).toBe('come-forward')
  })

  test('of the login item leaves the one that runs in the tray', () => {
    expect(decideSecondStart({ quit: false, hidden: true, at: 1 })).toBe('stay')
  })

  test('that wants the other one gone makes it quit, hidden or not', () => {
    expect(decideSecondStart({ quit: true, hidden: true, at: 1 })).toBe('quit')
    expect(decideSecondStart({ quit: true, hidden: false, at: 1 })).toBe('quit')
  })

  test('that asks to quit, but began before the newest that wants it to run, does nothing', () => {
    expect(decideSecondStart({ quit: true, hidden: false, at: 1 }, 2)).toBe('stay')
    expect(decideSecondStart({ quit: true, hidden: false, at: 3 }, 2)).toBe('quit')
  })
})
