import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** So many connections may be open without having shown the cookie; a new one takes the place of the oldest. */
export const MOST_STRANGERS = 512

/** How long a request's headers, and all of it, may take, ms. */
const HEADERS_WITHIN = 5_000
const REQUEST_WITHIN = 10_000

export interface SocketLimit {
  /** What came over this connection showed the cookie: it stays open. */
  welcome(socket: Socket): void
}

/** Keeps room for the user's own browser, however many connections others open and hold. */
export function limitSockets(server: Server): SocketLimit {
  server.headersTimeout = HEADERS_WITHIN
  server.requestTimeout = REQUEST_WITHIN
  const strangers = new Set<Socket>()
  server.on('connection', (socket) => {
    // A set keeps the order in which it was filled.
    const [oldest] = strangers
    if (strangers.size >= MOST_STRANGERS && oldest !== undefined) {
      strangers.delete(oldest)
      oldest.destroy()
    }
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
  })
  return { welcome: (socket) => void strangers.delete(socket) }
}
