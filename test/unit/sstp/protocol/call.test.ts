import { describe, expect, test } from 'vitest'
import { PROTOCOL } from '../../../windows/sstp/ppp/frame.ts'
import { TIMER } from '../../../windows/sstp/protocol/call.ts'
import { hex } from '../hex.ts'
import { CONNECT_REQUEST, REQUEST, startSession } from '../responder/dialler.ts'

const FOR_ANOTHER_PROTOCOL = hex('10 01 00 0e 00 01 00 01 00 01 00 06 00 02')
/** LCP Configure-Request without options, as a data packet. */
const DATA = hex('10 00 00 0c ff 03 c0 21 01 01 00 04')

describe('A call ([MS-SSTP] 3.3)', () => {
  test('is accepted, and PPP begins', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, CONNECT_REQUEST]))
    expect(line.messages()).toEqual(['connectAck', 'frame'])
    expect(line.kinds()).toEqual(['opened', 'call-accepted'])
  })

  test('is connected once the client is let in and proves its crypto binding', () => {
    const line = startSession()
    line.connect()
    expect(line.kinds()).toEqual(['opened', 'call-accepted', 'authenticated', 'connected', 'addressed'])
  })

  test('is refused for another protocol, three times, and then aborted', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, FOR_ANOTHER_PROTOCOL, FOR_ANOTHER_PROTOCOL, FOR_ANOTHER_PROTOCOL]))
    expect(line.messages()).toEqual(['connectNak', 'connectNak', 'abort'])
  })

  test('may be asked for again after a refusal', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, FOR_ANOTHER_PROTOCOL, CONNECT_REQUEST]))
    expect(line.messages()).toEqual(['connectNak', 'connectAck', 'frame'])
  })

  test('is aborted where Call Connected comes before the password', () => {
    const line = startSession()
    const nonce = line.call()
    line.bind(nonce)
    expect(line.messages()).toEqual(['abort'])
  })

  test('is aborted where the crypto binding is for another nonce', () => {
    const line = startSession()
    line.call()
    line.logIn()
    line.bind(Buffer.alloc(32))
    expect(line.messages().at(-1)).toBe('abort')
    expect(line.events.at(-1)).toEqual({ kind: 'refused', why: 'crypto binding: its nonce is another' })
  })

  test.each([
    'echoRequest',
    'echoResponse',
    'disconnectAck',
    'connectAck',
    'connectNak',
    'connected',
    'disconnect',
  ] as const)('is aborted by %s before its request', (name) => {
    const line = startSession()
    line.receive(REQUEST)
    line.send(name)
    expect(line.messages()).toEqual(['abort'])
  })

  test('is aborted by a second request, and by a message of no known type', () => {
    for (const bytes of [CONNECT_REQUEST, hex('10 01 00 08 00 63 00 00')]) {
      const line = startSession()
      line.call()
      line.receive(bytes)
      expect(line.messages()).toEqual(['abort'])
    }
  })

  test('is aborted by data before its request', () => {
    const line = startSession()
    line.receive(Buffer.concat([REQUEST, DATA]))
    expect(line.messages()).toEqual(['abort'])
  })

  test('is aborted where nothing comes for a minute, and where the client never says who it is', async () => {
    const silent = startSession()
    silent.receive(REQUEST)
    await silent.clock.advance(TIMER.negotiation)
    expect(silent.messages()).toEqual(['abort'])

    const endless = startSession()
    endless.call()
    endless.sendFrame(PROTOCOL.lcp, hex('02 01 00 12 01 04 05 78 03 04 c0 23 05 06 00 00 00 00'))
    endless.sendFrame(PROTOCOL.lcp, hex('01 01 00 04'))
    await endless.clock.advance(TIMER.negotiation)
    expect(endless.messages().at(-1)).toBe('abort')
  })

  test('that was aborted is closed after three seconds, or one after the client agrees', async () => {
    const alone = startSession()
    alone.receive(Buffer.concat([REQUEST, DATA]))
    await alone.clock.advance(TIMER.abortSent - 1)
    expect(alone.stream.ended).toBe(false)
    await alone.clock.advance(1)
    expect(alone.stream.ended).toBe(true)

    const agreed = startSession()
    agreed.receive(Buffer.concat([REQUEST, DATA]))
    agreed.send('abort')
    await agreed.clock.advance(TIMER.abortReceived)
    expect(agreed.stream.ended).toBe(true)
  })

  test('that the client aborts is aborted here too, and closed a second later', async () => {
    const line = startSession()
    line.connect()
    line.send('abort')
    line.send('abort')
    expect(line.messages()).toEqual(['abort'])
    await line.clock.advance(TIMER.abortReceived)
    expect(line.stream.ended).toBe(true)
  })

  test('takes no message any more while it ends', () => {
    const line = startSession()
    line.connect()
    line.send('abort')
    line.messages()
    for (const name of ['echoRequest', 'disconnect', 'connected', 'disconnectAck'] as const) line.send(name)
    line.receive(DATA)
    expect(line.messages()).toEqual([])
  })

  test('answers an echo', () => {
    const line = startSession()
    line.connect()
    line.send('echoRequest')
    expect(line.messages()).toEqual(['echoResponse'])
  })

  test('asks for an echo after a minute of silence, and is cut after another', async () => {
    const line = startSession()
    line.connect()
    await line.clock.advance(TIMER.hello)
    expect(line.messages()).toEqual(['echoRequest'])
    line.send('echoResponse')
    await line.clock.advance(TIMER.hello)
    expect(line.messages()).toEqual(['echoRequest'])
    expect(line.stream.cut).toBe(false)
    await line.clock.advance(TIMER.hello)
    expect(line.stream.cut).toBe(true)
  })
})

describe('Call Disconnect of the client', () => {
  test('is answered at once, and the line closed a second later', async () => {
    const line = startSession()
    line.connect()
    line.send('disconnect')
    expect(line.messages()).toEqual(['disconnectAck'])
    await line.clock.advance(TIMER.disconnectReceived)
    expect(line.stream).toEqual({ ended: true, cut: false })
    expect(line.clock.timers()).toBe(0)
  })

  test('is answered late where it is meant to be slow', async () => {
    const line = startSession()
    line.connect()
    line.setKnobs('disconnect=slow:5000')
    line.send('disconnect')
    await line.clock.advance(4_999)
    expect(line.messages()).toEqual([])
    await line.clock.advance(1)
    expect(line.messages()).toEqual(['disconnectAck'])
    await line.clock.advance(TIMER.disconnectReceived)
    expect(line.stream.ended).toBe(true)
  })

  test('is never answered where it is meant to be stuck, but for the end of the longest session', async () => {
    const line = startSession({ bounds: { lifetime: 15 * 60_000 } })
    line.connect()
    line.setKnobs('disconnect=stuck')
    line.send('disconnect')
    line.send('disconnect')
    await line.clock.advance(14 * 60_000)
    expect(line.messages()).toEqual([])
    expect(line.stream).toEqual({ ended: false, cut: false })
    await line.clock.advance(60_000)
    expect(line.stream.cut).toBe(true)
  })

  test('cuts TCP where it is meant to be dropped', () => {
    const line = startSession()
    line.connect()
    line.setKnobs('disconnect=dropped')
    line.send('disconnect')
    expect(line.messages()).toEqual([])
    expect(line.stream.cut).toBe(true)
  })

  test('that comes while a slow answer is due and the client leaves is forgotten', async () => {
    const line = startSession()
    line.connect()
    line.setKnobs('disconnect=slow:5000')
    line.send('disconnect')
    line.session.end('the client ended the stream')
    await line.clock.advance(60_000)
    expect(line.messages()).toEqual([])
    expect(line.kinds().filter((kind) => kind === 'closed')).toHaveLength(1)
  })
})

describe('The responder hangs up', () => {
  test('with Terminate-Request, then Call Disconnect, and closes on the answer', () => {
    const line = startSession()
    line.connect()
    line.session.hangUp()
    expect(line.codes(PROTOCOL.lcp)).toEqual([5])
    line.sendFrame(PROTOCOL.lcp, hex('06 02 00 04'))
    expect(line.messages()).toEqual(['disconnect'])
    line.send('disconnectAck')
    expect(line.stream.ended).toBe(true)
  })

  test('and closes by itself where nobody answers', async () => {
    const line = startSession()
    line.connect()
    line.session.hangUp()
    await line.clock.advance(2 * 3_000)
    expect(line.messages()).toEqual(['frame', 'frame', 'disconnect'])
    await line.clock.advance(TIMER.disconnectSent)
    expect(line.stream.ended).toBe(true)
  })

  test('while the client does the same: each is answered', () => {
    const line = startSession()
    line.connect()
    line.session.hangUp()
    line.sendFrame(PROTOCOL.lcp, hex('05 02 00 04'))
    line.sendFrame(PROTOCOL.lcp, hex('06 02 00 04'))
    line.messages()
    line.send('disconnect')
    expect(line.messages()).toEqual(['disconnectAck'])
  })
})
