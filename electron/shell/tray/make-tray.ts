import { join } from 'node:path'
import { Tray as ElectronTray, Menu, nativeImage, nativeTheme, systemPreferences } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Quit } from '../../host/quit-gate.ts'
import type { Desktop } from '../desktop/desktop.ts'
import type { Views } from '../views/views.ts'
import { type IconManner, Tray } from './tray.ts'
import { groundOf } from './tray-icon.ts'
import type { MenuAction } from './tray-menu.ts'

export interface MakeTrayParts extends Deeds {
  readonly icons: string
  readonly words: (snapshot: Snapshot) => Words
}

/** Who does what a menu entry says. */
interface Deeds {
  readonly engine: Engine
  readonly views: Views
  readonly quit: Quit
  readonly desktop: Desktop
}

/** The tray with its real icon, menu and deeds. Throws where the system takes no icon yet. */
export function makeTray({ icons, words, ...deeds }: MakeTrayParts): Tray {
  const { engine, views, desktop } = deeds
  // One .ico holds every size that Windows asks for; panels on Linux scale a picture.
  const ending = process.platform === 'win32' ? 'ico' : 'png'
  const tray = new Tray(
    {
      makers: {
        tray: (image) => new ElectronTray(image),
        image: (file) => nativeImage.createFromPath(join(icons, `${file}.${ending}`)),
        menu: (template) => Menu.buildFromTemplate(template),
      },
      words,
      manner: mannerNow,
      menuBeforehand: process.platform === 'linux',
      clicked: (bounds, double) => views.clicked(bounds, double),
      latest: () => {
        desktop.lookAtLogin()
        return engine.snapshot()
      },
      act: (action) => act(action, deeds),
    },
    engine.snapshot(),
  )
  nativeTheme.on('updated', () => tray.repaint())
  return tray
}

function mannerNow(): IconManner {
  const taskbar = {
    highContrast: nativeTheme.shouldUseHighContrastColors,
    dark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
  }
  const { prefersReducedMotion } = systemPreferences.getAnimationSettings()
  return { ground: groundOf(taskbar, process.platform), still: prefersReducedMotion }
}

function act(action: MenuAction, { engine, views, quit, desktop }: Deeds): void {
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
      desktop.startAtLogin(action.on)
      return
    case 'quit':
      quit.request()
  }
}
