import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What the preview knows about itself when it decides whether to listen to a request. */
export interface Gate {
  /** `127.0.0.1:<port>` */
  readonly host: string
  /** In the address that is printed; swapped for the cookie. */
  readonly token: string
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
  /** The launch token is right: set the cookie and redirect to the address without it. */
  | { readonly kind: 'admit' }
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
  const token = url.searchParams.get('token')
  if (reads && token !== null && same(token, gate.token)) return { kind: 'admit' }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { kind: 'refuse', why: 'site' }
  const cookie = cookieOf(headers.cookie, gate.cookieName)
  if (cookie === null || !same(cookie, gate.cookie)) return { kind: 'refuse', why: 'session' }
  return { kind: 'pass' }
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

function same(given: string, right: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
