import { describe, expect, test } from 'vitest'
import { PREAMBLE_AT_MOST, readPreamble } from '../../../windows/sstp/protocol/http-preamble.ts'

/** [MS-SSTP] 4.1, as Windows writes it. */
const REQUEST =
  'SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1\r\n' +
  'SSTPCORRELATIONID: {9D2A23B4-6BB3-4F8A-8C6E-0B2F6F3A5D11}\r\n' +
  'Content-Length: 18446744073709551615\r\n' +
  'Host: vpn.onhook.test\r\n\r\n'

const read = (text: string) => readPreamble(Buffer.from(text, 'latin1'))

describe('The HTTP request that opens SSTP', () => {
  test('is accepted with 200 and a length that never ends', () => {
    const preamble = read(REQUEST)
    expect(preamble).toMatchObject({ kind: 'accepted', host: 'vpn.onhook.test' })
    const answer = preamble.kind === 'accepted' ? preamble.answer : ''
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Length: 18446744073709551615\r\n/)
    expect(answer).toMatch(/\r\n\r\n$/)
  })

  test('hands on what comes after it', () => {
    const preamble = readPreamble(Buffer.concat([Buffer.from(REQUEST, 'latin1'), Buffer.from([0x10, 0x01])]))
    expect(preamble.kind === 'accepted' && [...preamble.rest]).toEqual([0x10, 0x01])
  })

  test('is waited for, byte by byte', () => {
    for (let length = 0; length < REQUEST.length; length += 1) {
      expect(read(REQUEST.slice(0, length)).kind).toBe('incomplete')
    }
  })

  test.each([
    ['another method', 'POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1\r\n\r\n', 405],
    ['another address', 'SSTP_DUPLEX_POST / HTTP/1.1\r\n\r\n', 404],
    ['HTTP 1.0', 'SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.0\r\n\r\n', 505],
    ['no HTTP at all', '\x16\x03\x01\x02\x00', 400],
    ['a browser that has not finished', 'GET / HTTP/1.1\r\nHost:', 400],
    ['a request without end', `${REQUEST.slice(0, -2)}X: ${'x'.repeat(PREAMBLE_AT_MOST)}`, 431],
    ['a request too long', `${REQUEST.slice(0, -2)}X: ${'x'.repeat(PREAMBLE_AT_MOST)}\r\n\r\n`, 431],
  ])('is refused where it is %s', (_what, sent, status) => {
    const preamble = read(sent)
    expect(preamble.kind).toBe('refused')
    expect(preamble.kind === 'refused' && preamble.answer).toContain(`HTTP/1.1 ${status} `)
  })
})
