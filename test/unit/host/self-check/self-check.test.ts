import { expect, test } from 'vitest'
import { SelfCheck } from '../../../../electron/host/self-check/self-check.ts'
import { observeRas } from '../../../../native/observe-ras.ts'
import type { RasLibrary } from '../../../../native/port.ts'
import { parseScenario } from '../../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../../native/simulator/simulator.ts'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'

async function checked(scenario: string, library: RasLibrary | null = null) {
  const parsed = parseScenario(`onhook-scenario version=1\n${scenario}\n`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createVirtualClock()
  const simulator = createSimulator(parsed.scenario, clock)
  const { ras, observe } = observeRas(simulator, clock)
  const check = new SelfCheck(() => library)
  observe(check)
  await ras.open()
  const list = async () => {
    const answer = await ras.enumConnections()
    return answer.kind === 'value' ? answer.value : []
  }
  const verdicts = () => Object.fromEntries(check.result().items.map(({ what, verdict }) => [what, verdict]))
  return { clock, ras, simulator, check, list, verdicts }
}

test('of a Windows that has not answered yet nothing is said', async () => {
  const { verdicts } = await checked('connection id=a')
  expect([...new Set(Object.values(verdicts()))]).toEqual(['not-yet-seen'])
})

test('a Windows that does what is written is as expected', async () => {
  const { ras, list, verdicts, check } = await checked('connection id=a drain=0')
  await ras.serviceState()
  const [row] = await list()
  await ras.subEntryHandle(row!.handle, 1)
  await ras.subEntryHandle(row!.handle, 2)
  await ras.hangUp(row!.handle)
  await ras.connectStatus(row!.handle)
  expect(verdicts()).toEqual({
    exports: 'not-yet-seen',
    'accepted sizes, bytes': 'not-yet-seen',
    'rights at the service RasMan': 'as-expected',
    'events for what came and went': 'not-yet-seen',
    'the list comes in time': 'as-expected',
    'RasGetSubEntryHandle(1)': 'as-expected',
    'RasGetSubEntryHandle(2)': 'as-expected',
    'owner flags and logon session': 'as-expected',
    'correlation id': 'as-expected',
    'RasGetConnectStatus after a hang-up that was accepted': 'as-expected',
  })
  expect(check.result().times.map(({ method }) => method)).toContain('hangUp')
})

test('each item names the place that assumes it, and what was found', async () => {
  const { ras, list, check } = await checked('connection id=a drain=0 after=668 guid=none')
  const [row] = await list()
  await ras.hangUp(row!.handle)
  await ras.connectStatus(row!.handle)
  const { items } = check.result()
  expect(items.find(({ what }) => what.startsWith('RasGetConnectStatus'))).toEqual({
    what: 'RasGetConnectStatus after a hang-up that was accepted',
    verdict: 'not-as-expected',
    found: 'code 668 × 1',
    assumed: 'electron/engine/teardown/rules.ts (proofOfConnection)',
  })
  expect(items.find(({ what }) => what === 'correlation id')).toMatchObject({
    verdict: 'not-as-expected',
    found: 'all zeros × 1',
  })
})

test('a library that lacks a function, or takes an older size alone, is not as expected', async () => {
  const { verdicts } = await checked('connection id=a', {
    missing: ['RasGetProjectionInfoEx'],
    sizes: [{ call: 'RasEnumConnectionsW', bytes: 1384, newest: false }],
  })
  expect(verdicts()).toMatchObject({ exports: 'not-as-expected', 'accepted sizes, bytes': 'not-as-expected' })
})

test.each([
  ['each', 'as-expected'],
  ['never', 'not-as-expected'],
] as const)('where events come %s time, that is %s', async (events, verdict) => {
  const { ras, list, simulator, clock, verdicts } = await checked('connection id=a')
  void events
  if (events === 'each') await ras.watch(() => {})
  await list()
  simulator.drop('a')
  await clock.advance(10)
  await list()
  expect(verdicts()['events for what came and went']).toBe(verdict)
})
