import { describe, expect, test } from 'vitest'
import {
  decideMachineEvent,
  decideQuit,
  decideSecondStart,
  decideSessionEnd,
  decideStart,
  LEAVING,
} from '../../../electron/engine/gates.ts'
import { redialAfter } from '../../../electron/engine/snapshot/redial.ts'
import { Course } from '../../../electron/engine/teardown/teardown.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const WINDOWS_PATIENCE = 5_000
const clock = createVirtualClock()
const course = () => new Course('x', clock, () => {})

describe('quitting', () => {
  test('is free where no teardown was ever begun, or all have ended', () => {
    const ended = course()
    ended.end({ phase: 'gone', evidence: ['invalid-handle'] })
    expect(decideQuit([])).toEqual({ kind: 'go' })
    expect(decideQuit([ended])).toEqual({ kind: 'go' })
  })

  test('waits for each that runs, whatever ended beside it', () => {
    const ended = course()
    ended.end({ phase: 'failed', failure: { kind: 'busy' } })
    expect(decideQuit([course(), ended, course()])).toEqual({ kind: 'wait', running: 2, stuck: false })
  })

  test('says that one is stuck, so that leaving can be offered', async () => {
    const stuck = course()
    await clock.advance(10_000)
    expect(decideQuit([stuck, course()])).toEqual({ kind: 'wait', running: 2, stuck: true })
  })
})

describe('leaving', () => {
  test('takes less than two seconds, calls that do not return included', () => {
    expect(LEAVING.calls).toBeLessThan(LEAVING.atMost)
    expect(LEAVING.atMost).toBeLessThan(2_000)
  })
})

describe('the end of the session', () => {
  test('leaves hang-ups two seconds, after the journal', () => {
    expect(decideSessionEnd({ kind: 'wait', running: 3, stuck: false })).toEqual({ journal: 500, hangUps: 2_000 })
  })

  test('waits for no hang-up where none runs', () => {
    expect(decideSessionEnd({ kind: 'go' }).hangUps).toBe(0)
  })

  test('is over within the five seconds that Windows gives', () => {
    const { journal, hangUps } = decideSessionEnd({ kind: 'wait', running: 1, stuck: true })
    expect(journal + hangUps + LEAVING.atMost).toBeLessThan(WINDOWS_PATIENCE)
  })
})

describe('a start', () => {
  test.each([
    [true, { quit: false, hidden: false }, 'run'],
    [true, { quit: false, hidden: true }, 'run'],
    [true, { quit: true, hidden: false }, 'leave'],
    [false, { quit: false, hidden: false }, 'leave'],
    [false, { quit: true, hidden: true }, 'leave'],
  ] as const)('first %s with %o: %s', (first, wish, decision) => {
    expect(decideStart(first, wish)).toBe(decision)
  })

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

describe('sleep and session', () => {
  test.each([
    ['suspend', 'nothing'],
    ['lock', 'nothing'],
    ['resume', 'start-over'],
    ['unlock', 'start-over'],
  ] as const)('%s: %s', (event, decision) => {
    expect(decideMachineEvent(event)).toBe(decision)
  })
})

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
