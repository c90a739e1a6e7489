import { writeSync } from 'node:fs'
import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine, EngineStorage } from '../../../electron/engine/engine.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import type { RasApi } from '../../../native/port.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator, type SimulatorControl } from '../../../native/simulator/simulator.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { pointFiles } from './file-points.ts'
import type { Errand, Point, Word } from './message.ts'

/** Hangs up connection after connection with the shipped engine and storage, until somebody kills it. */

const WORDS = 3
/** ms; a parent that does not kill must not keep the child for ever. */
const LIFE = 20_000

const errand: Errand = JSON.parse(process.argv[2] ?? '')

function say(word: Word): void {
  writeSync(WORDS, `${JSON.stringify(word)}\n`)
}

let reached = 0
function reach(point: Point): void {
  if (errand.halt?.point !== point) return
  reached += 1
  if (reached !== errand.halt.nth) return
  say({ said: 'halted', point })
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LIFE)
}

function telling(storage: EngineStorage): EngineStorage {
  return {
    read: (file) => storage.read(file),
    rewrite: (file, records) => storage.rewrite(file, records),
    append: async (file, record) => {
      const result = await storage.append(file, record)
      if (result.ok) say({ said: 'kept', file, line: JSON.stringify(record) })
      return result
    },
  }
}

function announced(ras: RasApi & SimulatorControl, warned: () => boolean): RasApi {
  return {
    ...ras,
    hangUp: (handle) => {
      const name = ras.truth().find((row) => row.handle === handle)?.id ?? '?'
      say({ said: 'calls', name, warned: warned() })
      reach('call')
      const answer = ras.hangUp(handle)
      reach('called')
      return answer
    },
  }
}

async function main(): Promise<void> {
  await pointFiles(reach)
  const parsed = parseScenario(errand.scenario)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = createSystemClock()
  const engine: Engine = createEngine({
    ras: announced(createSimulator(parsed.scenario, clock), () =>
      engine.snapshot().notices.some(({ kind }) => kind === 'journal-not-kept'),
    ),
    clock,
    storage: telling(createStorage(errand.folder)),
    log: { info: () => {}, warn: () => {} },
    scenario: null,
  })
  await engine.start()
  say({ said: 'started' })
  const left = [...errand.names]
  const next = (): void => {
    const name = left.shift()
    const row = engine.snapshot().connections.find((each) => each.name === name)
    if (row !== undefined) engine.hangUp({ connection: row.id, link: null, confirmed: true }, 'test')
    if (left.length > 0) setTimeout(next, errand.pace)
    else say({ said: 'done' })
  }
  next()
  setTimeout(() => process.exit(3), LIFE)
}

void main()
