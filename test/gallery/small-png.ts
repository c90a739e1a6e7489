import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A screenshot with at most 256 colours: what a view needs, in half the bytes. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
/** So many by how often they are used; the rest of the palette goes to those that would suffer most. */
const BY_USE = 192

interface Picture {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB, row by row */
  readonly pixels: Uint32Array
}

export function smallPng(screenshot: Buffer): Buffer {
  const { width, height, pixels } = decode(screenshot)
  const palette = paletteOf(pixels)
  const places = new Map<number, number>()
  const rows = Buffer.alloc(height * (width + 1))
  pixels.forEach((colour, at) => {
    const place = places.get(colour) ?? nearest(palette, colour).place
    places.set(colour, place)
    rows[at + Math.floor(at / width) + 1] = place
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function paletteOf(pixels: Uint32Array): readonly number[] {
  const uses = new Map<number, number>()
  for (const colour of pixels) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const byUse = [...uses].sort(([one, a], [other, b]) => b - a || one - other).map(([colour]) => colour)
  if (byUse.length <= MOST_COLOURS) return byUse
  const palette = byUse.slice(0, BY_USE)
  const left = new Map(byUse.slice(BY_USE).map((colour) => [colour, nearest(palette, colour).distance]))
  while (palette.length < MOST_COLOURS) {
    const [worst] = [...left].reduce((most, each) => (each[1] > most[1] ? each : most))
    palette.push(worst)
    for (const [colour, distance] of left) left.set(colour, Math.min(distance, distanceOf(colour, worst)))
  }
  return palette
}

function nearest(palette: readonly number[], colour: number): { readonly place: number; readonly distance: number } {
  let best = { place: 0, distance: Number.POSITIVE_INFINITY }
  palette.forEach((each, place) => {
    const distance = distanceOf(each, colour)
    if (distance < best.distance) best = { place, distance }
  })
  return best
}

function distanceOf(one: number, other: number): number {
  const [red, green, blue] = channels(one)
  const [otherRed, otherGreen, otherBlue] = channels(other)
  return (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2
}

function channels(colour: number): readonly [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}

/** What Chromium writes: 8 bits a channel, with or without alpha, not interlaced. */
function decode(png: Buffer): Picture {
  const data: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(body)
  }
  const [width, height, size] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * size, size)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = bytes.readUIntBE(at * size, 3)
  return { width, height, pixels }
}

/** @see https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(rows: Buffer, length: number, size: number): Buffer {
  const out = Buffer.alloc((rows.length / (length + 1)) * length)
  const byteAt = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (out[y * length + x] ?? 0))
  for (let y = 0; y * length < out.length; y += 1) {
    const filter = rows[y * (length + 1)] ?? 0
    for (let x = 0; x < length; x += 1) {
      const [left, up, corner] = [byteAt(x - size, y), byteAt(x, y - 1), byteAt(x - size, y - 1)]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[y * length + x] = (rows[y * (length + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

function chunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(12 + body.length)
  out.writeUInt32BE(body.length, 0)
  out.write(type, 4, 'latin1')
  body.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length)
  return out
}
