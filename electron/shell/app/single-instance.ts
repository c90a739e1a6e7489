import { resolve } from 'node:path'
import { app } from 'electron'
import { decideSecondStart, decideStart, type StartWish } from '../../host/second-start.ts'
import { DATA_SWITCH, QUIT_SWITCH, startsHidden } from './switches.ts'
import { type UserFolder, usableFolder } from './user-folder.ts'

/** Where settings, journal, receipts and log live; the lock for a single instance belongs to it. */
export function chooseUserData(): UserFolder {
  const named = app.commandLine.getSwitchValue(DATA_SWITCH)
  const found = usableFolder(named === '' ? app.getPath('userData') : resolve(named), app.getPath('temp'))
  app.setPath('userData', found.folder)
  return found
}

/** False: there is nothing to start. Another OnHook runs on this folder and has just been told, or none was to quit. */
export function isOnlyOne(showWindow: () => void): boolean {
  if (decideStart(app.requestSingleInstanceLock(), wishIn(process.argv)) === 'leave') return false
  app.on('second-instance', (_event, argv) => {
    switch (decideSecondStart(wishIn(argv))) {
      case 'quit':
        return app.quit()
      case 'come-forward':
        return showWindow()
      case 'stay':
    }
  })
  return true
}

function wishIn(argv: readonly string[]): StartWish {
  return { quit: argv.includes(QUIT_SWITCH), hidden: startsHidden(argv) }
}
