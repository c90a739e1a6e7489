import { expect, test } from 'vitest'
import { startHarness } from '../../../fixtures/engine-harness.ts'

const NEVER = new Promise<never>(() => {})

test('a registration for events that never returns does not keep the list from being read', async () => {
  const { clock, engine } = await startHarness(
    'connection id=office\ncall name=RasConnectionNotificationW blocks=never',
  )
  await clock.advance(5000)
  expect(engine.snapshot().health).toEqual({ kind: 'ok' })
  expect(engine.snapshot().connections.map((row) => row.name)).toEqual(['office'])
})

test('a registration that comes late is used', async () => {
  const { clock, engine } = await startHarness(
    'connection id=office ends=6s\ncall name=RasConnectionNotificationW blocks=3s',
  )
  await clock.advance(6010)
  expect(engine.snapshot().connections[0]?.ended ?? true).toBe(true)
})

test('a service manager that does not answer does not blind the watch', async () => {
  let asked = 0
  const { clock, engine } = await startHarness('connection id=office\nconnection id=home appears=10s', {
    attach: (ras) => {
      const { serviceState } = ras
      Object.assign(ras, {
        serviceState: () => {
          asked += 1
          return asked === 1 ? serviceState() : NEVER
        },
      })
    },
  })
  await clock.advance(30_000)
  expect(engine.snapshot().connections.map((row) => row.name)).toEqual(['office', 'home'])
  expect(engine.snapshot().health).toEqual({ kind: 'ok' })
  expect(asked).toBe(2)
})
