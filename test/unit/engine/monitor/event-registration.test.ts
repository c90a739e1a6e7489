import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

test('the service manager is asked before RAS is, and nothing is registered while RasMan does not run', async () => {
  const order: string[] = []
  const { clock, made } = await startHarness('onhook-scenario version=1 service=stopped\nconnection id=a', {
    attach: (ras) => {
      const { serviceState } = ras
      const asked = () => {
        order.push('service')
        return serviceState()
      }
      Object.assign(ras, { serviceState: asked })
      ras.onCall(({ phase, name }) => {
        if (phase === 'enter') order.push(name)
      })
    },
  })
  await clock.advance(60_000)
  expect(made('RasConnectionNotificationW')).toBe(0)
  expect(new Set(order)).toEqual(new Set(['service']))
})

test('events are registered once RasMan starts, and wake from then on', async () => {
  const { clock, ras, made, engine } = await startHarness(
    'onhook-scenario version=1 service=stopped\nconnection id=a appears=30s',
  )
  await clock.advance(10_000)
  ras.setService('running')
  await clock.advance(6_000)
  expect(made('RasConnectionNotificationW')).toBe(1)
  await clock.advance(14_100)
  expect(engine.snapshot().connections.map((row) => row.name)).toEqual(['a'])
})

test('a RasMan that is started anew is registered with anew, whether its stop was seen or not', async () => {
  const { clock, ras, made } = await startHarness('connection id=a')
  await clock.advance(20_000)
  expect(made('RasConnectionNotificationW')).toBe(1)
  ras.setService('running')
  await clock.advance(6_000)
  expect(made('RasConnectionNotificationW')).toBe(2)
  ras.setService('stopped')
  await clock.advance(6_000)
  ras.setService('running')
  await clock.advance(20_000)
  expect(made('RasConnectionNotificationW')).toBe(3)
})

test('a refusal to register is not repeated with each poll', async () => {
  const { clock, made, logged } = await startHarness('connection id=a\ncall name=RasConnectionNotificationW code=5')
  await clock.advance(60_000)
  expect(made('RasConnectionNotificationW')).toBe(1)
  expect(logged.filter((line) => line.includes('polling alone'))).toHaveLength(1)
})

test('after five minutes it is registered once more, and that refusal is not logged again', async () => {
  const { clock, made, logged } = await startHarness(
    'connection id=a\ncall name=RasConnectionNotificationW code=1722 times=2',
  )
  await clock.advance(290_000)
  expect(made('RasConnectionNotificationW')).toBe(1)
  await clock.advance(320_000)
  expect(made('RasConnectionNotificationW')).toBe(3)
  await clock.advance(600_000)
  expect(made('RasConnectionNotificationW')).toBe(3)
  expect(logged.filter((line) => line.includes('polling alone'))).toHaveLength(1)
})

test('a refresh that was asked for is over when it is, however many events come', async () => {
  const { clock, ras, engine } = await startHarness('connection id=a\ncall name=RasEnumConnectionsW blocks=20ms')
  await clock.advance(100)
  let over = false
  void engine.tryAgain().then(() => {
    over = true
  })
  // One that comes and goes each 10 ms outruns lists of 20 ms.
  for (let at = 0; at < 100; at += 1) {
    if (at % 2 === 0) ras.drop('a')
    else ras.dial('a')
    await clock.advance(10)
  }
  expect(over).toBe(true)
})
