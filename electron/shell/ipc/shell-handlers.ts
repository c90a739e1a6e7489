import { OK, refuse } from '../../contract/schema.ts'
import type { Handlers } from '../../contract/serve.ts'
import { type EngineHandlerParts, engineHandlers } from '../../host/engine-handlers.ts'
import type { Views } from '../views/views.ts'
import type { ViewName } from './ipc-carrier.ts'

/** What is the desktop's and not the engine's. */
export type PreferenceHandlers = Pick<Handlers<ViewName>, 'changeSettings' | 'startAtLogin' | 'putAway' | 'openSystem'>

export interface ShellHandlerParts extends Omit<EngineHandlerParts<ViewName>, 'initiatorOf'> {
  readonly views: Views
  readonly preferences: PreferenceHandlers
}

/** What the views may ask for; the view that asks is told by the carrier, and kept in the receipt. */
export function shellHandlers({ views, preferences, ...parts }: ShellHandlerParts): Handlers<ViewName> {
  return {
    ...engineHandlers({ ...parts, initiatorOf: (from) => from }),
    ...preferences,
    snapshot: (_request, from) => {
      views.listens(from)
      return parts.engine.snapshot()
    },
    openWindow: ({ page, connection }) => {
      views.openWindow(page, connection)
      return OK
    },
    fitPopover: ({ height }, from) => {
      if (from !== 'popover') return refuse('not-here')
      views.fitPopover(height)
      return OK
    },
    hidePopover: () => {
      views.hidePopover()
      return OK
    },
  }
}
