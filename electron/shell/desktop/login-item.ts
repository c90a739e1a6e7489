import type { App } from 'electron'
import { OK, type Reply, refuse } from '../../contract/schema.ts'
import type { Login } from '../../contract/settings.ts'
import { APP_ID } from '../app/app-id.ts'
import { HIDDEN_SWITCH } from '../app/switches.ts'

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
  const args = app.isPackaged ? [HIDDEN_SWITCH] : [`"${app.getAppPath()}"`, HIDDEN_SWITCH]
  // A command line to Windows: unquoted, "C:\Users\A B\…" would start "C:\Users\A". Electron writes the path as it is
  // given; should it ever add the quotes itself, two of them would be as bad as none.
  const paths = [`"${program}"`, program] as const
  const notOffered = whyNotOffered(app.isPackaged, platform, environment)

  const read = (): Login => {
    if (notOffered !== null) return notOffered
    // Compared with what was written, path and arguments have to be the same to the letter.
    const [quoted, plain] = paths.map((path) => app.getLoginItemSettings({ path, args }))
    if (quoted === undefined || !(quoted.openAtLogin || plain?.openAtLogin)) return { kind: 'off' }
    // Of the arguments Electron tells those that are no switches; the value's name is what tells ours. One that Windows
    // would read as another program is not among them.
    const own = quoted.launchItems.filter(({ scope, name }) => scope === 'user' && name === APP_ID)
    if (own.length === 0) return { kind: 'off' }
    return { kind: own.some(({ enabled }) => enabled) ? 'on' : 'switched-off' }
  }
  return {
    read,
    set(on) {
      if (notOffered !== null) return refuse('not-here')
      // Writing it anew would undo what the user did in Windows' own list.
      if (on && read().kind === 'switched-off') return refuse('not-now')
      for (const path of paths) {
        app.setLoginItemSettings({ path, args, name: APP_ID, openAtLogin: on })
        if (read().kind === (on ? 'on' : 'off')) return OK
      }
      return refuse('failed')
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
