import { OK, refuse } from '../contract/schema.ts'
import type { Handlers } from '../contract/serve.ts'
import type { Engine } from '../engine/engine.ts'
import type { Quit } from '../engine/quit-gate.ts'
import type { View } from './ipc-carrier.ts'
import type { Views } from './views.ts'

/** What the views may ask for; the view that asks is told by the carrier, and kept in the receipt. */
export function shellHandlers(engine: Engine, views: Views, quit: Quit): Handlers<View> {
  return {
    snapshot: (_request, from) => {
      views.listens(from)
      return engine.snapshot()
    },
    hangUp: (request, from) => engine.hangUp(request, from),
    hangUpAll: (request, from) => engine.hangUpAll(request, from),
    hangUpAgain: (request, from) => engine.hangUpAgain(request, from),
    keepWaiting: (request) => engine.keepWaiting(request),
    leaveIt: (request) => engine.leaveIt(request),
    reconnect: (request) => engine.reconnect(request.recent),
    tryAgain: () => engine.tryAgain(),
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
    quit: () => quit.request(),
    waitForEnd: () => quit.waitForEnd(),
    leave: () => quit.leave(),
  }
}
