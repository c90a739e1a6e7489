import { execFile } from 'node:child_process'

/** Longer than this no session bus takes to answer, ms. */
const PATIENCE = 2_000

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
export function hasTrayPlace(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true)
  return new Promise((resolve) => {
    execFile('dbus-send', QUESTION, { timeout: PATIENCE }, (error, answer) => {
      if (error === null) resolve(/\btrue\b/.test(answer))
      else resolve('code' in error && error.code === 'ENOENT')
    })
  })
}
