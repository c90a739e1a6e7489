import type { Option } from './control-packet.ts'
import type { OptionPolicy, OptionVerdict } from './negotiation.ts'

/** RFC 1332 3.3. */
const IP_ADDRESS = 3

/** Both ends of the line, as dotted quads. */
export interface Addresses {
  readonly responder: string
  readonly client: string
}

/** The IP Control Protocol (RFC 1332): the client gets the address that it is meant to have, and nothing else. */
export function ipcpPolicy(addresses: Addresses): OptionPolicy {
  return {
    asks: () => [{ type: IP_ADDRESS, value: quad(addresses.responder) }],
    judge: (options) => judgeIpcpOptions(options, quad(addresses.client)),
    refused: () => `the client does not want ${addresses.responder} at the other end`,
  }
}

/** Name servers and header compression are rejected; the wrong address, or none, is answered with the right one. */
export function judgeIpcpOptions(options: readonly Option[], client: Buffer): OptionVerdict {
  const rejected = options.filter(({ type, value }) => type !== IP_ADDRESS || value.length !== 4)
  if (rejected.length > 0) return { kind: 'reject', options: rejected }
  const asked = options.find(({ type }) => type === IP_ADDRESS)
  if (asked?.value.equals(client)) return { kind: 'ack' }
  return { kind: 'nak', options: [{ type: IP_ADDRESS, value: client }] }
}

/** Throws for what is no dotted quad. */
export function quad(address: string): Buffer {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) {
    throw new Error(`"${address}" is no address of IPv4.`)
  }
  return Buffer.from(parts)
}
