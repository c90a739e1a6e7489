import { OK, refuse } from '../contract/schema.ts'
import type { Handlers } from '../contract/serve.ts'
import { type Desktop, FIRST_SETTINGS, NO_RECORDING } from '../contract/settings.ts'
import type { Engine } from '../engine/engine.ts'
import { type EngineHandlerParts, engineHandlers } from '../host/engine-handlers.ts'
import type { Recorder } from '../host/recording/recorder.ts'

interface PreviewHandlerParts extends Omit<EngineHandlerParts<void>, 'initiatorOf' | 'keep'> {
  readonly recorder: Recorder
}

/** The calls as a browser can have them: there is no window to open here and no popover to hide. */
export function previewHandlers(parts: PreviewHandlerParts): Handlers {
  const { engine, recorder } = parts
  return {
    ...engineHandlers({
      ...parts,
      initiatorOf: () => 'preview',
      keep: async (file) => ({ kind: 'content', ...file }),
    }),
    snapshot: () => engine.snapshot(),
    openWindow: () => refuse('not-here'),
    fitPopover: () => refuse('not-here'),
    hidePopover: () => refuse('not-here'),
    openSystem: () => refuse('not-here'),
    startAtLogin: () => refuse('not-here'),
    ...desktopHandlers(engine, recorder),
  }
}

/** What a user changes in the preview holds as long as it runs: nothing of it is for another day. */
function desktopHandlers(engine: Engine, recorder: Recorder): Pick<Handlers, 'changeSettings' | 'putAway'> {
  let desktop: Desktop = {
    settings: FIRST_SETTINGS,
    login: { kind: 'not-offered', why: 'preview' },
    hints: ['first-run'],
    notifications: false,
    recording: NO_RECORDING,
  }
  const set = (change: Partial<Desktop>) => {
    desktop = { ...desktop, ...change }
    engine.setDesktop(desktop)
    return OK
  }
  recorder.subscribe((recording) => set({ recording }))
  return {
    changeSettings: (change) => set({ settings: { ...desktop.settings, ...change } }),
    putAway: ({ hint }) => set({ hints: desktop.hints.filter((one) => one !== hint) }),
  }
}
