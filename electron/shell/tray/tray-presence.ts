import { execFile } from 'node:child_process'
import { TRAY_HOST_WITHIN } from '../timings.ts'

const QUESTION = [
  '--session',
  '--dest=org.freedesktop.DBus',
  '--type=method_call',
  '--print-reply=literal',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
]

/**
 * Whether anybody shows tray icons. Windows always does. On Linux Electron says nothing where nobody does, so the session
 * bus is asked; where there is no tool to ask it with, the answer is taken to be yes.
 */
export function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true)
  return new Promise((resolve) => {
    execFile('dbus-send', QUESTION, { timeout: TRAY_HOST_WITHIN }, (error, answer) => {
      if (error === null) resolve(/\btrue\b/.test(answer))
      else resolve('code' in error && error.code === 'ENOENT')
    })
  })
}

/** Whether the system tells where an icon is that it shows: Windows does, a panel on Linux and Wine do not. */
export function tellsIconPlace(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  return platform === 'win32' && environment['WINECONFIGDIR'] === undefined
}
