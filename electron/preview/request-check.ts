import type { IncomingHttpHeaders } from 'node:http'
import { isSame } from './invitations.ts'

/** What the preview knows about itself when it decides whether to listen to a request. */
export interface Gate {
  /** `127.0.0.1:<port>` */
  readonly host: string
  /** Whether this token lets a browser in; it does so once. */
  readonly redeem: (token: string) => boolean
  /** Cookies know no ports: the name holds it, so that two previews do not put each other out. */
  readonly cookieName: string
  readonly cookie: string
}

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
}

export type Verdict =
  | { readonly kind: 'pass' }
  /** The token was right: set the cookie and lead on to the address without it. `fromElsewhere`: another page led here. */
  | { readonly kind: 'admit'; readonly fromElsewhere: boolean }
  /** The bare address, as a browser opens it that is just being started. */
  | { readonly kind: 'knock' }
  | { readonly kind: 'refuse'; readonly why: 'host' | 'origin' | 'site' | 'session' }

/**
 * Only a page that this server gave out, in a browser that was given the token, is listened to. `Host` keeps out names
 * that were made to point here (DNS rebinding); `Origin` and `Sec-Fetch-Site` keep out other pages of the same browser.
 */
export function judge(gate: Gate, asked: Asked): Verdict {
  const { headers, url, method } = asked
  if (headers.host !== gate.host) return { kind: 'refuse', why: 'host' }
  const reads = method === 'GET' || method === 'HEAD'
  const origin = headers.origin
  // A browser names the origin of every POST; who does not is not a browser with our page.
  if (origin === undefined ? !reads : origin !== `http://${gate.host}`) return { kind: 'refuse', why: 'origin' }
  const site = headers['sec-fetch-site']
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
  const cookie = cookieOf(headers.cookie, gate.cookieName)
  if (!foreign && cookie !== null && isSame(cookie, gate.cookie)) return { kind: 'pass' }
  const token = url.searchParams.get('token')
  // A page that a browser fetches ahead of time may never be shown: its token stays good.
  const shown = method === 'GET' && headers['sec-purpose'] === undefined
  if (shown && token !== null && gate.redeem(token)) return { kind: 'admit', fromElsewhere: foreign }
  if (foreign) return { kind: 'refuse', why: 'site' }
  if (shown && url.pathname === '/' && token === null) return { kind: 'knock' }
  return { kind: 'refuse', why: 'session' }
}

/** HttpOnly: no script reads it. SameSite=Strict: no other page's request carries it. It ends with the browser. */
export function setCookie(gate: Gate): string {
  return `${gate.cookieName}=${gate.cookie}; Path=/; HttpOnly; SameSite=Strict`
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=')
    if (key === name && value !== undefined) return value
  }
  return null
}
