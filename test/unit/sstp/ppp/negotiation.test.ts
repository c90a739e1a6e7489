import { describe, expect, test } from 'vitest'
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts'
import { readOptions } from '../../../windows/sstp/ppp/control-packet.ts'
import { judgeIpcpOptions, quad } from '../../../windows/sstp/ppp/ipcp.ts'
import { judgeLcpOptions, Lcp } from '../../../windows/sstp/ppp/lcp.ts'
import { CONFIGURE_AT_MOST, RESTART } from '../../../windows/sstp/ppp/negotiation.ts'
import { hex, text } from '../hex.ts'

/** A server's LCP with the magic number 01 02 03 04, what it sent and what it told. */
function start() {
  const clock = createVirtualClock()
  const sent: string[] = []
  const told: string[] = []
  const lcp = new Lcp({
    clock,
    magic: hex('01 02 03 04'),
    send: (packet) => sent.push(text(packet)),
    opened: () => told.push('opened'),
    terminating: (answer) => {
      told.push('terminating')
      answer()
    },
    finished: () => told.push('finished'),
    failed: (why) => told.push(`failed: ${why}`),
    protocolRejected: (protocol) => told.push(`rejected: ${protocol}`),
    echo: (answer) => answer(),
  })
  lcp.begin()
  return { clock, sent, told, lcp, receive: (bytes: string) => lcp.receive(hex(bytes)) }
}

/** MRU 1400, PAP, the magic number (RFC 1661 6). */
const OURS = '01 04 05 78 03 04 c0 23 05 06 01 02 03 04'
/** What pppd 2.4.9 asks for: ACCM, magic number, both compressions. */
const PPPD = '02 06 00 00 00 00 05 06 e0 a5 bd df 07 02 08 02'

function open() {
  const line = start()
  line.receive(`02 01 00 12 ${OURS}`)
  line.receive(`01 01 00 14 ${PPPD}`)
  line.sent.length = 0
  return line
}

describe('LCP', () => {
  test('asks for its MRU, PAP and its magic number, as soon as the line is there', () => {
    expect(start().sent).toEqual([`01 01 00 12 ${OURS}`])
  })

  test('is open once both sides have acknowledged, in either order', () => {
    const first = start()
    first.receive(`02 01 00 12 ${OURS}`)
    expect(first.told).toEqual([])
    first.receive(`01 01 00 14 ${PPPD}`)
    expect(first.sent.at(-1)).toBe(`02 01 00 14 ${PPPD}`)
    expect(first.told).toEqual(['opened'])

    const second = start()
    second.receive(`01 01 00 14 ${PPPD}`)
    second.receive(`02 01 00 12 ${OURS}`)
    expect(second.told).toEqual(['opened'])
  })

  test('does not take the acknowledgement of another request', () => {
    const { receive, told } = start()
    receive(`02 09 00 12 ${OURS}`)
    receive(`01 01 00 14 ${PPPD}`)
    expect(told).toEqual([])
  })

  test('rejects callback and multilink, which Windows asks for, and takes the rest', () => {
    const { receive, sent } = start()
    receive('01 00 00 19 01 04 0f fb 05 06 34 5f 56 a5 07 02 08 02 0d 03 06 11 04 06 4e')
    expect(sent.at(-1)).toBe('04 00 00 0b 0d 03 06 11 04 06 4e')
    receive('01 01 00 12 01 04 0f fb 05 06 34 5f 56 a5 07 02 08 02')
    expect(sent.at(-1)).toBe('02 01 00 12 01 04 0f fb 05 06 34 5f 56 a5 07 02 08 02')
  })

  test('does not answer a packet whose length says more than there is', () => {
    const { receive, sent } = start()
    receive(`01 01 00 15 ${PPPD}`)
    receive('01 01 00 07 0d 04 06')
    expect(sent.length).toBe(1)
  })

  test('does without its MRU and its magic number where they are refused', () => {
    const { receive, sent, told } = start()
    receive('04 01 00 08 01 04 05 78')
    expect(sent.at(-1)).toBe('01 02 00 0e 03 04 c0 23 05 06 01 02 03 04')
    receive('04 02 00 0a 05 06 01 02 03 04')
    expect(sent.at(-1)).toBe('01 03 00 08 03 04 c0 23')
    expect(told).toEqual([])
  })

  test.each(['03', '04'])('fails where PAP is refused (code %s)', (code) => {
    const { receive, told } = start()
    receive(`${code} 01 00 08 03 04 c2 23`)
    expect(told).toEqual(['failed: the client does not want PAP'])
  })

  test('asks again every 3 s, ten times, and fails', async () => {
    const { clock, sent, told } = start()
    await clock.advance(RESTART * (CONFIGURE_AT_MOST - 1))
    expect(sent.length).toBe(CONFIGURE_AT_MOST)
    expect(told).toEqual([])
    await clock.advance(RESTART)
    expect(told).toEqual(['failed: no answer to Configure-Request'])
    expect(clock.timers()).toBe(0)
  })

  test('asks again where the other side acknowledges but asks for nothing', async () => {
    const { clock, sent, receive, told } = start()
    receive(`02 01 00 12 ${OURS}`)
    await clock.advance(RESTART)
    expect(sent.length).toBe(2)
    await clock.advance(RESTART * CONFIGURE_AT_MOST)
    expect(told).toEqual(['failed: no answer to Configure-Request'])
  })

  test('fails where the two never agree', () => {
    const { receive, told } = start()
    for (let round = 0; round < 20; round += 1) receive('01 01 00 07 0d 03 06')
    expect(told).toEqual(['failed: the two sides do not agree'])
  })

  test('echoes with its own magic number and the data that came', () => {
    const { receive, sent } = open()
    receive('09 05 00 0a e0 a5 bd df 61 62')
    expect(sent).toEqual(['0a 05 00 0a 01 02 03 04 61 62'])
  })

  test('does not echo before it is open', () => {
    const { receive, sent } = start()
    receive('09 05 00 08 e0 a5 bd df')
    expect(sent.length).toBe(1)
  })

  test.each([
    '0a 05 00 08 e0 a5 bd df',
    '0b 05 00 08 e0 a5 bd df',
    '0c 02 00 0a e0 a5 bd df 4d 53',
    '0d 02 00 08 00 00 00 01',
  ])('takes without an answer: %s', (bytes) => {
    const { receive, sent } = open()
    receive(bytes)
    expect(sent).toEqual([])
  })

  test('rejects a code that it does not know (RFC 1661 5.6)', () => {
    const { receive, sent } = open()
    receive('0e 05 00 05 61')
    expect(sent).toEqual(['07 02 00 09 0e 05 00 05 61'])
  })

  test('rejects a protocol that nobody speaks, with what it carried (RFC 1661 5.7)', () => {
    const { lcp, sent } = open()
    lcp.rejectProtocol(0x8057, hex('01 01 00 04'))
    expect(sent).toEqual(['08 02 00 0a 80 57 01 01 00 04'])
  })

  test('acknowledges a Terminate-Request with what came', () => {
    const { receive, sent, told } = open()
    receive('05 02 00 10 55 73 65 72 20 72 65 71 75 65 73 74')
    expect(told).toEqual(['opened', 'terminating'])
    expect(sent).toEqual(['06 02 00 10 55 73 65 72 20 72 65 71 75 65 73 74'])
  })

  test('is finished once its own Terminate-Request is acknowledged', () => {
    const { lcp, receive, sent, told } = open()
    lcp.terminate()
    expect(sent).toEqual(['05 02 00 04'])
    receive('06 02 00 04')
    expect(told.at(-1)).toBe('finished')
  })

  test('is finished, too, where nobody acknowledges twice', async () => {
    const { lcp, clock, sent, told } = open()
    lcp.terminate()
    await clock.advance(RESTART * 2)
    expect(sent).toEqual(['05 02 00 04', '05 03 00 04'])
    expect(told.at(-1)).toBe('finished')
    expect(clock.timers()).toBe(0)
  })
})

describe('The options of LCP', () => {
  test.each([
    ['an MRU that no datagram fits into is answered with ours', '01 04 00 00', { kind: 'nak', options: '01 04 05 78' }],
    ['an MRU of the wrong length is rejected', '01 03 05', { kind: 'reject', options: '01 03 05' }],
    ['to be asked for a password by the client is rejected', '03 04 c0 23', { kind: 'reject', options: '03 04 c0 23' }],
    ['nothing is fine', '', { kind: 'ack', options: '' }],
  ])('%s', (_what, bytes, expected) => {
    const verdict = judgeLcpOptions(readOptions(hex(bytes)) ?? [])
    expect(verdict.kind).toBe(expected.kind)
    if (verdict.kind !== 'ack') expect(verdict.options).toEqual(readOptions(hex(expected.options)))
  })
})

describe('The options of IPCP (RFC 1332 3.3)', () => {
  const client = quad('10.77.0.2')

  test.each([
    ['no address is answered with the right one', '03 06 00 00 00 00', 'nak', '03 06 0a 4d 00 02'],
    ['another address is answered with the right one', '03 06 c0 a8 00 01', 'nak', '03 06 0a 4d 00 02'],
    ['the right address is fine', '03 06 0a 4d 00 02', 'ack', ''],
    ['header compression is rejected alone', '02 06 00 2d 0f 01 03 06 00 00 00 00', 'reject', '02 06 00 2d 0f 01'],
    ['name servers are rejected', '03 06 00 00 00 00 81 06 00 00 00 00', 'reject', '81 06 00 00 00 00'],
    ['an address of three bytes is rejected', '03 05 0a 4d 00', 'reject', '03 05 0a 4d 00'],
    ['nothing is answered with an address', '', 'nak', '03 06 0a 4d 00 02'],
  ])('%s', (_what, bytes, kind, options) => {
    const verdict = judgeIpcpOptions(readOptions(hex(bytes)) ?? [], client)
    expect(verdict.kind).toBe(kind)
    if (verdict.kind !== 'ack') expect(verdict.options).toEqual(readOptions(hex(options)))
  })

  test.each(['10.77.0', '10.77.0.256', 'vpn', ''])('"%s" is no address', (address) => {
    expect(() => quad(address)).toThrow()
  })
})
