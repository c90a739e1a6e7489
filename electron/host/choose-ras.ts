/** Which RAS to talk to, as the environment says. */
export type RasChoice =
  | { readonly kind: 'system' }
  /** A library with rasapi32's exports. */
  | { readonly kind: 'library'; readonly path: string }
  | { readonly kind: 'simulator'; readonly scenario: ScenarioChoice }
  /** What another machine has answered. */
  | { readonly kind: 'replay'; readonly path: string }

export type ScenarioChoice =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }

export interface RasEnvironment {
  /** ONHOOK_RAS */
  readonly ras: string | undefined
  /** ONHOOK_SCENARIO */
  readonly scenario: string | undefined
}

export interface RasCircumstances {
  /** What is taken where the environment says nothing. */
  readonly fallback: 'system' | 'simulator'
  /** A packaged build takes no path from the environment: whoever can set one could make it load anything. */
  readonly packaged: boolean
  readonly scenarioNames: readonly string[]
}

export type ChosenRas =
  | { readonly ok: true; readonly choice: RasChoice; readonly warnings: readonly string[] }
  /** Nothing was chosen. `source`: what it would have been; `reason`: the sentence for the state of the whole. */
  | { readonly ok: false; readonly source: RasCircumstances['fallback']; readonly reason: string }

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/
const REPLAY = 'replay:'
const DEFAULT_SCENARIO = 'demo'

/** A wish that is not understood chooses nothing: another RAS than the one that was meant could hang up the wrong thing. */
export function chooseRas(wish: RasEnvironment, circumstances: RasCircumstances): ChosenRas {
  const { fallback, packaged } = circumstances
  const ras = wish.ras ?? ''
  if (ABSOLUTE.test(ras)) {
    if (!packaged) return { ok: true, choice: { kind: 'library', path: ras }, warnings: [] }
    const warning = `ONHOOK_RAS names a library, which a packaged OnHook does not load: ${ras}`
    const instead = chooseRas({ ...wish, ras: undefined }, circumstances)
    return instead.ok ? { ...instead, warnings: [warning, ...instead.warnings] } : instead
  }
  if (ras.startsWith(REPLAY)) {
    const path = ras.slice(REPLAY.length)
    if (!packaged && path !== '') return { ok: true, choice: { kind: 'replay', path }, warnings: [] }
    const reason = packaged
      ? 'ONHOOK_RAS names a recording, which a packaged OnHook does not play.'
      : 'ONHOOK_RAS names no recording after “replay:”.'
    return { ok: false, source: fallback, reason }
  }
  switch (ras === '' ? fallback : ras) {
    case 'system':
      return { ok: true, choice: { kind: 'system' }, warnings: [] }
    case 'simulator':
      return chooseScenario(wish.scenario ?? '', circumstances)
    default:
      return {
        ok: false,
        source: fallback,
        reason: `ONHOOK_RAS is "${ras}"; it can be "system", "simulator", "replay:" and a recording, or the absolute path of a library.`,
      }
  }
}

function chooseScenario(wanted: string, { packaged, scenarioNames }: RasCircumstances): ChosenRas {
  const name = wanted === '' ? DEFAULT_SCENARIO : wanted
  if (scenarioNames.includes(name)) {
    return { ok: true, choice: { kind: 'simulator', scenario: { kind: 'named', name } }, warnings: [] }
  }
  if (looksLikeFile(name) && !packaged) {
    return { ok: true, choice: { kind: 'simulator', scenario: { kind: 'file', path: name } }, warnings: [] }
  }
  const files = packaged ? '' : ', or the path of a file'
  return {
    ok: false,
    source: 'simulator',
    reason: `ONHOOK_SCENARIO is "${name}"; it can be ${scenarioNames.map((one) => `"${one}"`).join(', ')}${files}.`,
  }
}

/** A name has neither a separator nor an ending. */
function looksLikeFile(text: string): boolean {
  return /[\\/.]/.test(text)
}
