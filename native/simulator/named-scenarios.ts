import { BLOCKED, DISABLED, FAILING, LIAR, RECYCLED, REFUSED, STUCK } from './scenarios/faults.ts'
import { CROWD, FLAPPING, NAMES } from './scenarios/generated.ts'
import { DEMO, DIAL_AS_NEEDED, EMPTY, MULTILINK, RECONNECTS } from './scenarios/plain.ts'

/** What the simulator can play by name, in the format of `docs/scenarios.md`; the first is the default. */
export const SCENARIO_NAMES = [
  'demo',
  'empty',
  'multilink',
  'stuck',
  'flapping',
  'crowd',
  'blocked',
  'dial-as-needed',
  'reconnects',
  'liar',
  'names',
  'refused',
  'recycled',
  'disabled',
  'failing',
] as const

export type ScenarioName = (typeof SCENARIO_NAMES)[number]

const TEXTS: Readonly<Record<ScenarioName, string>> = {
  demo: DEMO,
  empty: EMPTY,
  multilink: MULTILINK,
  stuck: STUCK,
  flapping: FLAPPING,
  crowd: CROWD,
  blocked: BLOCKED,
  'dial-as-needed': DIAL_AS_NEEDED,
  reconnects: RECONNECTS,
  liar: LIAR,
  names: NAMES,
  refused: REFUSED,
  recycled: RECYCLED,
  disabled: DISABLED,
  failing: FAILING,
}

/** The text of a named scenario; null if nobody knows the name. */
export function namedScenario(name: string): string | null {
  const known = SCENARIO_NAMES.find((each) => each === name)
  return known === undefined ? null : TEXTS[known]
}
