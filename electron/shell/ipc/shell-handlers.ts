import { OK, refuse } from '../../contract/schema.ts'
import type { Handlers } from '../../contract/serve.ts'
import { type EngineHandlerParts, engineHandlers } from '../../host/engine-handlers.ts'
import type { Views } from '../views/views.ts'
import type { View } from './ipc-carrier.ts'

/** What is the desktop's and not the engine's. */
export type DesktopHandlers = Pick<Handlers<View>, 'changeSettings' | 'startAtLogin' | 'putAway' | 'openSystem'>

export interface ShellHandlerParts extends Omit<EngineHandlerParts<View>, 'initiatorOf'> {
  readonly views: Views
  readonly desktop: DesktopHandlers
}

/** What the views may ask for; the view that asks is told by the carrier, and kept in the receipt. */
export function shellHandlers({ views, desktop, ...parts }: ShellHandlerParts): Handlers<View> {
  return {
    ...engineHandlers({ ...parts, initiatorOf: (from) => from }),
    ...desktop,
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
