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

test('a status call that never returns on one connection does not hide what becomes of the others', async () => {
  const harness = await startHarness(
    'connection id=office status-blocks=never\nconnection id=home ends=5s\nconnection id=cafe appears=6s',
  )
  await harness.clock.advance(30_000)
  expect(harness.engine.snapshot().connections.map((row) => row.name)).toEqual(['office', 'cafe'])
  expect(harness.engine.snapshot().health).toEqual({ kind: 'ok' })
})
