const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest >>> 0
})

/** CRC-32 as in zip and PNG: finds every flipped bit in a line of ours. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

/** `,"sum":"` + eight hex digits + `"}` at the very end of a line. */
const KEY = ',"sum":"'
const SEAL_LENGTH = KEY.length + 8 + 2

/** A JSON object as one line with its checksum as last key: the sum of the line's bytes as they were without it. */
export function seal(line: string): string {
  const sum = crc32(Buffer.from(line, 'utf8')).toString(16).padStart(8, '0')
  return `${line.slice(0, -1)}${KEY}${sum}"}`
}

export type Unsealed =
  /** The line as it was before it was sealed; a line from before there were checksums comes back as it is. */
  { readonly kind: 'line'; readonly bytes: Buffer; readonly sealed: boolean } | { readonly kind: 'damaged' }

/** Checks the sum and takes it off. */
export function unseal(bytes: Buffer): Unsealed {
  const start = bytes.length - SEAL_LENGTH
  if (start < 1 || bytes.toString('latin1', start, start + KEY.length) !== KEY) {
    return { kind: 'line', bytes, sealed: false }
  }
  const line = Buffer.concat([bytes.subarray(0, start), Buffer.from('}')])
  const sum = bytes.toString('latin1', start + KEY.length, bytes.length - 2)
  const whole = crc32(line).toString(16).padStart(8, '0') === sum && bytes.toString('latin1', bytes.length - 2) === '"}'
  return whole ? { kind: 'line', bytes: line, sealed: true } : { kind: 'damaged' }
}
