import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { integer, oid, utcTime } from '../../../windows/sstp/responder/der.ts'
import { selfSigned } from '../../../windows/sstp/responder/self-signed.ts'
import { text } from '../hex.ts'

test('a certificate vouches for its host, as a server, and for itself', () => {
  const { pem, der, key } = selfSigned('vpn.onhook.test')
  const certificate = new X509Certificate(pem)
  expect(certificate.checkHost('vpn.onhook.test')).toBe('vpn.onhook.test')
  expect(certificate.subject).toBe('CN=vpn.onhook.test')
  expect(certificate.issuer).toBe(certificate.subject)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect(certificate.ca).toBe(true)
  expect(certificate.raw.equals(der)).toBe(true)
  expect(key).toContain('PRIVATE KEY')
})

test('a certificate is good now, and from the day before on', () => {
  const now = new Date('2026-11-27T12:00:00Z')
  const certificate = new X509Certificate(selfSigned('vpn.onhook.test', now).pem)
  expect(new Date(certificate.validFrom)).toEqual(new Date('2026-11-26T12:00:00Z'))
  expect(new Date(certificate.validTo)).toEqual(new Date('2026-12-27T12:00:00Z'))
})

test('numbers, names and dates are written as X.690 writes them', () => {
  expect(text(integer(Buffer.from([0x80])))).toBe('02 02 00 80')
  expect(text(oid('1.2.840.113549'))).toBe('06 06 2a 86 48 86 f7 0d')
  expect(utcTime(new Date('2026-01-02T03:04:05Z')).toString('latin1').slice(2)).toBe('260102030405Z')
})
