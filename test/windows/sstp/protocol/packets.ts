/** [MS-SSTP] 2.2.1: version, control bit, length, in this order. */
const HEADER_LENGTH = 4
const VERSION = 0x10
const CONTROL_BIT = 0x01
/** The length has 12 bits; the 4 above it are reserved and ignored. */
const LENGTH_MASK = 0x0fff

/** Bytes that one data packet can carry. */
export const PAYLOAD_AT_MOST = LENGTH_MASK - HEADER_LENGTH

/** One packet of the stream, its header taken off. */
export interface Packet {
  readonly kind: 'control' | 'data'
  readonly body: Buffer
  /** The packet as it came: the crypto binding is computed over it. */
  readonly whole: Buffer
}

export type Split =
  | { readonly ok: true; readonly packets: readonly Packet[]; readonly rest: Buffer }
  | { readonly ok: false; readonly packets: readonly Packet[]; readonly why: string }

/**
 * Cuts what has been received into packets; `rest` is the beginning of the next one. Not ok: the stream has lost its frame, and
 * the connection must be cut without a message (3.1.5.1).
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-sstp/3be06288-4b82-4a26-b8c7-c265bc2cc7b5
 */
export function splitPackets(received: Buffer): Split {
  const packets: Packet[] = []
  let rest = received
  while (rest.length >= HEADER_LENGTH) {
    const version = rest.readUInt8(0)
    if (version !== VERSION) return { ok: false, packets, why: `version ${version} of the protocol` }
    const length = rest.readUInt16BE(2) & LENGTH_MASK
    if (length < HEADER_LENGTH) return { ok: false, packets, why: `a packet of ${length} bytes` }
    if (rest.length < length) break
    const kind = (rest.readUInt8(1) & CONTROL_BIT) === CONTROL_BIT ? 'control' : 'data'
    packets.push({ kind, body: rest.subarray(HEADER_LENGTH, length), whole: rest.subarray(0, length) })
    rest = rest.subarray(length)
  }
  return { ok: true, packets, rest }
}

/** Throws a RangeError for a body that the 12 bits of the length cannot hold. */
export function encodePacket(kind: Packet['kind'], body: Buffer): Buffer {
  if (body.length > PAYLOAD_AT_MOST) throw new RangeError(`A packet cannot carry ${body.length} bytes.`)
  const header = Buffer.alloc(HEADER_LENGTH)
  header.writeUInt8(VERSION, 0)
  header.writeUInt8(kind === 'control' ? CONTROL_BIT : 0, 1)
  header.writeUInt16BE(HEADER_LENGTH + body.length, 2)
  return Buffer.concat([header, body])
}
