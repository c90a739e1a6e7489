/** RFC 1661 and the numbers of RFC 1700: what a PPP frame carries. */
export const PROTOCOL = {
  ip: 0x0021,
  ipcp: 0x8021,
  lcp: 0xc021,
  pap: 0xc023,
} as const

/** RFC 1662 3.1: All-Stations and Unnumbered Information, before the protocol. */
const ADDRESS_AND_CONTROL = Buffer.from([0xff, 0x03])

export interface Frame {
  readonly protocol: number
  readonly data: Buffer
}

/**
 * Reads a frame with or without address and control, and with a protocol of one or two bytes (RFC 1661 6.5, 6.6); there are
 * no flags or check sums inside SSTP. Null for what is no frame.
 */
export function readFrame(bytes: Buffer): Frame | null {
  const body = bytes.subarray(0, 2).equals(ADDRESS_AND_CONTROL) ? bytes.subarray(2) : bytes
  const first = body[0]
  if (first === undefined) return null
  if ((first & 1) === 1) return { protocol: first, data: body.subarray(1) }
  const second = body[1]
  if (second === undefined || (second & 1) === 0) return null
  return { protocol: (first << 8) | second, data: body.subarray(2) }
}

/** Always in full: nothing is compressed that the other side might not expect to be. */
export function encodeFrame({ protocol, data }: Frame): Buffer {
  return Buffer.concat([ADDRESS_AND_CONTROL, Buffer.from([protocol >> 8, protocol & 0xff]), data])
}
