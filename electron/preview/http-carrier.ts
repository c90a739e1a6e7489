import { createReadStream } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Crossing, Refusal } from '../contract/schema.ts'
import type { Dispatch } from '../contract/serve.ts'
import type { EngineLog } from '../engine/engine.ts'
import { viewHeaders } from '../host/view-headers.ts'
import type { BuiltView, BuiltViews } from '../storage/built-views.ts'
import type { EventStreams } from './event-stream.ts'
import type { Invitations } from './invitations.ts'
import type { SocketLimit } from './limit-sockets.ts'
import { peerUser } from './peer-user.ts'
import type { RefusalCount } from './refusal-count.ts'
import { type Gate, judge, setCookie, type Verdict } from './request-check.ts'

export interface CarrierParts {
  readonly gate: Gate
  readonly invitations: Invitations
  readonly refusals: RefusalCount
  readonly sockets: SocketLimit
  readonly views: BuiltViews
  readonly dispatch: Dispatch
  readonly streams: EventStreams
  readonly log: EngineLog
}

type RefusedFor = Extract<Verdict, { kind: 'refuse' }>['why']

export const FIRST_PAGE = '/window.html'

/** Far above any call's payload. */
const LONGEST_BODY = 64 * 1024

const HEADERS = viewHeaders("'self'")

/**
 * `POST /call/<name>` with `{ "request": … }` answers a crossing; `GET /events` streams the events; everything else is a
 * file of the views. The gate comes first, then the contract's own checks.
 */
export function httpCarrier(parts: CarrierParts): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    route(parts, request, response).catch((error: unknown) => {
      parts.log.warn(`preview request failed: ${error instanceof Error ? error.message : 'unknown error'}`)
      response.destroy()
    })
  }
}

async function route(parts: CarrierParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gate } = parts
  const method = request.method ?? ''
  const url = addressOf(request.url ?? '', gate)
  if (url === null) return text(response, 400, 'This is no address.')
  const verdict = judge(gate, { method, url, headers: request.headers })
  switch (verdict.kind) {
    case 'refuse':
      return refuse(parts, url.pathname, verdict.why, response)
    case 'admit': {
      const page = parts.views.has(url.pathname) ? url.pathname : FIRST_PAGE
      response.setHeader('set-cookie', setCookie(gate))
      return verdict.fromElsewhere ? leadOn(response, page) : redirect(response, page)
    }
    case 'knock': {
      const token = parts.invitations.answerKnock(peerUser(request.socket))
      if (token === null) return refuse(parts, url.pathname, 'session', response)
      return leadOn(response, `/?token=${token}`)
    }
    case 'pass':
      parts.sockets.welcome(request.socket)
      return answer(parts, method, url.pathname, request, response)
  }
}

function refuse({ gate, refusals }: CarrierParts, path: string, why: RefusedFor, response: ServerResponse): void {
  refusals.add(`foreign ${why}`)
  response.setHeader('connection', 'close')
  if (path.startsWith('/call/')) crossing(response, 403, refused('foreign-sender'))
  else text(response, 403, sentence(why, gate))
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to })
  response.end()
}

/**
 * A page that goes on by itself. A browser keeps a strict cookie from a request that another page began, and a redirect
 * would still be that request.
 */
function leadOn(response: ServerResponse, to: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><meta http-equiv="refresh" content="0;url=${to}"><title>OnHook</title>`)
}

async function answer(
  parts: CarrierParts,
  method: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path.startsWith('/call/')) {
    if (method !== 'POST') return text(response, 405, 'A call is a POST.')
    const body = await readBody(request)
    if (body === null) {
      parts.log.warn(`preview: ${path} refused: not a JSON request`)
      return crossing(response, 400, refused('bad-request'))
    }
    return crossing(response, 200, await parts.dispatch(path.slice('/call/'.length), body.request))
  }
  if (method !== 'GET' && method !== 'HEAD') return text(response, 405, 'Only calls take anything but GET.')
  if (path === '/events') return parts.streams.add(response)
  if (path === '/favicon.ico') {
    // Browsers ask for it by themselves, and complain to their console about a page that is not there.
    response.writeHead(204)
    response.end()
    return
  }
  if (path === '/') {
    return redirect(response, FIRST_PAGE)
  }
  const view = parts.views.get(path)
  if (view === undefined) text(response, 404, 'There is no such page.')
  else send(view, response)
}

function send({ file, type }: BuiltView, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': type })
  const stream = createReadStream(file)
  stream.on('error', () => response.destroy())
  stream.pipe(response)
}

function addressOf(path: string, gate: Gate): URL | null {
  try {
    const url = new URL(path, `http://${gate.host}`)
    return url.host === gate.host ? url : null
  } catch {
    return null
  }
}

/** The request inside a JSON body, or null where there is none. Another type of content comes from a form, not from us. */
async function readBody(request: IncomingMessage): Promise<{ readonly request: unknown } | null> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    // Read on without keeping it: leaving the loop would cut the connection before the refusal is heard.
    if (length <= LONGEST_BODY) chunks.push(bytes)
  }
  if (length > LONGEST_BODY) return null
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof body === 'object' && body !== null && 'request' in body ? { request: body.request } : null
  } catch {
    return null
  }
}

function refused(refusal: Refusal): Crossing<never> {
  return { ok: false, refusal }
}

function crossing(response: ServerResponse, status: number, value: Crossing<unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

function text(response: ServerResponse, status: number, line: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${line}\n`)
}

function sentence(why: RefusedFor, gate: Gate): string {
  switch (why) {
    case 'host':
      return `OnHook's preview answers at http://${gate.host} only.`
    case 'origin':
    case 'site':
      return 'OnHook does not answer other pages.'
    case 'session':
      return 'Press Enter in the terminal of the preview: it prints an address that lets this browser in.'
  }
}
