/** The few types of ASN.1 (X.690, DER) that a certificate is made of. */

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts)
export const explicit = (number: number, part: Buffer): Buffer => tagged(0xa0 | number, part)
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'))
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes)
export const truth = (): Buffer => tagged(0x01, Buffer.from([0xff]))
export const nothing = (): Buffer => tagged(0x05)

/** Of whole bytes, or less the last `unused` bits. */
export const bits = (bytes: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), bytes)

/** A positive number, highest byte first. */
export function integer(bytes: Buffer): Buffer {
  return tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

/** For dates before 2050, as RFC 5280 4.1.2.5 wants it. */
export function utcTime(date: Date): Buffer {
  return tagged(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'latin1'))
}

/** An object identifier such as 2.5.4.3. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}

function base128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}
