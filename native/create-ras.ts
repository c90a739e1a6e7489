import type { Clock } from './clock.ts'
import type { RasApi } from './port.ts'
import { parseScenario } from './simulator/scenario/parse-scenario.ts'
import { createSimulator } from './simulator/simulator.ts'
import { createSystemRas } from './system/system-ras.ts'

/** Which RAS to talk to. */
export type RasSource =
  /** Windows' own rasapi32.dll. */
  | { readonly kind: 'system' }
  /** A library with rasapi32's exports, by its absolute path. */
  | { readonly kind: 'library'; readonly path: string }
  /** The simulator; the text is a scenario's. */
  | { readonly kind: 'simulator'; readonly scenario: string }

export type CreatedRas =
  | { readonly ok: true; readonly ras: RasApi }
  /** The scenario cannot be played; the reason names its lines. */
  | { readonly ok: false; readonly reason: string }

/** The folder's one face. Whether a library can be loaded is not asked here: `open` of what was made says so. */
export function createRas(source: RasSource, clock: Clock): CreatedRas {
  switch (source.kind) {
    case 'system':
      return { ok: true, ras: createSystemRas({ kind: 'system' }, clock) }
    case 'library':
      return { ok: true, ras: createSystemRas({ kind: 'file', path: source.path }, clock) }
    case 'simulator': {
      const parsed = parseScenario(source.scenario)
      if (parsed.ok) return { ok: true, ras: createSimulator(parsed.scenario, clock) }
      const problems = parsed.problems.map(({ line, sentence }) => `Line ${line}: ${sentence}`)
      return { ok: false, reason: problems.join(' ') }
    }
  }
}
