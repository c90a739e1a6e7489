import type { App, Session, WebContents } from 'electron'
import { APP_ORIGIN } from '../../contract/ipc.ts'
import type { EngineLog } from '../../engine/engine.ts'

/** No view goes anywhere: not by a link, a redirect, a new window, a frame or a webview. */
export function closeNavigation(app: App, log: EngineLog): void {
  app.on('web-contents-created', (_event, contents) => closeNavigationOf(contents, log))
}

function closeNavigationOf(contents: WebContents, log: EngineLog): void {
  const deny = (what: string) => (event: { preventDefault(): void }) => {
    log.warn(`${what} denied`)
    event.preventDefault()
  }
  contents.on('will-navigate', deny('navigation'))
  contents.on('will-redirect', deny('redirect'))
  contents.on('will-attach-webview', deny('webview'))
  contents.setWindowOpenHandler(() => {
    log.warn('new window denied')
    return { action: 'deny' }
  })
}

/** Nothing is granted to a view, and nothing but the views' own files is fetched. */
export function closeSession(session: Session, packaged: boolean, log: EngineLog): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`permission denied: ${permission}`)
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOurs(details.url, packaged)
    if (cancel) log.warn(`request denied: ${schemeOf(details.url)}`)
    answer({ cancel })
  })
}

function isOurs(url: string, packaged: boolean): boolean {
  if (url.startsWith(`${APP_ORIGIN}/`)) return true
  return !packaged && url.startsWith('devtools://')
}

/** Enough to know what was tried; the rest is somebody else's text. */
function schemeOf(url: string): string {
  return JSON.stringify(url.slice(0, url.indexOf(':') + 1))
}
