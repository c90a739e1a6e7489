/** What decides whether this copy may show notifications of the system. */
export interface Copy {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  readonly environment: NodeJS.ProcessEnv
}

/**
 * On Windows the first touch of Electron's Notification, even the question whether it is supported, writes a Start-menu
 * shortcut and a COM class that name this program. Only an installed copy stays where they say, and has an uninstaller.
 */
export function mayNotify({ platform, packaged, environment }: Copy): boolean {
  return platform !== 'win32' || (packaged && environment['PORTABLE_EXECUTABLE_DIR'] === undefined)
}
