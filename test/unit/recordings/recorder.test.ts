import { describe, expect, test } from 'vitest'
import type { Recording } from '../../../electron/contract/settings.ts'
import { createRecorder, LARGEST_RECORDING, LONGEST_RECORDING } from '../../../electron/host/recording/recorder.ts'
import { observeRas } from '../../../native/observe-ras.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../native/simulator/simulator.ts'
import { createUnavailableRas } from '../../../native/unavailable-ras.ts'
import { createMemoryRecordings, recordingOf } from '../../fixtures/recordings.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const OFFICE =
  'connection id=a name="Anna at Office" phonebook="C:\\\\Users\\\\anna\\\\AppData\\\\Roaming\\\\Microsoft\\\\Network\\\\Connections\\\\Pbk\\\\rasphone.pbk" number=vpn.office.example local=10.1.2.3 remote=203.0.113.9 up=12min'

async function machine(scenario = OFFICE, most = LARGEST_RECORDING) {
  const parsed = parseScenario(`onhook-scenario version=1\n${scenario}\n`)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createVirtualClock()
  const simulator = createSimulator(parsed.scenario, clock)
  const observed = observeRas(simulator, clock)
  const files = createMemoryRecordings()
  const logged: string[] = []
  const log = { info: (line: string) => void logged.push(line), warn: (line: string) => void logged.push(line) }
  const recorder = createRecorder({ observed, clock, files, versions: { onhook: '0.2.0' }, names: ['anna'], log, most })
  const states: Recording[] = []
  recorder.subscribe((state) => states.push(state))
  await observed.ras.open()
  const { ras } = observed
  const list = async () => {
    const answer = await ras.enumConnections()
    return answer.kind === 'value' ? answer.value : []
  }
  const lines = () => (files.own ?? []).map((line): Readonly<Record<string, unknown>> => JSON.parse(line))
  return { clock, simulator, observed, ras, files, recorder, states, logged, list, lines }
}

describe('A recording', () => {
  test('holds each call with its arguments, its answer and how long it took', async () => {
    const { recorder, ras, list, lines, clock } = await machine(`${OFFICE} hangup-blocks=40ms`)
    recorder.begin(null)
    const [row] = await list()
    void ras.hangUp(row!.handle)
    await clock.advance(100)
    expect(lines().slice(2)).toMatchObject([
      { at: 0, ms: 0, method: 'enumConnections', answer: { kind: 'value', value: [{ handle: 'h1' }] } },
      { at: 0, ms: 40, method: 'hangUp', handle: 'h1', answer: { kind: 'value', value: null } },
    ])
  })

  test('holds each event', async () => {
    const { recorder, ras, lines, clock, simulator } = await machine()
    recorder.begin(null)
    await ras.watch(() => {})
    await clock.advance(500)
    simulator.drop('a')
    await clock.advance(10)
    expect(lines().at(-1)).toEqual({ at: 500, event: 'ended' })
  })

  test('names nobody: entries, phone books, numbers, addresses and the user are replaced', async () => {
    const { recorder, ras, list, files } = await machine()
    recorder.begin(null)
    const [row] = await list()
    await ras.connectStatus(row!.handle)
    await ras.projection(row!.handle)
    await ras.entryProperties(row!.phonebook, row!.entryName)
    await ras.errorString(6)
    const text = files.own!.join('\n')
    expect(text).not.toMatch(/anna|office|10\.1\.2\.3|203\.0\.113/i)
    expect(text).toMatch(/"entryName":"entry 1".*"phonebook":"C:\\\\Users\\\\user 1\\\\AppData/)
  })

  test('calls one thing by one name, wherever it stands', async () => {
    const { recorder, ras, list, lines } = await machine(`${OFFICE}\nconnection id=b name=Home`)
    recorder.begin(null)
    const [, home] = await list()
    await ras.connectStatus(home!.handle)
    await ras.entryProperties(home!.phonebook, home!.entryName)
    expect(lines().slice(-2)).toMatchObject([
      { method: 'connectStatus', handle: 'h2' },
      { method: 'entryProperties', entry: 'entry 2' },
    ])
  })

  test('says "same" in place of an answer that it holds already', async () => {
    const { recorder, list, lines } = await machine()
    recorder.begin(null)
    await list()
    await list()
    expect(lines().at(-1)).toEqual({ at: 0, ms: 0, method: 'enumConnections', same: true })
  })

  test('holds what was asked once and before it began', async () => {
    const { recorder, ras, lines } = await machine()
    await ras.errorString(6)
    recorder.begin(null)
    expect(lines().map(({ method }) => method)).toEqual([undefined, 'open', 'errorString'])
  })

  test('tells of a call that does not return while it is out', async () => {
    const { recorder, ras, lines, clock, list } = await machine(`${OFFICE} hangup-blocks=never`)
    const [row] = await list()
    recorder.begin(null)
    void ras.hangUp(row!.handle)
    await clock.advance(2_500)
    expect(lines().slice(2)).toEqual([{ at: 0, out: 1_000, method: 'hangUp', handle: 'h1' }])
  })

  test('ends after an hour by itself, and says so', async () => {
    const { recorder, lines, clock, states } = await machine()
    recorder.begin(null)
    await clock.advance(LONGEST_RECORDING)
    expect(lines().at(-1)).toEqual({ at: LONGEST_RECORDING, end: 'hour', calls: 0, events: 0 })
    expect(states.at(-1)).toEqual({ on: false, kept: true, ended: 'hour' })
  })

  test('ends with its twentieth megabyte', async () => {
    expect(LARGEST_RECORDING).toBe(20 * 1024 * 1024)
    const { recorder, ras, files, states, clock } = await machine(OFFICE, 10_000)
    recorder.begin(null)
    for (let call = 0; states.at(-1)!.on && call < 1_000; call++) {
      await ras.errorString(call)
      await clock.settle()
    }
    const bytes = files.own!.reduce((sum, line) => sum + line.length + 1, 0)
    expect(states.at(-1)).toMatchObject({ on: false, ended: 'size' })
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(10_500)
  })

  test('counts the lines that a slow disk did not take, and leans on none of them', async () => {
    const { recorder, list, lines, files, simulator } = await machine(`${OFFICE}\nconnection id=b`)
    recorder.begin(null)
    await list()
    files.slow = true
    simulator.drop('b')
    await list()
    files.slow = false
    await list()
    const recording = await recordingOf(files.own!)
    expect(lines().at(-2)).toEqual({ at: 0, dropped: 1 })
    expect(lines().at(-1)).toMatchObject({ answer: { value: [{ handle: 'h1' }] } })
    expect(recording.remarks).toContain('1 lines are missing: the disk was too slow for them.')
  })

  test('that the disk refuses ends, and the log says why', async () => {
    const { recorder, files, states, logged } = await machine()
    recorder.begin('/media/stick/a.jsonl')
    files.refuse!('ENOSPC: no space left on device')
    expect(states.at(-1)).toEqual({ on: false, kept: false, ended: 'disk' })
    expect(logged.join('\n')).toContain('ENOSPC')
  })

  test('of an earlier run is found, and offered', async () => {
    const { files } = await machine()
    files.own = ['{}']
    const clock = createVirtualClock()
    const observed = observeRas(createUnavailableRas('system', 'not here'), clock)
    const recorder = createRecorder({ observed, clock, files, versions: {}, names: [], log: { info() {}, warn() {} } })
    await clock.settle()
    const states: Recording[] = []
    recorder.subscribe((state) => states.push(state))
    expect(states).toEqual([{ on: false, kept: true, ended: null }])
    expect(await recorder.saved()).toBe('{}\n')
  })
})
