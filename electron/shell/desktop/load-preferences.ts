import { join } from 'node:path'
import { app, nativeTheme, shell } from 'electron'
import { mayAdminister } from '../../../native/system/windows/may-administer.ts'
import { inSystemFolder } from '../../../native/system/windows/windows-folder.ts'
import type { Notice } from '../../contract/notice.ts'
import type { Engine, EngineLog } from '../../engine/engine.ts'
import { createSettingsFile, FIRST_PREFERENCES, SETTINGS_FILE, type SettingsRead } from '../../storage/settings-file.ts'
import { createLoginItem } from './login-item.ts'
import { openSystemPlace } from './open-system-place.ts'
import { Preferences } from './preferences.ts'
import { SettingsKeeper } from './settings-keeper.ts'

export interface Place {
  readonly folder: string
  readonly engine: Engine
  readonly log: EngineLog
  /** The file is where it belongs. */
  readonly ready: (file: string) => Promise<unknown>
  /** Another program has changed the settings meanwhile. */
  readonly changed: (notice: Notice) => void
  /** Whether the system shows any. */
  readonly notifications: boolean
}

/**
 * Settings, login item and hints, and Electron's theme in step with the setting. A settings file that does not answer in a
 * moment comes late: until then everything is as at the first start.
 */
export async function loadPreferences({ folder, engine, log, ready, changed, notifications }: Place) {
  const file = createSettingsFile(join(folder, SETTINGS_FILE), { ready, changed })
  const keeper = new SettingsKeeper({
    engine,
    file,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const tell = ({ notice, faults }: SettingsRead): void => {
    for (const fault of faults) log.warn(`settings: "${fault}" makes no sense and is as at the first start`)
    if (notice !== null) engine.notice(notice)
  }
  const read = await keeper.read((late) => {
    tell(late)
    preferences.adopt(late.kept)
  })
  if (read !== null) tell(read)
  const { platform, env: environment, execPath: program } = process
  const preferences: Preferences = new Preferences({
    engine,
    keeper,
    kept: read?.kept ?? FIRST_PREFERENCES,
    known: read !== null,
    login: createLoginItem({ app, platform, environment, program }),
    notifications,
    administers: mayAdminister(platform),
    openSystem: (place) => openSystemPlace(place, { shell, platform, inSystemFolder }),
  })
  // The user may come back from Windows' list of start-up apps: read the login item anew.
  app.on('browser-window-focus', () => preferences.lookAtLogin())
  nativeTheme.themeSource = preferences.settings.theme
  engine.subscribe(({ desktop: { settings } }) => {
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme
  })
  return { preferences, flush: () => keeper.flush() }
}
