import { connect as connectTcp, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { splitPackets } from '../../../windows/sstp/protocol/packets.ts'
import type { LoggedEvent } from '../../../windows/sstp/responder/events.ts'
import { ALL_PROMPT } from '../../../windows/sstp/responder/knobs.ts'
import { nodeClock } from '../../../windows/sstp/responder/node-clock.ts'
import { type Certificate, selfSigned } from '../../../windows/sstp/responder/self-signed.ts'
import { type Responder, type ResponderOptions, startResponder } from '../../../windows/sstp/responder/server.ts'
import { CONNECT_REQUEST, REQUEST } from './dialler.ts'

const HOST = 'vpn.onhook.test'

let certificate: Certificate
const responders: Responder[] = []
const sockets: Socket[] = []
/** Of the responder that the test started last; one of an earlier test may still have something to tell. */
let events: LoggedEvent[] = []

beforeAll(() => {
  certificate = selfSigned(HOST)
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const responder of responders.splice(0)) await responder.close()
})

async function start(options: Partial<ResponderOptions> = {}): Promise<Responder> {
  const told: LoggedEvent[] = []
  events = told
  const responder = await startResponder({
    clock: nodeClock,
    certificate,
    credentials: { user: 'anna', password: 'secret' },
    addresses: { responder: '10.77.0.1', client: '10.77.0.2' },
    onEvent: (event) => told.push(event),
    ...options,
  })
  responders.push(responder)
  return responder
}

function dial({ port }: Responder): TLSSocket {
  const socket = connect({ port, host: '127.0.0.1', servername: HOST, ca: certificate.pem })
  socket.on('error', () => {})
  sockets.push(socket)
  return socket
}

const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve()
    else socket.once('close', () => resolve())
  })

/** Everything from the first byte until `enough` of them. */
function received(socket: Socket, enough: (bytes: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    let all: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      all = Buffer.concat([all, bytes])
      if (enough(all)) resolve(all)
    })
  })
}

const ended = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('end', () => resolve())
    socket.resume()
  })

describe('The responder', () => {
  test('speaks TLS with a certificate that a client can check, and accepts a call', async () => {
    const socket = dial(await start())
    socket.write(Buffer.concat([REQUEST, CONNECT_REQUEST]))
    const all = await received(
      socket,
      (bytes) => bytes.includes('\r\n\r\n') && bytes.length > bytes.indexOf('\r\n\r\n') + 70,
    )
    expect(socket.authorized).toBe(true)
    const split = splitPackets(all.subarray(all.indexOf('\r\n\r\n') + 4))
    expect(split.packets.map(({ kind }) => kind)).toEqual(['control', 'data'])
    expect(events.map(({ session, event }) => [session, event.kind])).toEqual([
      [1, 'opened'],
      [1, 'call-accepted'],
    ])
  })

  test('closes the line of a client that speaks no TLS', async () => {
    const { port } = await start()
    const socket = connectTcp(port, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    socket.write('GET / HTTP/1.1\r\n\r\n')
    socket.resume()
    await closed(socket)
    expect(events).toEqual([])
  })

  test('answers a client that speaks HTTP in TLS, and ends', async () => {
    const socket = dial(await start())
    socket.write('GET / HTTP/1.1\r\n\r\n')
    const all = await received(socket, (bytes) => bytes.includes('\r\n\r\n'))
    expect(all.toString('latin1')).toMatch(/^HTTP\/1\.1 405 /)
    await ended(socket)
  })

  test('takes so many sessions at a time and no more', async () => {
    const responder = await start({ bounds: { sessions: 1 } })
    const first = dial(responder)
    first.write(REQUEST)
    await received(first, (bytes) => bytes.includes('\r\n\r\n'))
    const second = dial(responder)
    second.resume()
    await closed(second)
    expect(events.at(-1)?.event).toEqual({ kind: 'refused', why: 'too many sessions' })
    expect(first.closed).toBe(false)
  })

  test('cuts whoever comes while it is meant to be dropped', async () => {
    const responder = await start()
    responder.setKnobs({ ...ALL_PROMPT, open: { kind: 'dropped' } })
    const socket = dial(responder)
    socket.resume()
    await closed(socket)
    expect(events).toEqual([])
  })

  test('does not say a word of TLS while it is meant to be stuck', async () => {
    const responder = await start()
    responder.setKnobs({ ...ALL_PROMPT, open: { kind: 'stuck' } })
    const stuck = dial(responder)
    stuck.resume()
    await new Promise((resolve) => stuck.once('connect', resolve))
    await responder.close()
    await closed(stuck)
    expect([stuck.authorized, stuck.bytesRead]).toEqual([false, 0])
  })

  test('cuts every line on request', async () => {
    const responder = await start()
    const socket = dial(responder)
    socket.write(REQUEST)
    await received(socket, (bytes) => bytes.includes('\r\n\r\n'))
    responder.drop()
    socket.resume()
    await closed(socket)
    expect(events.at(-1)?.event).toEqual({ kind: 'closed', why: 'dropped on purpose' })
  })

  test('notices a client that leaves', async () => {
    const told = new Promise<void>((resolve) => {
      void start({ onEvent: ({ event }) => event.kind === 'closed' && resolve() }).then((responder) => {
        const socket = dial(responder)
        socket.write(REQUEST)
        socket.once('data', () => socket.destroy())
      })
    })
    await told
  })

  test('says so where its port is taken', async () => {
    const { port } = await start()
    await expect(start({ port })).rejects.toThrow(/EADDRINUSE/)
  })
})
