import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

test('a reading that comes late asks nothing of a handle that became somebody else’s', async () => {
  const { ras, clock, row, hangUp, madeOn } = await startHarness(
    `connection id=office status-blocks=4s ends=700ms recycled-by=home
link of=office index=1
link of=office index=2
connection id=home appears=never`,
  )
  const handle = ras.truth()[0]!.handle
  await clock.advance(3_100)
  expect(row('home').ended).toBe(false)
  hangUp('home')
  await clock.advance(2_000)
  const made = madeOn(handle)
  expect(made.slice(made.indexOf('RasHangUpW') + 1).filter((name) => name !== 'RasGetConnectStatusW')).toEqual([])
})

test('a list that is late stays unbelieved while RasMan stops and comes back', async () => {
  const { ras, clock, hangUp, madeOn, engine } = await startHarness(
    `connection id=office drain=80ms listed-late=4s
call name=RasEnumConnectionsW code=711 from=1s for=2s`,
    { shown: true },
  )
  const handle = ras.truth()[0]!.handle
  hangUp('office')
  await clock.advance(1_100)
  ras.setService('stopped')
  await clock.advance(2_000)
  ras.setService('running')
  await clock.advance(2_000)
  const made = madeOn(handle)
  expect(made.slice(made.indexOf('RasHangUpW') + 1)).not.toContain('RasGetSubEntryHandleW')
  expect(engine.snapshot().connections.filter((row) => !row.ended)).toEqual([])
})
