import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { bits, explicit, integer, nothing, octets, oid, sequence, set, tagged, truth, utcTime, utf8 } from './der.ts'

export interface Certificate {
  /** PEM. */
  readonly pem: string
  /** PEM, PKCS #8. */
  readonly key: string
  readonly der: Buffer
}

const OID = {
  commonName: '2.5.4.3',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  subjectAlternativeName: '2.5.29.17',
} as const

const DAY = 24 * 60 * 60_000
/** RFC 5280 4.2.1.3: digitalSignature, keyEncipherment and keyCertSign, as the first, third and sixth bit. */
const KEY_USAGE = Buffer.from([0b1010_0100])

/**
 * A certificate for one host name that vouches for itself (RFC 5280), good from yesterday for a month. RSA, because that is
 * what every client of SSTP takes.
 */
export function selfSigned(host: string, now = new Date()): Certificate {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = sequence(oid(OID.sha256WithRsa), nothing())
  const name = sequence(set(sequence(oid(OID.commonName), utf8(host))))
  const validity = sequence(utcTime(new Date(now.getTime() - DAY)), utcTime(new Date(now.getTime() + 30 * DAY)))
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial()),
    algorithm,
    name,
    validity,
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, extensions(host)),
  )
  const der = sequence(body, algorithm, bits(sign('sha256', body, keys.privateKey)))
  return { pem: pem(der), key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, der }
}

function extensions(host: string): Buffer {
  return sequence(
    critical(OID.basicConstraints, sequence(truth())),
    critical(OID.keyUsage, bits(KEY_USAGE, 2)),
    sequence(oid(OID.extendedKeyUsage), octets(sequence(oid(OID.serverAuthentication)))),
    sequence(oid(OID.subjectAlternativeName), octets(sequence(tagged(0x82, Buffer.from(host, 'latin1'))))),
  )
}

const critical = (id: string, value: Buffer): Buffer => sequence(oid(id), truth(), octets(value))

/** 16 bytes that are never zero and never negative. */
function serial(): Buffer {
  const bytes = randomBytes(16)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
