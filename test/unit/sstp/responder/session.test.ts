import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROTOCOL } from '../../../windows/sstp/ppp/frame.ts'
import { encodeMessage, type MessageName } from '../../../windows/sstp/protocol/messages.ts'
import { encodePacket } from '../../../windows/sstp/protocol/packets.ts'
import { BOUNDS } from '../../../windows/sstp/responder/bounds.ts'
import { hex } from '../hex.ts'
import { CONNECT_REQUEST, REQUEST, startSession } from './dialler.ts'

const ECHO = encodeMessage('echoRequest')
const DATAGRAM = hex('45 00')

describe('A client that speaks nonsense', () => {
  test('instead of HTTP is told so and closed', () => {
    const line = startSession()
    line.receive(Buffer.from('GET / HTTP/1.1\r\n\r\n', 'latin1'))
    expect(line.stream.ended).toBe(true)
    expect(line.events).toEqual([
      { kind: 'refused', why: 'another method' },
      { kind: 'closed', why: 'another method' },
    ])
  })

  test('instead of SSTP is cut without a message ([MS-SSTP] 3.1.5.1)', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, Buffer.from('GET / HTTP/1.1\r\n', 'latin1')]))
    expect(line.messages()).toEqual([])
    expect(line.stream.cut).toBe(true)
    expect(line.events.at(-1)).toEqual({ kind: 'closed', why: 'version 71 of the protocol' })
  })

  test('in PPP is not answered, and does no harm', () => {
    const line = startSession()
    line.connect()
    for (const frame of [
      '',
      'ff 03',
      '00',
      'ff 03 c0 21',
      'ff 03 c0 21 01 01 ff ff',
      'ff 03 00 21',
      'ff 03 80 21 01',
    ]) {
      line.receive(encodePacket('data', hex(frame)))
    }
    expect(line.messages()).toEqual([])
    line.receive(ECHO)
    expect(line.messages()).toEqual(['echoResponse'])
  })
})

describe('A client that stalls', () => {
  test('before its request is cut in time', async () => {
    const line = startSession()
    line.receive(REQUEST.subarray(0, 20))
    await line.clock.advance(BOUNDS.opening)
    expect(line.stream.cut).toBe(true)
    expect(line.events).toEqual([{ kind: 'closed', why: 'no request in time' }])
    expect(line.clock.timers()).toBe(0)
  })

  test('in the middle of a packet is asked for an echo, and cut', async () => {
    const line = startSession()
    line.connect()
    line.receive(ECHO.subarray(0, 3))
    await line.clock.advance(2 * 60_000)
    expect(line.stream.cut).toBe(true)
  })

  test('by not reading what it asks for is cut', () => {
    let waiting = 0
    const line = startSession({ unread: () => waiting })
    line.connect()
    waiting = BOUNDS.unread + 1
    line.receive(ECHO)
    expect(line.stream.cut).toBe(true)
    expect(line.events.at(-1)).toEqual({ kind: 'closed', why: 'a client that does not read' })
  })
})

describe('A client that floods', () => {
  test('with messages is cut', () => {
    const line = startSession()
    line.connect()
    for (let count = 0; count <= BOUNDS.control; count += 1) line.receive(ECHO)
    expect(line.stream.cut).toBe(true)
    expect(line.events.at(-1)).toEqual({ kind: 'closed', why: 'a flood of packets' })
  })

  test('with messages in one piece is cut in the middle of it', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, CONNECT_REQUEST, ...Array(10_000).fill(ECHO)]))
    expect(line.stream.cut).toBe(true)
    expect(line.messages().length).toBeLessThan(10)
  })

  test('with traffic is cut later, for traffic is what a line is for', async () => {
    const line = startSession({ bounds: { packets: 1_000 } })
    line.connect()
    const send = (count: number) => {
      for (let sent = 0; sent < count; sent += 1) line.sendFrame(PROTOCOL.ip, DATAGRAM)
    }
    send(900)
    await line.clock.advance(BOUNDS.window)
    send(900)
    expect(line.stream.cut).toBe(false)
    send(200)
    expect(line.stream.cut).toBe(true)
  })

  test('fills no log', () => {
    const line = startSession()
    line.call()
    line.sendFrame(PROTOCOL.lcp, hex('02 01 00 12 01 04 05 78 03 04 c0 23 05 06 00 00 00 00'))
    line.sendFrame(PROTOCOL.lcp, hex('01 01 00 04'))
    for (let count = 0; count < 190; count += 1) line.sendFrame(PROTOCOL.pap, hex('01 01 00 04'))
    expect(line.events.length).toBe(BOUNDS.events)
    expect(line.events.at(-1)).toEqual({ kind: 'note', text: 'and so on: no more is told' })
  })
})

test('however well it behaves, no session outlives its longest time', async () => {
  const line = startSession({ bounds: { lifetime: 90_000 } })
  line.connect()
  await line.clock.advance(50_000)
  line.receive(ECHO)
  await line.clock.advance(40_000)
  expect(line.stream.cut).toBe(true)
})

test('after its end a session takes nothing, says nothing, and waits for nothing', async () => {
  const line = startSession()
  line.connect()
  line.session.drop()
  const told = line.events.length
  line.receive(ECHO)
  line.session.hangUp()
  line.session.end('again')
  line.session.drop()
  await line.clock.advance(10 * 60_000)
  expect(line.messages()).toEqual([])
  expect(line.events.length).toBe(told)
  expect(line.clock.timers()).toBe(0)
})

describe('Whatever a client sends', () => {
  const NAMES: readonly MessageName[] = [
    'connectRequest',
    'connected',
    'abort',
    'disconnect',
    'disconnectAck',
    'echoRequest',
  ]
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...NAMES).map((name) => encodeMessage(name)),
    fc
      .tuple(fc.constantFrom(0xc021, 0xc023, 0x8021, 0x0021, 0x8057), fc.uint8Array({ maxLength: 24 }))
      .map(([protocol, data]) =>
        encodePacket(
          'data',
          Buffer.concat([hex('ff 03'), Buffer.from([protocol >> 8, protocol & 255]), Buffer.from(data)]),
        ),
      ),
  )

  test('it throws nothing, and in the end nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(piece, { maxLength: 30 }), async (connected, pieces) => {
        const line = startSession()
        if (connected) line.connect()
        else line.receive(REQUEST)
        for (const bytes of pieces) line.receive(bytes)
        await line.clock.advance(BOUNDS.lifetime)
        expect(line.stream.ended || line.stream.cut).toBe(true)
        expect(line.kinds().filter((kind) => kind === 'closed').length).toBeLessThanOrEqual(1)
        expect(line.clock.timers()).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})
