import type { CreatedRas, RasSource } from '../../native/create-ras.ts'
import type { RasApi } from '../../native/port.ts'
import { createUnavailableRas } from '../../native/unavailable-ras.ts'
import type { Notice } from '../contract/snapshot.ts'
import { chooseRas, type RasCircumstances, type RasWish, type ScenarioChoice } from './ras-choice.ts'

/** What the composition hands in: the engine reads no files and loads no library. */
export interface RasMakers {
  create(source: RasSource): CreatedRas
  /** Text of a scenario that is known by name. */
  namedScenario(name: string): string | null
  /** Throws where the file cannot be read. */
  readFile(path: string): string
}

export interface WishedRas {
  readonly ras: RasApi
  /** For the line "Simulated connections"; null unless simulated. */
  readonly scenario: string | null
  /** To be put before the user once the engine stands. */
  readonly notice: Notice | null
  readonly warnings: readonly string[]
}

/** Always gives a RAS: where the wish cannot be granted, one that says why, so that the program starts and shows it. */
export function makeWishedRas(wish: RasWish, circumstances: RasCircumstances, makers: RasMakers): WishedRas {
  const chosen = chooseRas(wish, circumstances)
  if (!chosen.ok) {
    const source = chosen.notice.kind === 'unknown-scenario' ? 'simulator' : circumstances.fallback
    return { ...stand(source, chosen.reason), notice: chosen.notice }
  }
  const { choice, warnings } = chosen
  if (choice.kind !== 'simulator') {
    const created = makers.create(choice)
    return created.ok
      ? { ras: created.ras, scenario: null, notice: null, warnings }
      : { ...stand(choice.kind, created.reason), warnings }
  }
  const { scenario } = choice
  const shown = scenario.kind === 'named' ? scenario.name : fileName(scenario.path)
  const text = read(scenario, makers)
  const created = text.ok ? makers.create({ kind: 'simulator', scenario: text.text }) : text
  if (created.ok) return { ras: created.ras, scenario: shown, notice: null, warnings }
  const reason = `The scenario ${shown} cannot be played. ${created.reason}`
  const notice: Notice = { id: 'scenario', kind: 'unknown-scenario', detail: `${shown}: ${created.reason}` }
  return { ...stand('simulator', reason), notice, warnings }
}

function stand(source: RasApi['source'], reason: string): WishedRas {
  return { ras: createUnavailableRas(source, reason), scenario: null, notice: null, warnings: [] }
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

function read(scenario: ScenarioChoice, makers: RasMakers): Read {
  if (scenario.kind === 'named') {
    const text = makers.namedScenario(scenario.name)
    return text === null ? { ok: false, reason: 'Nobody knows it.' } : { ok: true, text }
  }
  try {
    return { ok: true, text: makers.readFile(scenario.path) }
  } catch (error: unknown) {
    return { ok: false, reason: error instanceof Error ? error.message : 'It cannot be read.' }
  }
}

/** The rest of the path is nobody's business in a view. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
