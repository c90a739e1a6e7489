import { join } from 'node:path'
import { Tray as ElectronTray, Menu, nativeImage, nativeTheme, systemPreferences } from 'electron'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import type { QuitGate } from '../../host/quit-gate.ts'
import type { Preferences } from '../desktop/preferences.ts'
import type { Views } from '../views/views.ts'
import { carryOut } from './menu-actions.ts'
import { type IconStyle, Tray, type TrayParts } from './tray.ts'
import { groundOf } from './tray-icon.ts'
import { tellsIconPlace } from './tray-presence.ts'

export interface CreateTrayParts extends Targets {
  /** The folder of the icons. */
  readonly icons: string
  readonly words: (snapshot: Snapshot) => Words
  readonly balloon: TrayParts['balloon']
  readonly log: EngineLog
}

/** Who carries out what a menu entry says. */
interface Targets {
  readonly engine: Engine
  readonly views: Views
  readonly quit: QuitGate
  readonly preferences: Preferences
}

/** The tray on Electron's own icon and menu; the icon itself comes with `start`. */
export function createTray({ icons, words, balloon, log, ...targets }: CreateTrayParts): Tray {
  const { engine, views, preferences } = targets
  // One .ico holds every size that Windows asks for; panels on Linux scale a picture.
  const extension = process.platform === 'win32' ? 'ico' : 'png'
  const tray = new Tray({
    makers: {
      tray: (image) => new ElectronTray(image),
      image: (file) => nativeImage.createFromPath(join(icons, `${file}.${extension}`)),
      menu: (template) => Menu.buildFromTemplate(template),
    },
    words,
    style: currentStyle,
    menuBeforehand: process.platform === 'linux',
    tellsPlace: tellsIconPlace(process.platform, process.env),
    balloon,
    clicked: (bounds, double) => views.clicked(bounds, double),
    latest: () => {
      preferences.lookAtLogin()
      return engine.snapshot()
    },
    act: (action) => carryOut(action, targets),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log,
  })
  nativeTheme.on('updated', () => tray.repaint())
  return tray
}

function currentStyle(): IconStyle {
  const taskbar = {
    highContrast: nativeTheme.shouldUseHighContrastColors,
    dark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
  }
  const { prefersReducedMotion } = systemPreferences.getAnimationSettings()
  return { ground: groundOf(taskbar, process.platform), still: prefersReducedMotion }
}
