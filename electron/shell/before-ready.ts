import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'
import { DATA_SWITCH, QUIT_SWITCH, startsHidden } from './switches.ts'

/** Where settings, journal, receipts and log live; the lock for a single instance belongs to it. */
export function chooseUserData(): string {
  const named = app.commandLine.getSwitchValue(DATA_SWITCH)
  if (named !== '') app.setPath('userData', resolve(named))
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** False: there is nothing to start. Another OnHook runs on this folder and has just been told, or none was to quit. */
export function isOnlyOne(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock() || process.argv.includes(QUIT_SWITCH)) return false
  app.on('second-instance', (_event, argv) => {
    if (argv.includes(QUIT_SWITCH)) app.quit()
    // The login item starts in the tray; that it runs already is no reason to come forward.
    else if (!startsHidden(argv)) showWindow()
  })
  return true
}
