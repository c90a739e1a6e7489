import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { type Preview, startPreview } from '../../../electron/preview/start-preview.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator, type SimulatorControl } from '../../../native/simulator/simulator.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'
import { createMemoryRecordings } from '../../fixtures/recordings.ts'
import { createVirtualClock, type VirtualClock } from '../../fixtures/virtual-clock.ts'

const SCENARIO = `onhook-scenario version=1
connection id=vpn name="Office VPN" drain=1.2s
connection id=stuck name="Old modem" type=modem drain=never
`

let folder: string
let clock: VirtualClock
let ras: SimulatorControl
let preview: Preview
let cookie: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onhook-preview-'))
  await writeFile(join(folder, 'window.html'), '')
  const parsed = parseScenario(SCENARIO)
  if (!parsed.ok) throw new Error('the scenario has an error')
  clock = createVirtualClock()
  const simulator = createSimulator(parsed.scenario, clock)
  ras = simulator
  preview = await startPreview({
    ras: simulator,
    clock,
    storage: createMemoryStorage(),
    log: { info: () => {}, warn: () => {} },
    scenario: 'two',
    viewsFolder: folder,
    recordings: createMemoryRecordings(),
  })
  await clock.settle()
  cookie = (await fetch(preview.invite(), { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? ''
})

afterEach(async () => {
  // Closing waits for calls under way; the clock that would end the wait stands still.
  const closed = preview.close()
  let over = false
  void closed.then(() => {
    over = true
  })
  while (!over) await clock.advance(100)
  await rm(folder, { recursive: true })
})

async function call(name: string, payload: unknown): Promise<unknown> {
  const response = await fetch(`${preview.origin}/call/${name}`, {
    method: 'POST',
    headers: { cookie, origin: preview.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ request: payload }),
  })
  const answer = (await response.json()) as { readonly value: unknown }
  return answer.value
}

const snapshot = async () => (await call('snapshot', null)) as Snapshot

async function hangUp(name: string): Promise<void> {
  const { connections } = await snapshot()
  const connection = connections.find((row) => row.name === name)!.id
  expect(await call('hangUp', { connection, link: null, confirmed: false })).toEqual({ ok: true })
}

test('a browser sees what the simulator plays, and that it is simulated', async () => {
  const { source, connections } = await snapshot()
  expect(source).toEqual({ kind: 'simulator', scenario: 'two' })
  expect(connections.map((row) => row.name)).toEqual(['Office VPN', 'Old modem'])
})

test('a browser hangs up, and reads "gone" only when it is', async () => {
  await hangUp('Office VPN')
  const phase = async () => (await snapshot()).connections[0]?.teardown?.progress.phase
  await clock.advance(1100)
  expect(await phase()).toBe('draining')
  await clock.advance(200)
  expect(await phase()).toBe('gone')
  expect(ras.truth()[0]).toMatchObject({ id: 'vpn', phase: 'gone' })
})

test('whoever quits meanwhile waits for the teardown', async () => {
  await hangUp('Office VPN')
  await clock.advance(100)
  await call('quit', null)
  expect((await snapshot()).finishing).toMatchObject({ running: 1 })
  await clock.advance(2000)
  expect(await preview.ended).toBe('finished')
  expect(ras.truth()[0]).toMatchObject({ id: 'vpn', phase: 'gone' })
})

test('whoever leaves a stuck teardown is let go', async () => {
  await hangUp('Old modem')
  await clock.advance(11_000)
  await call('quit', null)
  expect((await snapshot()).finishing).toMatchObject({ running: 1, stuck: true })
  await call('leave', null)
  expect(await preview.ended).toBe('left')
})
