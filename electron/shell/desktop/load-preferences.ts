import { join } from 'node:path'
import { app, nativeTheme, shell } from 'electron'
import { inSystemFolder } from '../../../native/system/windows/windows-folder.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { createSettingsFile } from '../../storage/settings-file.ts'
import { createLoginItem } from './login-item.ts'
import { openSystemPlace } from './open-system-place.ts'
import { Preferences } from './preferences.ts'

export interface Place {
  readonly folder: string
  readonly engine: Engine
  readonly log: EngineLog
  /** Whether the system shows any. */
  readonly notifications: boolean
}

/** Reads settings, login item and hints, and keeps Electron's theme in step with the setting. */
export async function loadPreferences({ folder, engine, log, notifications }: Place): Promise<Preferences> {
  const file = createSettingsFile(join(folder, 'settings.json'))
  const { kept, notice, faults } = await file.read()
  for (const fault of faults) log.warn(`settings: "${fault}" makes no sense and is as at the first start`)
  if (notice !== null) engine.notice(notice)
  const { platform, env: environment, execPath: program } = process
  const preferences = new Preferences({
    engine,
    file,
    kept,
    login: createLoginItem({ app, platform, environment, program }),
    notifications,
    openSystem: (place) => openSystemPlace(place, { shell, platform, inSystemFolder }),
  })
  // The user may come back from Windows' list of start-up apps: read the login item anew.
  app.on('browser-window-focus', () => preferences.lookAtLogin())
  nativeTheme.themeSource = kept.settings.theme
  engine.subscribe(({ desktop: { settings } }) => {
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme
  })
  return preferences
}
