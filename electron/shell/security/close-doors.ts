import type { App, Session, WebContents } from 'electron'
import { APP_ORIGIN } from '../../contract/ipc.ts'
import type { EngineLog } from '../../engine/engine.ts'
import { refusalInConsole } from './console-refusals.ts'

const VIEW_ADDRESS = new RegExp(`^${APP_ORIGIN}/(?:popover|window)\\.html(?:[?#]|$)`)

export const isViewAddress = (url: string): boolean => VIEW_ADDRESS.test(url)

/** No view goes anywhere: not by a link, a redirect, a new window, a frame or a webview. Each attempt is logged. */
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
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  bringBack(contents, log)
  contents.on('frame-created', (_event, { frame }) => {
    // An empty frame can be had by any script; policy and sandbox of the page hold in it too.
    if (frame !== null && frame.parent !== null) log.warn('frame content denied')
  })
  contents.on('console-message', (details, _level, message) => {
    const refused = refusalInConsole(details.message ?? message)
    if (refused !== null) log.warn(`${refused} denied`)
  })
}

/** Chromium's ERR_ABORTED. */
const ABORTED = -3

/** Nobody is asked before a page goes to about:blank, so that a view which has gone there is loaded again. */
function bringBack(contents: WebContents, log: EngineLog): void {
  let home: string | null = null
  const back = (from: string): void => {
    if (home === null) return
    log.warn(`navigation denied: ${schemeOf(from)}; the view is loaded again`)
    contents.loadURL(home).catch(() => {})
  }
  contents.on('did-navigate', (_event, url) => {
    if (isViewAddress(url)) {
      home = url
      return
    }
    back(url)
  })
  contents.on('did-fail-load', (_event, code, _reason, url, isMainFrame) => {
    // What was denied beforehand ends as aborted and leaves the view where it is.
    if (isMainFrame && code !== ABORTED && !isViewAddress(url)) back(url)
  })
}

/** Nothing is granted to a view, nothing but the views' own files is fetched, and nothing is downloaded. */
export function closeSession(session: Session, packaged: boolean, log: EngineLog): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`permission denied: ${permission}`)
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    log.warn('download denied')
    event.preventDefault()
  })
  session.on('preconnect', () => log.warn('preconnect denied'))
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
  return JSON.stringify(url.slice(0, url.indexOf(':') + 1).slice(0, 20))
}
