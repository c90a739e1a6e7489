import type { Addresses } from './ipcp.ts'
import { quad } from './ipcp.ts'

/** RFC 791 and RFC 792. */
const IPV4_HEADER = 20
const ICMP = 1
const ECHO_REPLY = 0
const ECHO_REQUEST = 8
const ICMP_HEADER = 8
const TIME_TO_LIVE = 64

/** The answer to a ping of the client at the responder's address; null for every other datagram, and for damaged ones. */
export function answerPing(datagram: Buffer, addresses: Addresses): Buffer | null {
  const client = quad(addresses.client)
  const responder = quad(addresses.responder)
  if (datagram.length < IPV4_HEADER || datagram.readUInt8(0) >> 4 !== 4) return null
  const headerLength = (datagram.readUInt8(0) & 0x0f) * 4
  const length = datagram.readUInt16BE(2)
  if (headerLength < IPV4_HEADER || length > datagram.length || length < headerLength + ICMP_HEADER) return null
  // A fragment carries no whole message: everything but the bit Don't Fragment must be 0.
  if (datagram.readUInt8(9) !== ICMP || (datagram.readUInt16BE(6) & 0xbfff) !== 0) return null
  if (!datagram.subarray(12, 16).equals(client) || !datagram.subarray(16, 20).equals(responder)) return null
  const message = datagram.subarray(headerLength, length)
  if (message.readUInt8(0) !== ECHO_REQUEST || checksum(message) !== 0) return null

  const reply = Buffer.from(message)
  reply.writeUInt8(ECHO_REPLY, 0)
  withChecksum(reply, 2)
  const header = Buffer.alloc(IPV4_HEADER)
  header.writeUInt8(0x45, 0)
  header.writeUInt16BE(IPV4_HEADER + reply.length, 2)
  header.writeUInt8(TIME_TO_LIVE, 8)
  header.writeUInt8(ICMP, 9)
  responder.copy(header, 12)
  client.copy(header, 16)
  withChecksum(header, 10)
  return Buffer.concat([header, reply])
}

function withChecksum(bytes: Buffer, at: number): void {
  bytes.writeUInt16BE(0, at)
  bytes.writeUInt16BE(checksum(bytes), at)
}

/** RFC 1071; 0 over bytes that hold their own right sum. */
export function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 2) sum += bytes.readUInt8(at) * 256 + (bytes[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
  return ~sum & 0xffff
}
