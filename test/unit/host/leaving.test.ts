import { describe, expect, test } from 'vitest'
import { decideSessionEnd, LEAVING } from '../../../electron/host/leaving.ts'

const WINDOWS_PATIENCE = 5_000

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
