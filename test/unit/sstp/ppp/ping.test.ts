import { describe, expect, test } from 'vitest'
import { answerPing, checksum } from '../../../windows/sstp/ppp/ping.ts'
import { hex, text } from '../hex.ts'

const ADDRESSES = { responder: '10.77.0.1', client: '10.77.0.2' }
/** RFC 791 and 792: from 10.77.0.2 to 10.77.0.1, Don't Fragment, echo 1 of 0x0102 with "ping". */
const HEADER = '45 00 00 20 00 00 40 00 40 01 26 40 0a 4d 00 02 0a 4d 00 01'
const PING = `${HEADER} 08 00 15 23 01 02 00 01 70 69 6e 67`

/** The ping with one byte changed, its check sums made right again. */
function changed(at: number, to: number): Buffer {
  const bytes = hex(PING)
  bytes.writeUInt8(to, at)
  for (const [from, end, sum] of [
    [0, 20, 10],
    [20, 32, 22],
  ] as const) {
    bytes.writeUInt16BE(0, sum)
    bytes.writeUInt16BE(checksum(bytes.subarray(from, end)), sum)
  }
  return bytes
}

describe('A ping', () => {
  test('comes back, from the other end, with what it carried', () => {
    const reply = answerPing(changed(0, 0x45), ADDRESSES)!
    expect(text(reply.subarray(12, 20))).toBe('0a 4d 00 01 0a 4d 00 02')
    expect(text(reply.subarray(20, 22))).toBe('00 00')
    expect(text(reply.subarray(24))).toBe('01 02 00 01 70 69 6e 67')
    expect(checksum(reply.subarray(0, 20))).toBe(0)
    expect(checksum(reply.subarray(20))).toBe(0)
  })

  test('has the check sum of RFC 1071 3', () => {
    expect(checksum(hex('00 01 f2 03 f4 f5 f6 f7'))).toBe(~0xddf2 & 0xffff)
    expect(checksum(hex('ff'))).toBe(~0xff00 & 0xffff)
  })

  test.each([
    ['is no IPv4', changed(0, 0x65)],
    ['has a header shorter than a header', changed(0, 0x44)],
    ['is a fragment', changed(7, 1)],
    ['is no ICMP', changed(9, 17)],
    ['comes from somebody else', changed(15, 9)],
    ['goes to somebody else', changed(19, 9)],
    ['is no echo', changed(20, 0)],
    ['is longer than it is', changed(3, 0x21)],
    ['is shorter than an echo', changed(3, 0x1b)],
    ['is damaged', Buffer.concat([changed(0, 0x45).subarray(0, 31), Buffer.from([0])])],
    ['is nothing', Buffer.alloc(0)],
  ])('that %s gets no answer', (_what, datagram) => {
    expect(answerPing(datagram, ADDRESSES)).toBeNull()
  })
})
