import { describe, expect, test } from 'vitest'
import { ATTRIBUTE, STATUS } from '../../../windows/sstp/protocol/attributes.ts'
import {
  abort,
  connectAck,
  connectNak,
  disconnect,
  encodeMessage,
  judgeConnectRequest,
  readMessage,
} from '../../../windows/sstp/protocol/messages.ts'
import { splitPackets } from '../../../windows/sstp/protocol/packets.ts'
import { hex, text } from '../hex.ts'

/** [MS-SSTP] 4.7. */
const CONNECT_REQUEST = '10 01 00 0e 00 01 00 01 00 01 00 06 00 01'
const NONCE = '41 2b 48 9a eb d7 ec c7 d0 89 66 f2 6b e7 cd 72 b2 31 a0 e9 21 0d 7c 91 b3 08 86 2b 03 44 c4 35'
const CONNECT_ACK = `10 01 00 30 00 02 00 01 00 04 00 28 00 00 00 02 ${NONCE}`

function messageOf(bytes: string) {
  const split = splitPackets(hex(bytes))
  return readMessage(split.packets[0]!.body)
}

function verdictOn(bytes: string) {
  const read = messageOf(bytes)
  if (!read.ok) throw new Error(read.why)
  return judgeConnectRequest(read.message)
}

describe('A message, byte by byte as [MS-SSTP] lays it out', () => {
  test('Call Connect Request of the example in 4.7 is read and accepted', () => {
    expect(messageOf(CONNECT_REQUEST)).toEqual({
      ok: true,
      message: { name: 'connectRequest', attributes: [{ id: ATTRIBUTE.encapsulatedProtocol, value: hex('00 01') }] },
    })
    expect(verdictOn(CONNECT_REQUEST)).toEqual({ ok: true })
  })

  test('Call Connect Acknowledge is that of the example in 4.7', () => {
    expect(text(connectAck(hex(NONCE)))).toBe(CONNECT_ACK)
  })

  test('Call Connect Negative Acknowledgment names attribute, status and value (2.2.12)', () => {
    expect(text(connectNak(ATTRIBUTE.encapsulatedProtocol, STATUS.valueNotSupported, hex('00 02')))).toBe(
      '10 01 00 16 00 03 00 01 00 02 00 0e 00 00 00 01 00 00 00 04 00 02',
    )
  })

  test('Call Abort has one status (2.2.13)', () => {
    expect(text(abort(STATUS.invalidFrame))).toBe('10 01 00 14 00 05 00 01 00 02 00 0c 00 00 00 00 00 00 00 07')
  })

  test('Call Disconnect has the status that nothing is wrong (2.2.14)', () => {
    expect(text(disconnect())).toBe('10 01 00 14 00 06 00 01 00 02 00 0c 00 00 00 00 00 00 00 00')
  })

  test.each([
    ['disconnectAck', '10 01 00 08 00 07 00 00'],
    ['echoRequest', '10 01 00 08 00 08 00 00'],
    ['echoResponse', '10 01 00 08 00 09 00 00'],
  ] as const)('%s has no attribute (2.2.15)', (name, bytes) => {
    expect(text(encodeMessage(name))).toBe(bytes)
    expect(messageOf(bytes)).toEqual({ ok: true, message: { name, attributes: [] } })
  })
})

describe('A message that is not right', () => {
  test.each([
    ['too short for its type', '10 01 00 06 00 01'],
    ['of type 0', '10 01 00 08 00 00 00 00'],
    ['of type 10', '10 01 00 08 00 0a 00 00'],
    ['with fewer attributes than it says', '10 01 00 0e 00 01 00 02 00 01 00 06 00 01'],
    ['with more bytes than its attributes', '10 01 00 10 00 01 00 01 00 01 00 06 00 01 00 00'],
    ['with an attribute longer than itself', '10 01 00 0e 00 01 00 01 00 01 00 07 00 01'],
    ['with an attribute shorter than its header', '10 01 00 0e 00 01 00 01 00 01 00 03 00 01'],
    ['with thousands of attributes', `10 01 00 0c 00 01 ff ff 00 01 00 04`],
  ])('%s is not read', (_what, bytes) => {
    expect(messageOf(bytes).ok).toBe(false)
  })
})

describe('A Call Connect Request', () => {
  test.each([
    ['for another protocol than PPP', '10 01 00 0e 00 01 00 01 00 01 00 06 00 02', STATUS.valueNotSupported],
    ['without a protocol', '10 01 00 08 00 01 00 00', STATUS.requiredAttributeMissing],
    ['with a protocol of one byte', '10 01 00 0d 00 01 00 01 00 01 00 05 01', STATUS.invalidLength],
    ['with two protocols', '10 01 00 14 00 01 00 02 00 01 00 06 00 01 00 01 00 06 00 01', STATUS.duplicateAttribute],
    [
      'with a status that is not zero',
      '10 01 00 1a 00 01 00 02 00 01 00 06 00 01 00 02 00 0c 00 00 00 01 00 00 00 04',
      STATUS.attributeNotSupported,
    ],
  ])('%s is refused, and told why', (_what, bytes, status) => {
    expect(verdictOn(bytes)).toMatchObject({ ok: false, status })
  })
})
