import type { CreatedRas, RasSource } from '../../native/create-ras.ts'
import type { RasApi } from '../../native/port.ts'
import { createUnavailableRas } from '../../native/unavailable-ras.ts'
import { chooseRas, type RasCircumstances, type RasEnvironment, type ScenarioChoice } from './choose-ras.ts'

/** What the composition hands in: the engine reads no files and loads no library. */
export interface RasMakers {
  create(source: RasSource): CreatedRas
  /** The port on a recording. */
  replay(path: string): RasApi
  /** Text of a scenario that is known by name. */
  namedScenario(name: string): string | null
  /** Throws where the file cannot be read. */
  readFile(path: string): string
}

export interface WishedRas {
  readonly ras: RasApi
  /** For the line "Simulated connections"; null unless simulated. */
  readonly scenario: string | null
  readonly warnings: readonly string[]
}

/** Always gives a RAS: where the wish cannot be granted, one that says why, so that the program starts and shows it. */
export function makeWishedRas(wish: RasEnvironment, circumstances: RasCircumstances, makers: RasMakers): WishedRas {
  const chosen = chooseRas(wish, circumstances)
  if (!chosen.ok) {
    return { ras: createUnavailableRas(chosen.source, chosen.reason), scenario: null, warnings: [] }
  }
  const { choice, warnings } = chosen
  if (choice.kind === 'replay') return { ras: makers.replay(choice.path), scenario: fileName(choice.path), warnings }
  const make = () => (choice.kind === 'simulator' ? play(choice.scenario, makers) : makers.create(choice))
  const created = make()
  const ras = created.ok ? created.ras : madeAtOpen(choice.kind, created.reason, make)
  return { ras, scenario: choice.kind === 'simulator' ? shownAs(choice.scenario) : null, warnings }
}

/** A RAS that could not be made. The user may mend the scenario and try again: every `open` makes it anew until it can be. */
function madeAtOpen(source: RasApi['source'], reason: string, make: () => CreatedRas): RasApi {
  const ras: RasApi = {
    ...createUnavailableRas(source, reason),
    async open() {
      const created = make()
      if (!created.ok) return { kind: 'unavailable', reason: created.reason }
      return Object.assign(ras, created.ras).open()
    },
  }
  return ras
}

function play(scenario: ScenarioChoice, makers: RasMakers): CreatedRas {
  const text = read(scenario, makers)
  const created = text.ok ? makers.create({ kind: 'simulator', scenario: text.text }) : text
  if (created.ok) return created
  return { ok: false, reason: `The scenario ${shownAs(scenario)} cannot be played. ${created.reason}` }
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
function shownAs(scenario: ScenarioChoice): string {
  return scenario.kind === 'named' ? scenario.name : fileName(scenario.path)
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
