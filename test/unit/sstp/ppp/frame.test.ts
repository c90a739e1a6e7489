import { describe, expect, test } from 'vitest'
import {
  encodeControlPacket,
  encodeOptions,
  readControlPacket,
  readOptions,
} from '../../../windows/sstp/ppp/control-packet.ts'
import { encodeFrame, PROTOCOL, readFrame } from '../../../windows/sstp/ppp/frame.ts'
import { hex, text } from '../hex.ts'

describe('A PPP frame inside SSTP', () => {
  test('is written with address, control and the whole protocol (RFC 1662 3.1)', () => {
    expect(text(encodeFrame({ protocol: PROTOCOL.lcp, data: hex('09 01 00 04') }))).toBe('ff 03 c0 21 09 01 00 04')
  })

  test.each([
    ['in full', 'ff 03 c0 21 09'],
    ['without address and control (RFC 1661 6.6)', 'c0 21 09'],
  ])('is read %s', (_how, bytes) => {
    expect(readFrame(hex(bytes))).toEqual({ protocol: PROTOCOL.lcp, data: hex('09') })
  })

  test.each([
    ['in full', 'ff 03 00 21 45'],
    ['with a protocol of one byte (RFC 1661 6.5)', 'ff 03 21 45'],
    ['as short as can be', '21 45'],
  ])('with a datagram is read %s', (_how, bytes) => {
    expect(readFrame(hex(bytes))).toEqual({ protocol: PROTOCOL.ip, data: hex('45') })
  })

  test.each(['', 'ff 03', 'c0', 'c0 22 00'])('is not seen in "%s"', (bytes) => {
    expect(readFrame(hex(bytes))).toBeNull()
  })
})

describe('A control packet (RFC 1661 5)', () => {
  test('is code, identifier, length and data', () => {
    expect(text(encodeControlPacket({ code: 5, id: 7, data: hex('61 62') }))).toBe('05 07 00 06 61 62')
    expect(readControlPacket(hex('05 07 00 06 61 62'))).toEqual({ code: 5, id: 7, data: hex('61 62') })
  })

  test('may be followed by padding', () => {
    expect(readControlPacket(hex('05 07 00 04 00 00'))).toEqual({ code: 5, id: 7, data: hex('') })
  })

  test.each(['05 07 00', '05 07 00 03', '05 07 00 05'])('is not read where its length is wrong: %s', (bytes) => {
    expect(readControlPacket(hex(bytes))).toBeNull()
  })

  test('has options of type, length and value', () => {
    const options = [
      { type: 1, value: hex('05 78') },
      { type: 7, value: hex('') },
    ]
    expect(text(encodeOptions(options))).toBe('01 04 05 78 07 02')
    expect(readOptions(hex('01 04 05 78 07 02'))).toEqual(options)
  })

  test.each(['01', '01 01', '01 05 05 78', '01 00'])('has no options where their lengths are wrong: %s', (bytes) => {
    expect(readOptions(hex(bytes))).toBeNull()
  })

  test('has no more options than anybody needs', () => {
    expect(readOptions(hex('07 02'.repeat(33)))).toBeNull()
  })
})
