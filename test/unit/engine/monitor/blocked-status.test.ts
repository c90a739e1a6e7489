import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const RECYCLED_WHILE_BLOCKED = `
connection id=office drain=5s recycled-by=home
connection id=home appears=never
call name=RasGetConnectStatusW blocks=30s from=1s times=1`

test('a status call that blocks does not make us wait on who got the handle meanwhile', async () => {
  const { engine, clock, hangUp } = await startHarness(RECYCLED_WHILE_BLOCKED.trim())
  hangUp('office')
  await clock.advance(5_600)
  expect(engine.receipts().map((receipt) => receipt.outcome)).toMatchObject([
    { phase: 'gone', evidence: ['handle-recycled', 'not-enumerated'] },
  ])
})

test('no second status call is made while the first has not returned', async () => {
  const { clock, hangUp, calls } = await startHarness(RECYCLED_WHILE_BLOCKED.trim())
  hangUp('office')
  await clock.advance(4_000)
  const made = calls.filter((call) => call.name === 'RasGetConnectStatusW' && call.at > 1_100)
  expect(made).toEqual([])
})
