import { describe, expect, it } from 'vitest'
import { dialogArguments } from '../../../../../native/system/ras/reconnect.ts'

describe('Windows’ dialog to connect an entry', () => {
  it('is told the phone book and the entry', () => {
    expect(dialogArguments('C:\\Users\\A B\\rasphone.pbk', 'Head Office')).toEqual([
      '-f',
      'C:\\Users\\A B\\rasphone.pbk',
      '-d',
      'Head Office',
    ])
  })

  it('does without a phone book that is not known', () => {
    expect(dialogArguments('', 'Office')).toEqual(['-d', 'Office'])
  })

  it('is not opened for a dialled number, which has no entry', () => {
    expect(dialogArguments('C:\\a.pbk', '.0301234')).toBe(623)
    expect(dialogArguments('C:\\a.pbk', '')).toBe(623)
  })

  it.each(['a"b', 'a\0b'])('refuses the name %j, which would become something else', (name) => {
    expect(dialogArguments('C:\\a.pbk', name)).toBe(123)
  })
})
