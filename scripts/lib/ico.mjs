/** @typedef {{ readonly size: number, readonly rgba: readonly number[], readonly png: string }} Picture a square, row by row from the top, and the same as a PNG in base64 */

const DIRECTORY = 6
const ENTRY = 16
const HEADER = 40

/** The largest that there is; as a bitmap it would weigh a quarter of a megabyte. */
const LARGEST = 256

/**
 * An .ico of 32-bit bitmaps: what every Windows reads at every size, unlike PNG, which an .ico holds at the largest alone.
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const bitmaps = pictures.map((each) => (each.size === LARGEST ? Buffer.from(each.png, 'base64') : bitmapOf(each)))
  const directory = Buffer.alloc(DIRECTORY + ENTRY * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, { size }] of pictures.entries()) {
    const length = bitmaps[index]?.length ?? 0
    const entry = DIRECTORY + ENTRY * index
    // The largest does not fit and is written as 0.
    directory.writeUInt8(size % LARGEST, entry)
    directory.writeUInt8(size % LARGEST, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += length
  }
  return Buffer.concat([directory, ...bitmaps])
}

/**
 * Header, colours from the bottom up as BGRA, and a mask that alpha makes needless but that must be there.
 * @param {Picture} picture
 */
function bitmapOf({ size, rgba }) {
  const maskRow = Math.ceil(size / 32) * 4
  const bitmap = Buffer.alloc(HEADER + size * size * 4 + maskRow * size)
  bitmap.writeUInt32LE(HEADER, 0)
  bitmap.writeInt32LE(size, 4)
  // Colours and mask count as one picture of twice the height.
  bitmap.writeInt32LE(size * 2, 8)
  bitmap.writeUInt16LE(1, 12)
  bitmap.writeUInt16LE(32, 14)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const to = HEADER + ((size - 1 - y) * size + x) * 4
      bitmap[to] = rgba[from + 2] ?? 0
      bitmap[to + 1] = rgba[from + 1] ?? 0
      bitmap[to + 2] = rgba[from] ?? 0
      bitmap[to + 3] = rgba[from + 3] ?? 0
    }
  }
  return bitmap
}
