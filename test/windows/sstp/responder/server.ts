import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import type { Clock } from '../../../../native/clock.ts'
import type { Addresses } from '../ppp/ipcp.ts'
import type { Credentials } from '../ppp/pap.ts'
import { BOUNDS, type Bounds } from './bounds.ts'
import type { LoggedEvent, SessionEvent } from './events.ts'
import { ALL_PROMPT, answerAs, type Knobs } from './knobs.ts'
import type { Certificate } from './self-signed.ts'
import { Session } from './session.ts'

export interface ResponderOptions {
  readonly clock: Clock
  readonly certificate: Certificate
  readonly credentials: Credentials
  readonly addresses: Addresses
  /** The address to listen at; loopback unless somebody says otherwise. */
  readonly host?: string
  /** 0 for any that is free. */
  readonly port?: number
  readonly bounds?: Partial<Bounds>
  readonly onEvent?: (event: LoggedEvent) => void
}

export interface Responder {
  readonly port: number
  /** In force from the next request on. */
  setKnobs(knobs: Knobs): void
  /** Hangs up every session, as a server does. */
  hangUp(): void
  /** Cuts TCP under every session. */
  drop(): void
  close(): Promise<void>
}

/** Listens with TLS and answers SSTP clients. Rejects if the port cannot be had. */
export async function startResponder(options: ResponderOptions): Promise<Responder> {
  const { clock, certificate } = options
  const bounds: Bounds = { ...BOUNDS, ...options.bounds }
  const sessions = new Map<TLSSocket, Session>()
  const began = clock.now()
  let knobs = ALL_PROMPT
  let count = 0
  let refused = 0

  const tls = createTlsServer({ key: certificate.key, cert: certificate.pem, handshakeTimeout: bounds.opening })
  // What is no TLS, or breaks off in the middle of it.
  tls.on('tlsClientError', (_error, socket) => socket.destroy())
  tls.on('secureConnection', (socket) => {
    count += 1
    const number = count
    const say = (event: SessionEvent) => options.onEvent?.({ session: number, at: clock.now() - began, event })
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    if (sessions.size >= bounds.sessions) {
      refused += 1
      if (refused <= bounds.events) say({ kind: 'refused', why: 'too many sessions' })
      socket.destroy()
      return
    }
    const session = new Session({
      stream: {
        write: (bytes) => socket.write(bytes),
        waiting: () => socket.writableLength,
        end: () => endInTime(socket, clock),
        destroy: () => socket.destroy(),
      },
      clock,
      bounds,
      certificate: certificate.der,
      credentials: options.credentials,
      addresses: options.addresses,
      knobs: () => knobs,
      say,
    })
    sessions.set(socket, session)
    socket.on('data', (bytes: Buffer) => session.receive(bytes))
    socket.on('end', () => session.end('the client ended the stream'))
    socket.on('close', () => {
      session.end('the connection broke')
      sessions.delete(socket)
    })
  })

  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const limit = clock.after(bounds.lifetime, () => socket.destroy())
    socket.on('close', () => {
      limit()
      sockets.delete(socket)
    })
    socket.on('error', () => socket.destroy())
    const handOver = () => {
      if (!socket.destroyed) tls.emit('connection', socket)
    }
    answerAs(knobs.open, clock, handOver, () => socket.destroy())
  })
  // Those count that have not said a word of TLS yet, too; so there are more of them than sessions.
  server.maxConnections = bounds.sessions * 2

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    setKnobs(next) {
      knobs = next
    },
    hangUp() {
      for (const session of sessions.values()) session.hangUp()
    },
    drop() {
      for (const session of sessions.values()) session.drop()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** ms that a client may leave an ended stream half open. */
const LINGER = 2_000

function endInTime(socket: TLSSocket, clock: Clock): void {
  socket.end()
  const cancel = clock.after(LINGER, () => socket.destroy())
  socket.once('close', cancel)
}
