/** [MS-SSTP] 2.2.4. */
export const ATTRIBUTE = {
  none: 0x00,
  encapsulatedProtocol: 0x01,
  statusInfo: 0x02,
  cryptoBinding: 0x03,
  cryptoBindingRequest: 0x04,
} as const

/** [MS-SSTP] 2.2.8: what may be wrong. */
export const STATUS = {
  noError: 0x00,
  duplicateAttribute: 0x01,
  unrecognizedAttribute: 0x02,
  invalidLength: 0x03,
  valueNotSupported: 0x04,
  unacceptedFrame: 0x05,
  retryCountExceeded: 0x06,
  invalidFrame: 0x07,
  negotiationTimeout: 0x08,
  attributeNotSupported: 0x09,
  requiredAttributeMissing: 0x0a,
} as const
export type Status = (typeof STATUS)[keyof typeof STATUS]

export const NONCE_LENGTH = 32
/** The one hash offered: SHA-256 (2.2.6). */
export const HASH_SHA256 = 0x02

const ATTRIBUTE_HEADER = 4
const LENGTH_MASK = 0x0fff
/** No message has more than a handful. */
const ATTRIBUTES_AT_MOST = 16

export interface Attribute {
  readonly id: number
  readonly value: Buffer
}

/** The attributes of a message, or null where their number and lengths do not fit what is there. */
export function readAttributes(bytes: Buffer, count: number): readonly Attribute[] | null {
  if (count > ATTRIBUTES_AT_MOST) return null
  const attributes: Attribute[] = []
  let rest = bytes
  for (let index = 0; index < count; index += 1) {
    if (rest.length < ATTRIBUTE_HEADER) return null
    const length = rest.readUInt16BE(2) & LENGTH_MASK
    if (length < ATTRIBUTE_HEADER || length > rest.length) return null
    attributes.push({ id: rest.readUInt8(1), value: rest.subarray(ATTRIBUTE_HEADER, length) })
    rest = rest.subarray(length)
  }
  return rest.length === 0 ? attributes : null
}

export function encodeAttribute({ id, value }: Attribute): Buffer {
  const header = Buffer.alloc(ATTRIBUTE_HEADER)
  header.writeUInt8(id, 1)
  header.writeUInt16BE(ATTRIBUTE_HEADER + value.length, 2)
  return Buffer.concat([header, value])
}

/** 2.2.8: three reserved bytes, the attribute it is about, the status in 32 bits. */
export function statusInfo(about: number, status: Status): Attribute {
  const value = Buffer.alloc(8)
  value.writeUInt8(about, 3)
  value.writeUInt32BE(status, 4)
  return { id: ATTRIBUTE.statusInfo, value }
}

/** 2.2.6: three reserved bytes, the hashes that the server allows, its nonce. */
export function cryptoBindingRequest(nonce: Buffer): Attribute {
  return { id: ATTRIBUTE.cryptoBindingRequest, value: Buffer.concat([Buffer.from([0, 0, 0, HASH_SHA256]), nonce]) }
}
