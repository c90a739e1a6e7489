import type { Target } from '../../../electron/contract/schema.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine } from '../../../electron/engine/engine.ts'
import { createRecorder } from '../../../electron/host/recording/recorder.ts'
import type { Clock } from '../../../native/clock.ts'
import { observeRas } from '../../../native/observe-ras.ts'
import type { RasApi } from '../../../native/port.ts'
import { createReplayRas } from '../../../native/recording/replay-ras.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator, type SimulatorControl } from '../../../native/simulator/simulator.ts'
import { createMemoryStorage } from '../../fixtures/memory-storage.ts'
import { createMemoryRecordings, recordingOf } from '../../fixtures/recordings.ts'
import { createVirtualClock, type VirtualClock } from '../../fixtures/virtual-clock.ts'

/** What a user asks of an engine, by the ids of its rows: the same in both runs. */
export type Wish =
  | { readonly at: number; readonly do: 'hang-up' | 'again' | 'keep-waiting' | 'leave-it'; readonly target: Target }
  | { readonly at: number; readonly do: 'show'; readonly shown: boolean }

export interface Run {
  readonly snapshots: readonly Snapshot[]
  readonly receipts: readonly unknown[]
}

interface Begun {
  readonly clock: VirtualClock
  readonly engine: Engine
  run(): Run
}

async function begin(makeRas: (clock: Clock) => RasApi): Promise<Begun> {
  const clock = createVirtualClock()
  const log = { info: () => {}, warn: () => {} }
  const engine = createEngine({ ras: makeRas(clock), clock, storage: createMemoryStorage(), log, scenario: 'test' })
  const snapshots: Snapshot[] = []
  engine.subscribe((snapshot) => snapshots.push(snapshot))
  void engine.start()
  await clock.settle()
  return { clock, engine, run: () => ({ snapshots, receipts: engine.receipts() }) }
}

export function grant(engine: Engine, wish: Wish): void {
  switch (wish.do) {
    case 'hang-up':
      engine.hangUp({ ...wish.target, confirmed: true }, 'test')
      return
    case 'again':
      engine.hangUpAgain(wish.target, 'test')
      return
    case 'keep-waiting':
      engine.keepWaiting(wish.target)
      return
    case 'leave-it':
      engine.leaveIt(wish.target)
      return
    case 'show':
      engine.setShown(wish.shown)
  }
}

/** Plays a scenario on the simulator and records it; `act` says what happens meanwhile and gives the user's wishes. */
export async function record(
  scenario: string,
  act: (run: { clock: VirtualClock; engine: Engine; ras: SimulatorControl }) => Promise<readonly Wish[]>,
): Promise<Run & { readonly lines: readonly string[]; readonly wishes: readonly Wish[]; readonly length: number }> {
  const parsed = parseScenario(scenario)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const files = createMemoryRecordings()
  let control: SimulatorControl | null = null
  let stop = (): void => {}
  const { clock, engine, run } = await begin((clock) => {
    const simulator = createSimulator(parsed.scenario, clock)
    control = simulator
    const observed = observeRas(simulator, clock)
    const log = { info: () => {}, warn: () => {} }
    const recorder = createRecorder({ observed, clock, files, versions: {}, names: [], log })
    recorder.begin(null)
    stop = () => void recorder.end('asked')
    return observed.ras
  })
  const wishes = await act({ clock, engine, ras: control! })
  stop()
  return { ...run(), lines: files.own ?? [], wishes, length: clock.now() }
}

/** Plays a recording with the same wishes. */
export async function replay(
  lines: readonly string[],
  wishes: readonly Wish[],
  length: number,
): Promise<Run & { readonly gaps: ReadonlyMap<string, number> }> {
  const recording = await recordingOf(lines)
  let gaps: ReadonlyMap<string, number> = new Map()
  const { clock, engine, run } = await begin((clock) => {
    const ras = createReplayRas({ clock, load: async () => recording, remark: () => {} })
    gaps = ras.notRecorded
    return ras
  })
  for (const wish of wishes) {
    await clock.advance(wish.at - clock.now())
    grant(engine, wish)
    await clock.settle()
  }
  await clock.advance(length - clock.now())
  return { ...run(), gaps }
}

/** What views came to show at each moment: in which order a moment's answers come in, no recording can say. */
export function shownAtEachMoment({ snapshots }: Run): readonly object[] {
  const last = new Map<number, object>()
  for (const { version: _, ...snapshot } of snapshots) last.set(snapshot.takenAt, snapshot)
  return [...last.values()]
}

const NAMES: ReadonlySet<string> = new Set(['name', 'phonebook', 'localAddress', 'remoteAddress', 'text'])

/** Names, paths and addresses by the order in which they come: what two runs that differ in them alone have in common. */
export function withoutNames(value: unknown): unknown {
  const numbers = new Map<string, number>()
  const tell = (key: string, each: unknown): unknown => {
    if (typeof each === 'string' && NAMES.has(key)) {
      if (!numbers.has(each)) numbers.set(each, numbers.size)
      return `name ${numbers.get(each)}`
    }
    if (Array.isArray(each)) return each.map((one) => tell(key, one))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([name, one]) => [name, tell(name, one)]))
  }
  return tell('', value)
}
