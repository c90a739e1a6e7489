import { isThere } from '../../contract/present/overall.ts'
import { type Events, OK, type Reply, refuse, type Target } from '../../contract/schema.ts'
import type { Engine } from '../../engine/engine.ts'
import type { MenuAction } from './tray-menu.ts'

/** Who carries out what a menu entry says. */
export interface MenuTargets {
  readonly engine: Pick<Engine, 'snapshot' | 'hangUp' | 'hangUpAgain' | 'hangUpAll'>
  readonly views: {
    ask(question: Events['ask']): void
    tellIfRefused(reply: Reply): void
    showWindow(): void
    openWindow(page: 'settings', connection: null): void
  }
  readonly quit: { request(): Reply }
  readonly preferences: { startAtLogin(on: boolean): void }
}

/**
 * An entry acts on the connection that it named when the menu opened. If that has gone meanwhile it acts on nothing, and
 * the popover opens and says so.
 */
export function carryOut(action: MenuAction, { engine, views, quit, preferences }: MenuTargets): void {
  const named = (act: (target: Target) => Reply, target: Target): void =>
    views.tellIfRefused(isThere(engine.snapshot(), target) ? act(target) : refuse('no-such-row'))
  switch (action.do) {
    case 'hang-up':
      named((target) => {
        const reply = engine.hangUp({ ...target, confirmed: false }, 'menu')
        // It may have turned out to be somebody else's since the menu was made.
        if (reply.ok || reply.refusal !== 'not-confirmed') return reply
        views.ask(target)
        return OK
      }, action.target)
      return
    case 'hang-up-again':
      named((target) => engine.hangUpAgain(target, 'menu'), action.target)
      return
    case 'ask':
      named((target) => {
        views.ask(target)
        return OK
      }, action.target)
      return
    case 'ask-all':
      views.ask('all')
      return
    case 'hang-up-all':
      views.tellIfRefused(engine.hangUpAll({ connections: action.connections, includeOthers: false }, 'menu'))
      return
    case 'open':
      views.showWindow()
      return
    case 'open-settings':
      views.openWindow('settings', null)
      return
    case 'start-at-login':
      preferences.startAtLogin(action.on)
      return
    case 'quit':
      quit.request()
  }
}
