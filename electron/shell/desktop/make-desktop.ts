import { join } from 'node:path'
import { app, Notification, nativeTheme, shell } from 'electron'
import { inSystemFolder } from '../../../native/system/windows/windows-folder.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { createSettingsFile } from '../../storage/settings-file.ts'
import { Desktop } from './desktop.ts'
import { createLoginItem } from './login-item.ts'
import { openSystemPlace } from './system-places.ts'

/** The desktop as it was left: settings, login item, hints; and its theme from now on. */
export async function makeDesktop(folder: string, engine: Engine, log: EngineLog): Promise<Desktop> {
  const file = createSettingsFile(join(folder, 'settings.json'))
  const { kept, notice, faults } = await file.read()
  for (const fault of faults) log.warn(`settings: "${fault}" makes no sense and is as at the first start`)
  if (notice !== null) engine.notice(notice)
  const { platform, env: environment, execPath: program } = process
  const desktop = new Desktop({
    engine,
    file,
    kept,
    login: createLoginItem({ app, platform, environment, program }),
    notifications: Notification.isSupported(),
    openSystem: (place) => openSystemPlace(place, { shell, platform, inSystemFolder }),
  })
  // Whoever comes back from Windows' own list of start-up apps must not read what was true before.
  app.on('browser-window-focus', () => desktop.lookAtLogin())
  nativeTheme.themeSource = kept.settings.theme
  engine.subscribe(({ desktop: { settings } }) => {
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme
  })
  return desktop
}
