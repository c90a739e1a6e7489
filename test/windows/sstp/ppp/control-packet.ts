/** RFC 1661 5: the codes that LCP and its sisters share, and those of LCP alone. */
export const CODE = {
  configureRequest: 1,
  configureAck: 2,
  configureNak: 3,
  configureReject: 4,
  terminateRequest: 5,
  terminateAck: 6,
  codeReject: 7,
  protocolReject: 8,
  echoRequest: 9,
  echoReply: 10,
  discardRequest: 11,
  /** RFC 1570. */
  identification: 12,
  timeRemaining: 13,
} as const

const HEADER_LENGTH = 4
const OPTION_HEADER = 2
/** No Configure-Request has more than a dozen. */
const OPTIONS_AT_MOST = 32

export interface ControlPacket {
  readonly code: number
  readonly id: number
  readonly data: Buffer
}

/** Null where the length says more than there is; what follows the length is padding (RFC 1661 5). */
export function readControlPacket(bytes: Buffer): ControlPacket | null {
  if (bytes.length < HEADER_LENGTH) return null
  const length = bytes.readUInt16BE(2)
  if (length < HEADER_LENGTH || length > bytes.length) return null
  return { code: bytes.readUInt8(0), id: bytes.readUInt8(1), data: bytes.subarray(HEADER_LENGTH, length) }
}

export function encodeControlPacket({ code, id, data }: ControlPacket): Buffer {
  const header = Buffer.from([code, id, 0, 0])
  header.writeUInt16BE(HEADER_LENGTH + data.length, 2)
  return Buffer.concat([header, data])
}

export interface Option {
  readonly type: number
  readonly value: Buffer
}

/** The options of a Configure packet, or null where their lengths do not fit. */
export function readOptions(data: Buffer): readonly Option[] | null {
  const options: Option[] = []
  let rest = data
  while (rest.length > 0) {
    const length = rest[1] ?? 0
    if (length < OPTION_HEADER || length > rest.length || options.length >= OPTIONS_AT_MOST) return null
    options.push({ type: rest.readUInt8(0), value: rest.subarray(OPTION_HEADER, length) })
    rest = rest.subarray(length)
  }
  return options
}

export function encodeOptions(options: readonly Option[]): Buffer {
  return Buffer.concat(
    options.map(({ type, value }) => Buffer.concat([Buffer.from([type, OPTION_HEADER + value.length]), value])),
  )
}
