import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { compoundMac, KEY_OF_PAP, troubleWithBinding } from '../../../windows/sstp/protocol/crypto-binding.ts'
import { readMessage } from '../../../windows/sstp/protocol/messages.ts'
import { splitPackets } from '../../../windows/sstp/protocol/packets.ts'
import { hex, text } from '../hex.ts'

/** [MS-SSTP] 4.7, the Call Connected message of the example and the key of its authentication. */
const NONCE = '41 2b 48 9a eb d7 ec c7 d0 89 66 f2 6b e7 cd 72 b2 31 a0 e9 21 0d 7c 91 b3 08 86 2b 03 44 c4 35'
const HASH = '79 93 ef 31 4c 49 3d ac e9 f0 2d 60 e7 e6 1c 84 b6 69 0a af e9 d7 ae ea 92 cb be 8a d5 99 42 2d'
const MAC = '52 a6 8e fd 8c ff bf 52 77 0b 8f 0f e8 ec 73 71 65 83 af 6d 61 1e b6 d1 79 b3 b2 08 40 98 54 49'
const CONNECTED = `10 01 00 70 00 04 00 01 00 03 00 68 00 00 00 02 ${NONCE} ${HASH} ${MAC}`
const KEY = '2a 1b b4 0d 55 ab 0f 5e f3 2f 06 f2 b3 cc 73 c4 8f d3 fa c4 1d 7a 13 15 a1 92 28 d9 02 4c a1 64'

const CERTIFICATE = Buffer.from('a certificate')

/** A Call Connected that binds this certificate with the key that PAP has. */
function bound(change: (bytes: Buffer) => void = () => {}): Buffer {
  const bytes = hex(`10 01 00 70 00 04 00 01 00 03 00 68 00 00 00 02 ${NONCE}`)
  const whole = Buffer.concat([bytes, createHash('sha256').update(CERTIFICATE).digest(), Buffer.alloc(32)])
  compoundMac(whole, KEY_OF_PAP).copy(whole, 80)
  change(whole)
  return whole
}

function troubleWith(bytes: Buffer): string | null {
  const packet = splitPackets(bytes).packets[0]!
  const read = readMessage(packet.body)
  if (!read.ok) throw new Error(read.why)
  const expected = { nonce: hex(NONCE), certificate: CERTIFICATE, key: KEY_OF_PAP }
  return troubleWithBinding(read.message, packet, expected)
}

describe('The crypto binding', () => {
  test('has the Compound MAC of the example in [MS-SSTP] 4.7', () => {
    expect(text(compoundMac(hex(CONNECTED), hex(KEY)))).toBe(MAC)
  })

  test('is right for this nonce, this certificate and the key of PAP', () => {
    expect(troubleWith(bound())).toBeNull()
  })

  test.each<readonly [string, number, RegExp]>([
    ['hash that was not offered', 15, /hash/],
    ['nonce', 16, /nonce/],
    ['certificate', 48, /certificate/],
    ['Compound MAC', 80, /MAC/],
    ['Compound MAC at its end', 111, /MAC/],
  ])('is wrong with another %s', (_what, at, why) => {
    expect(troubleWith(bound((bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)))).toMatch(why)
  })

  test('is wrong where it is not there, or twice', () => {
    expect(troubleWith(hex('10 01 00 08 00 04 00 00'))).toMatch(/alone/)
    expect(troubleWith(hex('10 01 00 0c 00 04 00 01 00 03 00 04'))).toMatch(/length/)
  })
})
