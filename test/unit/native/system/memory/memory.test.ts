import { describe, expect, it } from 'vitest'
import {
  dword,
  type Memory,
  memoryOf,
  readGuid,
  readIpv6,
  readText,
  readU64,
  textSize,
  writeText,
} from '../../../../../native/system/memory/memory.ts'

const memory = (): Memory => memoryOf(new ArrayBuffer(64))

describe('Text in a fixed array', () => {
  it('ends at its NUL, whatever stands behind', () => {
    const place = memory()
    writeText(place, 2, 'line\0rest')
    expect(readText(place, 2, 40)).toBe('line')
  })

  it('keeps lone surrogates and right-to-left marks', () => {
    const place = memory()
    const text = 'a\ud800b\u202ec\udc00'
    writeText(place, 0, text)
    expect(readText(place, 0, 40)).toBe(text)
  })

  it('is what stands there now, though another that looks alike was read before', () => {
    const place = memory()
    // A sum that remembers order only by 31 takes these for the same.
    for (const text of ['Aa', 'BB', 'Aa', 'Aa2', 'BB2', 'Aa']) {
      writeText(place, 0, text)
      expect(readText(place, 0, 40)).toBe(text)
    }
  })

  it('may be empty', () => {
    expect(readText(memory(), 0, 4)).toBe('')
  })

  it('may fill its array up to the NUL', () => {
    const place = memory()
    writeText(place, 0, 'abc')
    expect(readText(place, 0, 8)).toBe('abc')
  })

  it('is taken to the end of its array where it has no NUL, and no further', () => {
    const place = memory()
    writeText(place, 0, 'abcdef')
    expect(readText(place, 0, 8)).toBe('abcd')
  })

  it('takes two bytes a unit and a NUL', () => {
    expect(textSize('ab')).toBe(6)
  })
})

describe('Numbers in memory', () => {
  it('reads a handle as 64 bits unsigned, wide or narrow', () => {
    const place = memory()
    place.bytes.fill(0xff, 4, 12)
    expect(readU64(place, 4)).toBe(0xffff_ffff_ffff_ffffn)
  })

  it('passes a DWORD on as 32 bits, whatever number it is made of', () => {
    expect(dword(0xffff_ffff)).toBe(0xffff_ffffn)
    expect(dword(-1)).toBe(0xffff_ffffn)
    expect(dword(Number.NaN)).toBe(0n)
    expect(dword(1.5)).toBe(1n)
  })

  it('writes a GUID the way Windows does', () => {
    const place = memory()
    for (let i = 0; i < 16; i++) place.bytes[i] = i * 17
    expect(readGuid(place, 0)).toBe('33221100-5544-7766-8899-aabbccddeeff')
  })

  it.each([
    [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
    [[], '::'],
    [[0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 5], '1:0:2::3:4:5'],
    [[0, 1, 0, 0, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8], '1:0:3:4:5:6:7:8'],
    [[0xfe, 0x80], 'fe80::'],
  ])('writes the IPv6 address of %j as %s', (bytes, text) => {
    const place = memory()
    place.bytes.set(bytes)
    expect(readIpv6(place, 0)).toBe(text)
  })
})
