import {
  ATTRIBUTE,
  type Attribute,
  cryptoBindingRequest,
  encodeAttribute,
  readAttributes,
  STATUS,
  type Status,
  statusInfo,
} from './attributes.ts'
import { encodePacket } from './packets.ts'

/** [MS-SSTP] 2.2.2. */
export const MESSAGE = {
  connectRequest: 0x0001,
  connectAck: 0x0002,
  connectNak: 0x0003,
  connected: 0x0004,
  abort: 0x0005,
  disconnect: 0x0006,
  disconnectAck: 0x0007,
  echoRequest: 0x0008,
  echoResponse: 0x0009,
} as const
export type MessageName = keyof typeof MESSAGE

/** 2.2.5: PPP is the only protocol that SSTP carries. */
const PPP = 0x0001
const MESSAGE_HEADER = 4

export interface Message {
  readonly name: MessageName
  readonly attributes: readonly Attribute[]
}

export type ReadMessage =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly why: string }

/** Reads the body of a control packet. */
export function readMessage(body: Buffer): ReadMessage {
  if (body.length < MESSAGE_HEADER) return { ok: false, why: `a message of ${body.length} bytes` }
  const type = body.readUInt16BE(0)
  const name = NAMES.get(type)
  if (name === undefined) return { ok: false, why: `a message of type ${type}` }
  const attributes = readAttributes(body.subarray(MESSAGE_HEADER), body.readUInt16BE(2))
  return attributes === null
    ? { ok: false, why: `attributes of ${name} that do not fit` }
    : { ok: true, message: { name, attributes } }
}

export function encodeMessage(name: MessageName, attributes: readonly Attribute[] = []): Buffer {
  const header = Buffer.alloc(MESSAGE_HEADER)
  header.writeUInt16BE(MESSAGE[name], 0)
  header.writeUInt16BE(attributes.length, 2)
  return encodePacket('control', Buffer.concat([header, ...attributes.map(encodeAttribute)]))
}

/** 2.2.10. */
export const connectAck = (nonce: Buffer): Buffer => encodeMessage('connectAck', [cryptoBindingRequest(nonce)])

/** 2.2.12: the attribute that is not accepted and why, with the value as it came (64 bytes at most). */
export function connectNak(about: number, status: Status, value: Buffer): Buffer {
  const info = statusInfo(about, status)
  return encodeMessage('connectNak', [{ id: info.id, value: Buffer.concat([info.value, value.subarray(0, 64)]) }])
}

/** 2.2.13. */
export const abort = (status: Status): Buffer => encodeMessage('abort', [statusInfo(ATTRIBUTE.none, status)])

/** 2.2.14. */
export const disconnect = (): Buffer => encodeMessage('disconnect', [statusInfo(ATTRIBUTE.none, STATUS.noError)])

export type RequestVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly about: number; readonly status: Status; readonly value: Buffer }

/** 3.3.1.1.1: whether a Call Connect Request is acceptable, and what is wrong with it. */
export function judgeConnectRequest(message: Message): RequestVerdict {
  const [protocol, ...more] = message.attributes
  const nothing: Buffer = Buffer.alloc(0)
  const refuse = (about: number, status: Status, value = nothing): RequestVerdict => ({
    ok: false,
    about,
    status,
    value,
  })
  if (protocol === undefined) return refuse(ATTRIBUTE.encapsulatedProtocol, STATUS.requiredAttributeMissing)
  const odd = [protocol, ...more].find(({ id }) => id !== ATTRIBUTE.encapsulatedProtocol)
  if (odd !== undefined) return refuse(odd.id, STATUS.attributeNotSupported, odd.value)
  if (more.length > 0) return refuse(ATTRIBUTE.encapsulatedProtocol, STATUS.duplicateAttribute)
  if (protocol.value.length !== 2) return refuse(protocol.id, STATUS.invalidLength, protocol.value)
  if (protocol.value.readUInt16BE(0) !== PPP) return refuse(protocol.id, STATUS.valueNotSupported, protocol.value)
  return { ok: true }
}

const NAMES = new Map<number, MessageName>(Object.entries(MESSAGE).map(([name, type]) => [type, name as MessageName]))
