import type { Clock } from '../../../../native/clock.ts'
import { CODE, type ControlPacket, encodeControlPacket, type Option } from './control-packet.ts'
import { PROTOCOL } from './frame.ts'
import { Negotiation, type OptionPolicy, type OptionVerdict } from './negotiation.ts'

/** RFC 1661 6, and those of its sisters that a client may ask for. */
const OPTION = {
  mru: 1,
  accm: 2,
  authentication: 3,
  magic: 5,
  protocolCompression: 7,
  addressCompression: 8,
} as const

/** Bytes that fit into one SSTP packet with room to spare; what Windows and pppd use on VPNs. */
const MRU = 1400
/** A client that cannot take the smallest datagram of IPv4 is mistaken. */
const MRU_AT_LEAST = 68

export interface LcpParts {
  readonly clock: Clock
  /** Four bytes that tell this side from the other. */
  readonly magic: Buffer
  readonly send: (packet: Buffer) => void
  readonly opened: () => void
  readonly terminating: (answer: () => void) => void
  readonly finished: () => void
  readonly failed: (why: string) => void
  /** The client does not speak a protocol that it was sent. */
  readonly protocolRejected: (protocol: number) => void
  readonly echo: (answer: () => void) => void
}

/** The Link Control Protocol of RFC 1661: PAP is asked for, and insisted on. */
export class Lcp {
  readonly #parts: LcpParts
  readonly #negotiation: Negotiation

  constructor(parts: LcpParts) {
    this.#parts = parts
    this.#negotiation = new Negotiation({
      ...parts,
      policy: lcpPolicy(parts.magic),
      other: (packet) => this.#other(packet),
    })
  }

  get opened(): boolean {
    return this.#negotiation.opened
  }

  begin(): void {
    this.#negotiation.begin()
  }

  receive(packet: Buffer): void {
    this.#negotiation.receive(packet)
  }

  terminate(): void {
    this.#negotiation.terminate()
  }

  end(): void {
    this.#negotiation.end()
  }

  /** RFC 1661 5.7: the protocol that is not known, and what it carried, cut to the MRU. */
  rejectProtocol(protocol: number, data: Buffer): void {
    const rejected = Buffer.concat([Buffer.from([protocol >> 8, protocol & 0xff]), data]).subarray(0, MRU - 4)
    this.#send({ code: CODE.protocolReject, id: this.#negotiation.nextId(), data: rejected })
  }

  #other(packet: ControlPacket): boolean {
    switch (packet.code) {
      case CODE.echoRequest:
        if (this.opened) this.#parts.echo(() => this.#replyToEcho(packet))
        return true
      case CODE.protocolReject:
        if (packet.data.length >= 2) this.#parts.protocolRejected(packet.data.readUInt16BE(0))
        return true
      case CODE.echoReply:
      case CODE.discardRequest:
      case CODE.identification:
      case CODE.timeRemaining:
        return true
      default:
        return false
    }
  }

  /** RFC 1661 5.8: the magic number is this side's own, the rest comes back as it came. */
  #replyToEcho({ id, data }: ControlPacket): void {
    this.#send({ code: CODE.echoReply, id, data: Buffer.concat([this.#parts.magic, data.subarray(4)]) })
  }

  #send(packet: ControlPacket): void {
    this.#parts.send(encodeControlPacket(packet))
  }
}

function lcpPolicy(magic: Buffer): OptionPolicy {
  let withMru = true
  let withMagic = true
  return {
    asks: () => [
      ...(withMru ? [{ type: OPTION.mru, value: bigEndian(MRU) }] : []),
      { type: OPTION.authentication, value: bigEndian(PROTOCOL.pap) },
      ...(withMagic ? [{ type: OPTION.magic, value: magic }] : []),
    ],
    judge: judgeLcpOptions,
    refused(_kind, options) {
      for (const { type } of options) {
        if (type === OPTION.authentication) return 'the client does not want PAP'
        if (type === OPTION.mru) withMru = false
        if (type === OPTION.magic) withMagic = false
      }
      return null
    },
  }
}

/** What a client may have is taken as it asks; callback, multilink and the like are rejected. */
export function judgeLcpOptions(options: readonly Option[]): OptionVerdict {
  const rejected = options.filter(({ type, value }) => lengthOf(type) !== value.length)
  if (rejected.length > 0) return { kind: 'reject', options: rejected }
  const tooSmall = options.filter(({ type, value }) => type === OPTION.mru && value.readUInt16BE(0) < MRU_AT_LEAST)
  if (tooSmall.length > 0) return { kind: 'nak', options: [{ type: OPTION.mru, value: bigEndian(MRU) }] }
  return { kind: 'ack' }
}

/** Bytes of an option's value; null for one that is not known, or that only the server asks for. */
function lengthOf(type: number): number | null {
  switch (type) {
    case OPTION.mru:
      return 2
    case OPTION.accm:
    case OPTION.magic:
      return 4
    case OPTION.protocolCompression:
    case OPTION.addressCompression:
      return 0
    default:
      return null
  }
}

function bigEndian(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}
