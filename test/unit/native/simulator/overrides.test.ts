import { expect, test } from 'vitest'
import { createSimulator } from '../../../../native/simulator/simulator.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { codeOf, play, scenario } from './play.ts'

test('an override holds from its beginning to its end', async () => {
  const { ras, clock } = await play('call name=RasEnumConnectionsW code=711 from=5s for=10s')
  const list = async (): Promise<number> => codeOf(await ras.enumConnections())
  expect(await list()).toBe(0)
  await clock.advance(5000)
  expect(await list()).toBe(711)
  await clock.advance(10_000)
  expect(await list()).toBe(0)
})

test('an override with times is used up', async () => {
  const { ras } = await play('call name=RasEnumConnectionsW code=603 times=2')
  const codes = [await ras.enumConnections(), await ras.enumConnections(), await ras.enumConnections()].map(codeOf)
  expect(codes).toEqual([603, 603, 0])
})

test('a hang-up that an override answers did not happen', async () => {
  const { ras, row, hangUp } = await play('connection id=a\ncall name=RasHangUpW code=5 times=1')
  expect(await hangUp((await row()).handle)).toBe(5)
  expect(ras.truth()[0]).toMatchObject({ phase: 'connected', accepted: 0 })
})

test('an override without a code delays the true answer', async () => {
  const { ras, clock } = await play('connection id=a ends=1s\ncall name=RasEnumConnectionsW blocks=2s')
  let rows = -1
  void ras.enumConnections().then((answer) => {
    rows = answer.kind === 'value' ? answer.value.length : -2
  })
  await clock.advance(1999)
  expect(rows).toBe(-1)
  await clock.advance(1)
  expect(rows).toBe(0)
})

test('an override of everything leaves the service query alone', async () => {
  const { ras } = await play('onhook-scenario version=1 service=disabled\ncall name=* code=711')
  expect(codeOf(await ras.enumConnections())).toBe(711)
  expect(codeOf(await ras.errorString(6))).toBe(711)
  expect(await ras.serviceState()).toEqual({ kind: 'value', value: 'disabled' })
})

test('the first override in the file that holds counts', async () => {
  const { ras } = await play('call name=RasEnumConnectionsW code=1 times=1\ncall name=* code=2')
  expect([codeOf(await ras.enumConnections()), codeOf(await ras.enumConnections())]).toEqual([1, 2])
})

test('a service that is not there is no state but a reason', async () => {
  const { ras } = await play('onhook-scenario version=1 service=missing')
  expect((await ras.serviceState()).kind).toBe('unavailable')
})

test('before it is opened, and once it is closed, every call is unavailable', async () => {
  const ras = createSimulator(scenario(''), createVirtualClock())
  expect((await ras.enumConnections()).kind).toBe('unavailable')
  expect((await ras.serviceState()).kind).toBe('unavailable')
  expect((await ras.open()).kind).toBe('value')
  expect((await ras.enumConnections()).kind).toBe('value')
  await ras.close(0)
  expect((await ras.enumConnections()).kind).toBe('unavailable')
  expect((await ras.open()).kind).toBe('unavailable')
})
