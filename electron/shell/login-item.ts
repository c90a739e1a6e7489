import type { App } from 'electron'
import { OK, type Reply, refuse } from '../contract/schema.ts'
import type { Login } from '../contract/settings.ts'
import { APP_ID } from './app-id.ts'
import { HIDDEN_SWITCH } from './switches.ts'

/** What of Electron and of the process the login item needs; a test hands in its own. */
export interface LoginItemParts {
  readonly app: Pick<App, 'isPackaged' | 'getAppPath' | 'getLoginItemSettings' | 'setLoginItemSettings'>
  readonly platform: NodeJS.Platform
  readonly environment: NodeJS.ProcessEnv
  readonly program: string
}

/** OnHook among what Windows starts at login. Windows keeps it: it is read anew, never remembered. */
export interface LoginItem {
  read(): Login
  set(on: boolean): Reply
}

export function createLoginItem({ app, platform, environment, program }: LoginItemParts): LoginItem {
  // A command line to Windows and to Electron, which adds no quotes: unquoted, "C:\Users\A B\…" would start "C:\Users\A".
  // Both are compared with what was written: they have to be the same to the letter.
  const item = {
    path: `"${program}"`,
    args: app.isPackaged ? [HIDDEN_SWITCH] : [`"${app.getAppPath()}"`, HIDDEN_SWITCH],
  }
  const notOffered = whyNotOffered(app.isPackaged, platform, environment)

  const read = (): Login => {
    if (notOffered !== null) return notOffered
    const { openAtLogin, launchItems } = app.getLoginItemSettings(item)
    if (!openAtLogin) return { kind: 'off' }
    // Of the arguments Electron tells those that are no switches; the value's name is what tells ours.
    const own = launchItems.filter(({ scope, name }) => scope === 'user' && name === APP_ID)
    return { kind: own.some(({ enabled }) => enabled) ? 'on' : 'switched-off' }
  }
  return {
    read,
    set(on) {
      if (notOffered !== null) return refuse('not-here')
      // Writing it anew would undo what the user did in Windows' own list.
      if (on && read().kind === 'switched-off') return refuse('not-now')
      app.setLoginItemSettings({ ...item, name: APP_ID, openAtLogin: on })
      return read().kind === (on ? 'on' : 'off') ? OK : refuse('failed')
    },
  }
}

function whyNotOffered(
  packaged: boolean,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Extract<Login, { readonly kind: 'not-offered' }> | null {
  if (platform !== 'win32') return { kind: 'not-offered', why: 'system' }
  // A portable copy runs from a folder that is removed when it ends.
  if (environment['PORTABLE_EXECUTABLE_DIR'] !== undefined) return { kind: 'not-offered', why: 'portable' }
  // Tests of this very thing run unpackaged, and say so.
  if (!packaged && environment['ONHOOK_LOGIN_ITEM'] !== '1') return { kind: 'not-offered', why: 'development' }
  return null
}
