import { join } from 'node:path'
import { Tray as ElectronTray, Menu, nativeImage, type Rectangle } from 'electron'
import type { Snapshot } from '../contract/snapshot.ts'
import type { Words } from '../contract/words/words.ts'
import type { Engine } from '../engine/engine.ts'
import type { Quit } from '../engine/quit-gate.ts'
import { Tray } from './tray.ts'
import type { MenuAction } from './tray-table.ts'
import type { Views } from './views.ts'

export interface MakeTrayParts extends Deeds {
  readonly icons: string
  readonly words: Words
  readonly snapshot: Snapshot
}

/** Who does what a menu entry says. */
interface Deeds {
  readonly engine: Engine
  readonly views: Views
  readonly quit: Quit
  readonly startAtLogin: (on: boolean) => void
}

/** The tray with its real icon, menu and deeds. */
export function makeTray({ icons, words, snapshot, ...deeds }: MakeTrayParts): Tray {
  // One .ico holds every size that Windows asks for; panels on Linux scale a picture.
  const ending = process.platform === 'win32' ? 'ico' : 'png'
  return new Tray(
    {
      makers: {
        tray: (image) => new ElectronTray(image),
        image: (state) => nativeImage.createFromPath(join(icons, `${state}.${ending}`)),
        menu: (template) => Menu.buildFromTemplate(template),
      },
      words,
      menuBeforehand: process.platform === 'linux',
      clicked: (bounds: Rectangle) => deeds.views.togglePopover(bounds),
      act: (action) => act(action, deeds),
    },
    snapshot,
  )
}

function act(action: MenuAction, { engine, views, quit, startAtLogin }: Deeds): void {
  switch (action.do) {
    case 'hang-up': {
      const reply = engine.hangUp({ ...action.target, confirmed: false }, 'menu')
      // It may have turned out to be somebody else's since the menu was made.
      if (!reply.ok && reply.refusal === 'not-confirmed') views.ask(action.target)
      return
    }
    case 'hang-up-again':
      engine.hangUpAgain(action.target, 'menu')
      return
    case 'ask':
      views.ask(action.target)
      return
    case 'ask-all':
      views.ask('all')
      return
    case 'hang-up-all':
      engine.hangUpAll({ includeOthers: false }, 'menu')
      return
    case 'open':
      views.showWindow()
      return
    case 'open-settings':
      views.openWindow('settings', null)
      return
    case 'start-at-login':
      startAtLogin(action.on)
      return
    case 'quit':
      quit.request()
  }
}
