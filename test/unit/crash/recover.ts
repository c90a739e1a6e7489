import { createEngine } from '../../../electron/engine/create-engine.ts'
import type { Engine, EngineStorage } from '../../../electron/engine/engine.ts'
import { createStorage } from '../../../electron/storage/create-storage.ts'
import type { Clock } from '../../../native/clock.ts'
import { parseScenario } from '../../../native/simulator/scenario/parse-scenario.ts'
import { createSimulator } from '../../../native/simulator/simulator.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { HEADER } from '../../fixtures/engine-harness.ts'
import { type Ledger, readLedger } from './ledger.ts'
import type { Spoilt } from './spoil.ts'

/** How long the next start may take to settle what it finds, ms. */
const PATIENCE = 15_000
/** Once it has started its clock runs so much faster: an end that no witness tells is believed of lists that miss it for seconds. */
const HURRY = 20

/** Storages have no end but that of their process: kept, so that no file is closed behind their back. */
const storages: EngineStorage[] = []

/**
 * The next start on the same folder: `listed` are the connections that Windows still lists. Gives what is wrong with how
 * it deals with what was left open. What was `spoilt` it may tell of.
 */
export async function recover(
  folder: string,
  before: Ledger,
  listed: ReadonlySet<string>,
  spoilt: Spoilt,
): Promise<readonly string[]> {
  const findings: string[] = []
  const scenario = ['connection id=idle', ...[...listed].map((name) => `connection id=${name} drain=never`)]
  const parsed = parseScenario(HEADER + scenario.join('\n'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const clock = hurriedLater(createSystemClock())
  const ras = createSimulator(parsed.scenario, clock)
  const storage = createStorage(folder)
  storages.push(storage)
  const engine = createEngine({
    ras,
    clock,
    storage,
    log: { info: () => {}, warn: () => {} },
    scenario: null,
  })
  await engine.start()
  const mayTell = spoilt.lines.size === 0 ? [] : ['file-moved-aside', 'records-not-understood']
  for (const notice of engine.snapshot().notices) {
    if (!mayTell.includes(notice.kind)) findings.push(`the start complains: ${notice.kind} ${notice.detail}`)
  }

  const owed = [...before.promises].filter(([id, { open }]) => open && !isTold(before, id))
  for (const [id, { name }] of owed) {
    if (listed.has(name) && !isWatched(engine, name)) findings.push(`${id} of ${name} is listed and not watched on`)
  }
  await until(() => owed.every(([id, { name }]) => listed.has(name) || isTold(readLedger(folder, spoilt.lines), id)))
  clock.hurry()
  for (const name of listed) ras.drop(name)
  await until(() => readLedger(folder, spoilt.lines).promises.size === 0)
  await engine.close(100)

  const after = readLedger(folder, spoilt.lines)
  for (const [id, { name }] of owed) {
    if (!isTold(after, id)) findings.push(`${id} of ${name} is not told`)
    const phases = after.receipts.get(id)?.map((receipt) => receipt.phase) ?? []
    const wanted = listed.has(name) ? 'gone' : 'interrupted'
    if (phases.at(-1) !== wanted) findings.push(`${id} of ${name} is told as ${phases.join()}, not as ${wanted}`)
  }
  for (const [id, receipts] of after.receipts) {
    if (receipts.filter((receipt) => receipt.phase !== 'left').length > 1) findings.push(`${id} is told twice`)
  }
  for (const id of after.promises.keys()) findings.push(`the promise ${id} is never cleared`)
  findings.push(...after.broken)
  return findings
}

function hurriedLater(clock: Clock): Clock & { hurry(): void } {
  let factor = 1
  let hurriedAt = 0
  return {
    now: () => clock.now() + (factor - 1) * (clock.now() - hurriedAt),
    epoch: () => clock.epoch(),
    after: (ms, run) => clock.after(ms / factor, run),
    hurry: () => {
      hurriedAt = clock.now()
      factor = HURRY
    },
  }
}

function isTold({ receipts }: Ledger, id: string): boolean {
  return receipts.get(id)?.some((receipt) => receipt.phase !== 'left') ?? false
}

function isWatched(engine: Engine, name: string): boolean {
  const row = engine.snapshot().connections.find((each) => each.name === name)
  return row?.teardown !== null && row?.teardown !== undefined && 'mark' in row.teardown.progress
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5))
}
