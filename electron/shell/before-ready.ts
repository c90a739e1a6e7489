import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'

const DATA_SWITCH = 'user-data-dir'
const HIDDEN_SWITCH = '--hidden'

/** Where settings, journal, receipts and log live; the lock for a single instance belongs to it. */
export function chooseUserData(): string {
  const named = app.commandLine.getSwitchValue(DATA_SWITCH)
  if (named !== '') app.setPath('userData', resolve(named))
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** False: another OnHook runs on this folder, and has just been told. */
export function isOnlyOne(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => {
    // The login item starts in the tray; that it runs already is no reason to come forward.
    if (!startsHidden(argv)) showWindow()
  })
  return true
}

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_SWITCH)
}
