import { expect, test } from 'vitest'
import { crc32, seal, unseal } from '../../../electron/storage/checksum.ts'
import { linesBackwards } from '../../../electron/storage/read-lines.ts'

interface Named {
  readonly v: 1
  readonly id: number
  readonly name: string
}

const record = (id: number) => JSON.stringify({ v: 1, id, name: `Büro ${id}` } satisfies Named)
const check = (value: unknown): value is Named => (value as { readonly v: unknown }).v === 1

const read = (bytes: Buffer) => [...linesBackwards(bytes, check)].reverse().flat()
const idsIn = (bytes: Buffer) => read(bytes).flatMap((line) => (line.kind === 'record' ? [Number(line.record.id)] : []))

test('the checksum is the one that everybody knows', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
})

test('a sealed line comes back as it was', () => {
  const line = record(1)
  expect(unseal(Buffer.from(seal(line)))).toEqual({ kind: 'line', bytes: Buffer.from(line), sealed: true })
  expect(JSON.parse(seal(line))).toEqual({ ...JSON.parse(line), sum: expect.stringMatching(/^[0-9a-f]{8}$/) })
})

test('whichever bit is flipped, no other record is lost, and one that is lost or changed is not taken for whole', () => {
  const whole = Buffer.from([1, 2, 3].map((id) => `${seal(record(id))}\n`).join(''))
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const flipped = Buffer.from(whole)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const lines = read(flipped)
    const ids = idsIn(flipped)
    const told = lines.some(({ kind }) => kind === 'damaged' || kind === 'not-understood' || kind === 'torn')
    expect(ids.length, `bit ${bit}`).toBeGreaterThanOrEqual(told ? 2 : 3)
    for (const line of lines) {
      if (line.kind === 'record')
        expect([1, 2, 3].map(record).some((one) => JSON.stringify(line.record).startsWith(one.slice(0, -1)))).toBe(true)
    }
  }
})

test('bytes that are no text are damage, also in a line without a checksum', () => {
  const line = Buffer.from(record(1))
  line[line.indexOf(0xc3)] = 0xff
  expect(read(Buffer.concat([line, Buffer.from('\n')])).map(({ kind }) => kind)).toEqual(['damaged'])
})

test('half a file gives every whole record of that half', () => {
  const whole = Buffer.from([1, 2, 3, 4].map((id) => `${seal(record(id))}\n`).join(''))
  for (let length = 0; length <= whole.length; length += 1) {
    const half = whole.subarray(0, length)
    const ends = [...half.toString('latin1')].filter((each) => each === '\n').length
    expect(idsIn(half).length, `${length} bytes`).toBeGreaterThanOrEqual(ends)
    expect(read(half).every(({ kind }) => kind === 'record' || kind === 'torn')).toBe(true)
  }
})
