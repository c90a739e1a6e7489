import { MOST_NATIVE_CALLS } from '../../electron/contract/bounds.ts'
import type { Receipt, Step } from '../../electron/contract/receipt.ts'
import type { LoggedCall } from '../../electron/contract/schema.ts'
import type { Snapshot, TrafficPoint } from '../../electron/contract/snapshot.ts'
import { createEngine } from '../../electron/engine/create-engine.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { observeRas } from '../../native/observe-ras.ts'
import type { RasApi } from '../../native/port.ts'
import { namedScenario } from '../../native/simulator/named-scenarios.ts'
import { parseScenario } from '../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../native/simulator/simulator.ts'
import { traceRas } from '../../native/trace.ts'
import { createUnavailableRas } from '../../native/unavailable-ras.ts'
import { createMemoryStorage, type MemoryStorage } from '../fixtures/memory-storage.ts'
import { createVirtualClock, type VirtualClock } from '../fixtures/virtual-clock.ts'
import { type GalleryScenario, ownScenario } from './scenarios.ts'

/** Everything that a view can learn from the engine at one moment. */
export interface Recording {
  readonly snapshot: Snapshot
  /** By row, for those that a picture shows in full. */
  readonly traffic: Readonly<Record<string, readonly TrafficPoint[]>>
  /** By teardown. */
  readonly steps: Readonly<Record<string, readonly Step[]>>
  readonly receipts: readonly Receipt[]
  readonly nativeCalls: readonly LoggedCall[]
}

/** What a story is played with: the engine as it ships, on the simulator and a clock that stands still. */
export interface Stage {
  readonly engine: Engine
  readonly clock: VirtualClock
  readonly storage: MemoryStorage
  /** Hangs up by name and lets `ms` pass. */
  hangUp(name: string, ms: number, link?: number): Promise<void>
  target(name: string, link?: number): { readonly connection: string; readonly link: number | null }
}

export interface Playing {
  readonly stage: Stage
  record(wanted: Wanted): Recording
}

/** What a recording holds beside the snapshot and the steps. */
export interface Wanted {
  /** Names of the connections whose traffic is kept. */
  readonly traffic?: readonly string[]
  readonly receipts?: boolean
  readonly nativeCalls?: boolean
}

export interface Play {
  /** `null`: RAS cannot be had at all. */
  readonly scenario: GalleryScenario | null
  /** What an earlier run has left on disk. */
  readonly storage?: MemoryStorage
}

export async function startStage({ scenario, storage = createMemoryStorage() }: Play): Promise<Playing> {
  const clock = createVirtualClock()
  const trace = traceRas(observeRas(rasOf(scenario, clock), clock), MOST_NATIVE_CALLS)
  const silent = { info: () => {}, warn: () => {} }
  const engine = createEngine({ ras: trace.ras, clock, storage, log: silent, scenario })
  const starting = engine.start()
  await clock.settle()
  await Promise.race([starting, clock.settle()])
  // Somebody looks: then traffic is read each second.
  engine.setShown(true)
  await clock.advance(10)

  const target: Stage['target'] = (name, link) => {
    const row = engine.snapshot().connections.find((each) => each.name === name)
    if (row === undefined) throw new Error(`There is no connection "${name}" on the stage.`)
    return { connection: row.id, link: link ?? null }
  }
  const stage: Stage = {
    engine,
    clock,
    storage,
    target,
    hangUp: async (name, ms, link) => {
      const reply = engine.hangUp({ ...target(name, link), confirmed: true }, 'popover')
      if (!reply.ok) throw new Error(`"${name}" cannot be hung up: ${reply.refusal}`)
      await clock.advance(ms)
    },
  }
  return { stage, record: (wanted) => recordingOf(engine, trace.after(0), target, wanted) }
}

function recordingOf(
  engine: Engine,
  calls: readonly LoggedCall[],
  target: Stage['target'],
  { traffic = [], receipts = false, nativeCalls = false }: Wanted,
): Recording {
  const snapshot = engine.snapshot()
  const teardowns = snapshot.connections.flatMap(({ teardown, links }) =>
    [teardown, ...links.map((link) => link.teardown)].flatMap((one) => (one === null ? [] : [one.id])),
  )
  const rows = traffic.map((name) => target(name).connection)
  return {
    snapshot,
    traffic: Object.fromEntries(rows.map((row) => [row, engine.history(row)])),
    steps: Object.fromEntries(teardowns.map((id) => [id, engine.steps(id)])),
    receipts: receipts ? engine.receipts() : [],
    nativeCalls: nativeCalls ? calls : [],
  }
}

function rasOf(scenario: GalleryScenario | null, clock: VirtualClock): RasApi {
  if (scenario === null) return createUnavailableRas('system', 'rasapi32.dll cannot be loaded.')
  const parsed = parseScenario(ownScenario(scenario) ?? namedScenario(scenario) ?? '')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return createSimulator(parsed.scenario, clock)
}
