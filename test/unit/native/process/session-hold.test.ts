import { describe, expect, it } from 'vitest'
import { answerQuestion } from '../../../../native/process/session-hold.ts'
import { SESSION } from '../../../../native/system/windows/session-program.ts'

const overAfter = (over: number, answered: number): number => {
  const flags = new Int32Array(new SharedArrayBuffer(SESSION.words * 4))
  flags[SESSION.answered] = over
  answerQuestion(flags, answered)
  return flags[SESSION.answered] ?? -1
}

describe('An answer to the end of the session', () => {
  it('lets the thread go on that asked', () => {
    expect(overAfter(0, 1)).toBe(1)
  })

  it('is not taken for the answer to the next question if it comes too late', () => {
    expect(overAfter(1, 1)).toBe(1)
    expect(overAfter(1, 2)).toBe(2)
  })
})
