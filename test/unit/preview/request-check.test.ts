import { describe, expect, test } from 'vitest'
import { type Gate, judge, setCookie } from '../../../electron/preview/request-check.ts'

const GATE: Gate = {
  host: '127.0.0.1:4711',
  redeem: (token) => token === 'right-token',
  cookieName: 'onhook-4711',
  cookie: 'right-cookie',
}
const OURS = 'http://127.0.0.1:4711'
const COOKIE = 'other=1; onhook-4711=right-cookie'

function ask(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const verdict = judge(GATE, { method, url: new URL(path, OURS), headers: { host: GATE.host, ...headers } })
  return verdict.kind === 'refuse' ? verdict.why : verdict.kind
}

describe('the preview listens to', () => {
  test('a browser that brings the launch token', () => {
    expect(ask('GET', '/?token=right-token', {})).toBe('admit')
  })
  test('the same browser afterwards, by its cookie', () => {
    expect(ask('GET', '/window.html', { cookie: COOKIE, 'sec-fetch-site': 'none' })).toBe('pass')
  })
  test('a call from its own page', () => {
    expect(ask('POST', '/call/quit', { cookie: COOKIE, origin: OURS, 'sec-fetch-site': 'same-origin' })).toBe('pass')
  })
  test('the token from a link in another page, as a terminal in a browser shows it', () => {
    expect(ask('GET', '/?token=right-token', { 'sec-fetch-site': 'cross-site' })).toBe('admit')
  })
  test('an address that is loaded again after it let the browser in', () => {
    expect(ask('GET', '/?token=spent', { cookie: COOKIE, 'sec-fetch-site': 'same-origin' })).toBe('pass')
  })
  test('a browser at the bare address, about which somebody else decides', () => {
    expect(ask('GET', '/', { 'sec-fetch-site': 'none' })).toBe('knock')
  })
})

describe('the preview refuses', () => {
  const cases: readonly (readonly [string, string, string, Readonly<Record<string, string>>, string])[] = [
    ['a name that was made to point here', 'GET', '/window.html', { host: 'evil.test:4711', cookie: COOKIE }, 'host'],
    ['localhost, which is another origin', 'GET', '/window.html', { host: 'localhost:4711', cookie: COOKIE }, 'host'],
    ['another port', 'GET', '/window.html', { host: '127.0.0.1:80', cookie: COOKIE }, 'host'],
    ['a call from another page', 'POST', '/call/quit', { origin: 'http://evil.test', cookie: COOKIE }, 'origin'],
    ['a call from an opaque page', 'POST', '/call/quit', { origin: 'null', cookie: COOKIE }, 'origin'],
    ['a call that names no origin', 'POST', '/call/quit', { cookie: COOKIE }, 'origin'],
    ['a read from another origin', 'GET', '/events', { origin: 'http://127.0.0.1:80', cookie: COOKIE }, 'origin'],
    ['an image in another page', 'GET', '/events', { 'sec-fetch-site': 'cross-site', cookie: COOKIE }, 'site'],
    ['a page of another port', 'GET', '/events', { 'sec-fetch-site': 'same-site', cookie: COOKIE }, 'site'],
    ['a browser without the cookie', 'GET', '/window.html', {}, 'session'],
    ['a wrong token', 'GET', '/?token=wrong-token', {}, 'session'],
    ['a token of another length', 'GET', '/?token=r', {}, 'session'],
    ['a page that is only fetched ahead', 'GET', '/?token=right-token', { 'sec-purpose': 'prefetch' }, 'session'],
    ['the token without a look at the page', 'HEAD', '/?token=right-token', {}, 'session'],
    ['an empty token', 'GET', '/?token=', {}, 'session'],
    ['a wrong cookie', 'GET', '/window.html', { cookie: 'onhook-4711=wrong-cookie' }, 'session'],
    ['the token in place of the cookie', 'GET', '/popover.html', { cookie: 'onhook-4711=right-token' }, 'session'],
    ['the cookie of another preview', 'GET', '/events', { cookie: 'onhook-4712=right-cookie' }, 'session'],
    ['a call that brings the token only', 'POST', '/call/quit?token=right-token', { origin: OURS }, 'session'],
  ]
  test.each(cases)('%s', (_what, method, path, headers, why) => {
    expect(ask(method, path, headers)).toBe(why)
  })
})

test('no script and no other page gets at the cookie', () => {
  expect(setCookie(GATE)).toBe('onhook-4711=right-cookie; Path=/; HttpOnly; SameSite=Strict')
})
