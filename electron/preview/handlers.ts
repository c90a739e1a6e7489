import { refuse } from '../contract/schema.ts'
import type { Handlers } from '../contract/serve.ts'
import type { Engine } from '../engine/engine.ts'
import type { Quit } from '../engine/quit-gate.ts'

/** The calls as a browser can have them: there is no window to open here and no popover to hide. */
export function previewHandlers(engine: Engine, quit: Quit): Handlers {
  return {
    snapshot: () => engine.snapshot(),
    hangUp: (request) => engine.hangUp(request, 'preview'),
    hangUpAll: (request) => engine.hangUpAll(request, 'preview'),
    hangUpAgain: (request) => engine.hangUpAgain(request, 'preview'),
    keepWaiting: (request) => engine.keepWaiting(request),
    leaveIt: (request) => engine.leaveIt(request),
    reconnect: (request) => engine.reconnect(request.recent),
    tryAgain: () => engine.tryAgain(),
    openWindow: () => refuse('not-here'),
    fitPopover: () => refuse('not-here'),
    hidePopover: () => refuse('not-here'),
    quit: () => quit.request(),
    waitForEnd: () => quit.waitForEnd(),
    leave: () => quit.leave(),
  }
}
