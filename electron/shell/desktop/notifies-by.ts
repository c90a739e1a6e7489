/** What decides how this copy notifies. */
export interface Copy {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  readonly environment: NodeJS.ProcessEnv
}

/**
 * On Windows the first touch of Electron's Notification, even the question whether it is supported, writes a Start-menu
 * shortcut and a COM class that name this program. Only an installed copy stays where they say, and has an uninstaller; any
 * other uses the balloon of its tray icon, which registers nothing.
 */
export function notifiesBy({ platform, packaged, environment }: Copy): 'toast' | 'balloon' {
  const installed = packaged && environment['PORTABLE_EXECUTABLE_DIR'] === undefined
  return platform !== 'win32' || installed ? 'toast' : 'balloon'
}
