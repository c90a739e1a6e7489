import { OK, refuse } from '../contract/schema.ts'
import { type Desktop, FIRST_SETTINGS } from '../contract/settings.ts'
import type { Engine } from '../engine/engine.ts'
import type { DesktopHandlers } from './handlers.ts'

/** Settings, login and hints: what the views are told of them, and what they may change. */
export function createDesktop(engine: Pick<Engine, 'setDesktop'>): DesktopHandlers {
  let desktop: Desktop = {
    settings: FIRST_SETTINGS,
    login: { kind: 'not-offered', why: 'development' },
    hints: [],
    notifications: false,
  }
  const set = (change: Partial<Desktop>) => {
    desktop = { ...desktop, ...change }
    engine.setDesktop(desktop)
    return OK
  }
  set({})
  return {
    changeSettings: (change) => set({ settings: { ...desktop.settings, ...change } }),
    putAway: ({ hint }) => set({ hints: desktop.hints.filter((one) => one !== hint) }),
    startAtLogin: () => refuse('not-here'),
    openSystem: () => refuse('not-here'),
  }
}
