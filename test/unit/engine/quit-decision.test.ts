import { describe, expect, test } from 'vitest'
import { decideQuit } from '../../../electron/engine/quit-decision.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'
import { createTeardown } from './teardown/create-teardown.ts'

const clock = createVirtualClock()
const teardown = () => createTeardown(clock)

describe('quitting', () => {
  test('is free where no teardown was ever begun, or all have ended', () => {
    const ended = teardown()
    ended.end({ phase: 'gone', evidence: ['invalid-handle'] })
    expect(decideQuit([])).toEqual({ kind: 'go' })
    expect(decideQuit([ended])).toEqual({ kind: 'go' })
  })

  test('waits for each that runs, whatever ended beside it', () => {
    const ended = teardown()
    ended.end({ phase: 'failed', failure: { kind: 'busy' } })
    expect(decideQuit([teardown(), ended, teardown()])).toEqual({ kind: 'wait', running: 2, stuck: false })
  })

  test('says that one is stuck, so that leaving can be offered', async () => {
    const stuck = teardown()
    await clock.advance(10_000)
    expect(decideQuit([stuck, teardown()])).toEqual({ kind: 'wait', running: 2, stuck: true })
  })
})
