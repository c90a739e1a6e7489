import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'
import { decideSecondStart, decideStart, type StartWish } from '../engine/gates.ts'
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
