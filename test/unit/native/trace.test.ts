import { describe, expect, it } from 'vitest'
import { observeRas } from '../../../native/observe-ras.ts'
import type { RasApi, RasHandle } from '../../../native/port.ts'
import { RingBuffer } from '../../../native/ring-buffer.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../native/simulator/simulator.ts'
import { traceRas } from '../../../native/trace.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

async function trace(scenario: string, length = 100) {
  const parsed = parseScenario(`onhook-scenario version=1\n${scenario}\n`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createVirtualClock()
  const traced = traceRas(observeRas(createSimulator(parsed.scenario, clock), clock), length)
  await traced.ras.open()
  return { ...traced, clock }
}

const handleOf = async (ras: RasApi): Promise<RasHandle> => {
  const list = await ras.enumConnections()
  if (list.kind !== 'value' || list.value[0] === undefined) throw new Error('no row')
  return list.value[0].handle
}

describe('The trace of the port', () => {
  it('writes down every call with its arguments and its result in words', async () => {
    const { ras, entries } = await trace('connection id=a drain=0')
    const handle = await handleOf(ras)
    await ras.connectStatus(handle)
    await ras.hangUp(handle)
    await ras.connectStatus(handle)
    expect(entries().map(({ method, arguments: words, result }) => `${method}(${words}) → ${result}`)).toEqual([
      'open() → ok',
      'enumConnections() → 1 connection h1',
      'connectStatus(h1) → state 8192',
      'hangUp(h1) → ok',
      'connectStatus(h1) → code 6 ERROR_INVALID_HANDLE',
    ])
  })

  it('shows no handle value, no entry name and no path', async () => {
    const { ras, entries } = await trace(
      'connection id=a name=Secret phonebook="C:\\\\Users\\\\Ann\\\\a.pbk" handle=0xabcdef',
    )
    const handle = await handleOf(ras)
    await ras.entryProperties('C:\\Users\\Ann\\a.pbk', 'Secret')
    await ras.subEntryProperties('C:\\Users\\Ann\\a.pbk', 'Secret', 1)
    await ras.subEntryHandle(handle, 1)
    expect(JSON.stringify(entries())).not.toMatch(/Secret|Ann|11259375|abcdef/)
  })

  it('measures how long an answer took', async () => {
    const { ras, entries, clock } = await trace('connection id=a hangup-blocks=700ms')
    void ras.hangUp(await handleOf(ras))
    await clock.advance(1000)
    expect(entries().at(-1)).toMatchObject({ method: 'hangUp', ms: 700 })
  })

  it('passes on exactly what it was answered', async () => {
    const { ras } = await trace('connection id=a name=Office')
    const list = await ras.enumConnections()
    expect(list.kind === 'value' && list.value[0]?.entryName).toBe('Office')
    expect(await ras.hangUp(1n as RasHandle)).toEqual({ kind: 'code', code: 6 })
    expect(await ras.close(10)).toBe(true)
  })

  it('keeps the last calls only', async () => {
    const { ras, entries } = await trace('connection id=a', 3)
    for (let call = 0; call < 5; call++) await ras.serviceState()
    expect(entries().map((entry) => entry.number)).toEqual([4, 5, 6])
  })

  it('tells a subscriber of each call until it leaves', async () => {
    const { ras, subscribe } = await trace('connection id=a')
    const heard: string[] = []
    const leave = subscribe((entry) => heard.push(entry.method))
    await ras.serviceState()
    leave()
    await ras.enumConnections()
    expect(heard).toEqual(['serviceState'])
  })
})

describe('A ring', () => {
  it('gives its values oldest first, before and after it is full', () => {
    const ring = new RingBuffer<number>(3)
    expect(ring.values()).toEqual([])
    ring.push(1)
    ring.push(2)
    expect(ring.values()).toEqual([1, 2])
    for (const value of [3, 4, 5]) ring.push(value)
    expect(ring.values()).toEqual([3, 4, 5])
  })
})
