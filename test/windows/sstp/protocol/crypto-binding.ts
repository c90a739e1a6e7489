import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { ATTRIBUTE, HASH_SHA256, NONCE_LENGTH } from './attributes.ts'
import type { Message } from './messages.ts'
import type { Packet } from './packets.ts'

const HASH_LENGTH = 32
/** Three reserved bytes, the hash, nonce, hash of the certificate, Compound MAC (2.2.7). */
const VALUE_LENGTH = 4 + NONCE_LENGTH + HASH_LENGTH + HASH_LENGTH
/** Where the Compound MAC lies in the whole packet, which it ends. */
const MAC_AT = 80
const PACKET_LENGTH = MAC_AT + HASH_LENGTH

const CMK_SEED = 'SSTP inner method derived CMK'

/** 3.2.5.2.4: an authentication that makes no keys, such as PAP, gives 32 bytes of zero. */
export const KEY_OF_PAP = Buffer.alloc(32)

export interface ExpectedBinding {
  readonly nonce: Buffer
  /** DER of the server's certificate. */
  readonly certificate: Buffer
  /** The higher-layer authentication key, 32 bytes. */
  readonly key: Buffer
}

/** Null, or what is wrong with the crypto binding of a Call Connected message. */
export function troubleWithBinding(message: Message, packet: Packet, expected: ExpectedBinding): string | null {
  const [binding, ...more] = message.attributes
  if (binding === undefined || binding.id !== ATTRIBUTE.cryptoBinding || more.length > 0) return 'it is not there alone'
  if (binding.value.length !== VALUE_LENGTH || packet.whole.length !== PACKET_LENGTH) return 'its length is wrong'
  if (binding.value.readUInt8(3) !== HASH_SHA256) return 'its hash was not offered'
  const nonce = binding.value.subarray(4, 4 + NONCE_LENGTH)
  if (!nonce.equals(expected.nonce)) return 'its nonce is another'
  const certificate = binding.value.subarray(4 + NONCE_LENGTH, 4 + NONCE_LENGTH + HASH_LENGTH)
  if (!certificate.equals(sha256(expected.certificate))) return 'its certificate is another'
  const mac = compoundMac(packet.whole, expected.key)
  return timingSafeEqual(mac, packet.whole.subarray(MAC_AT)) ? null : 'its Compound MAC is wrong'
}

/**
 * 3.2.5.2.3 and 3.2.5.2.4: HMAC-SHA256 over the message with the MAC's place zeroed.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-sstp/75cb037c-caf5-4364-9897-a8638c1f74ac
 */
export function compoundMac(whole: Buffer, key: Buffer): Buffer {
  const zeroed = Buffer.from(whole)
  zeroed.fill(0, MAC_AT)
  return hmac(compoundMacKey(key), zeroed)
}

/** The seed, the length of the key in little-endian order, 1: the first round of PRF+. */
function compoundMacKey(key: Buffer): Buffer {
  return hmac(key, Buffer.concat([Buffer.from(CMK_SEED, 'latin1'), Buffer.from([HASH_LENGTH, 0, 1])]))
}

const hmac = (key: Buffer, data: Buffer): Buffer => createHmac('sha256', key).update(data).digest()
const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest()
