import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodePacket, PAYLOAD_AT_MOST, splitPackets } from '../../../windows/sstp/protocol/packets.ts'
import { hex, text } from '../hex.ts'

describe('An SSTP packet ([MS-SSTP] 2.2.1 to 2.2.3)', () => {
  test('is 10, the control bit, the length of the whole, and what it carries', () => {
    expect(text(encodePacket('control', hex('00 08 00 00')))).toBe('10 01 00 08 00 08 00 00')
    expect(text(encodePacket('data', hex('ff 03 c0 21')))).toBe('10 00 00 08 ff 03 c0 21')
  })

  test('is cut out of the stream, whatever follows', () => {
    const split = splitPackets(hex('10 01 00 08 00 08 00 00 10 00 00 06 ff 03 10 00'))
    expect(split).toMatchObject({ ok: true, packets: [{ kind: 'control' }, { kind: 'data' }] })
    expect(split.packets.map(({ body }) => text(body))).toEqual(['00 08 00 00', 'ff 03'])
    expect(split.ok && text(split.rest)).toBe('10 00')
  })

  test('may have the reserved bits set, which are ignored', () => {
    const split = splitPackets(hex('10 ff f0 06 ab cd'))
    expect(split).toMatchObject({ ok: true, packets: [{ kind: 'control' }] })
  })

  test.each([
    ['another version', '20 01 00 08 00 08 00 00'],
    ['a length that does not hold its own header', '10 01 00 03 00 08 00 00'],
    ['no length', '10 00 00 00'],
  ])('with %s ends the stream', (_what, bytes) => {
    expect(splitPackets(hex(bytes)).ok).toBe(false)
  })

  test('before the one that ends the stream still counts', () => {
    const split = splitPackets(hex('10 01 00 08 00 08 00 00 47 45 54 20'))
    expect(split).toMatchObject({ ok: false, packets: [{ kind: 'control' }] })
  })

  test('cannot carry more than twelve bits of length can say', () => {
    expect(encodePacket('data', Buffer.alloc(PAYLOAD_AT_MOST)).length).toBe(0xfff)
    expect(() => encodePacket('data', Buffer.alloc(PAYLOAD_AT_MOST + 1))).toThrow(RangeError)
  })

  test('comes out as it went in, however the stream is chopped', () => {
    const packet = fc.record({
      kind: fc.constantFrom('control' as const, 'data' as const),
      body: fc.uint8Array({ maxLength: 40 }),
    })
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (packets, chop) => {
        const stream = Buffer.concat(packets.map(({ kind, body }) => encodePacket(kind, Buffer.from(body))))
        const seen: (readonly [string, string])[] = []
        let rest: Buffer = Buffer.alloc(0)
        for (let at = 0; at < stream.length; at += chop) {
          const split = splitPackets(Buffer.concat([rest, stream.subarray(at, at + chop)]))
          if (!split.ok) throw new Error(split.why)
          for (const { kind, body } of split.packets) seen.push([kind, text(body)])
          rest = split.rest
        }
        expect(seen).toEqual(packets.map(({ kind, body }) => [kind, text(Buffer.from(body))]))
        expect(rest.length).toBe(0)
      }),
    )
  })
})
