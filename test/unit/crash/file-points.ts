import fs from 'node:fs'
import fsp, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import type { Point } from './message.ts'

/**
 * Puts points into the writing of files, for this process alone: before, in the midst of and after each append, each
 * replacement, each rename. The storage under test knows nothing of it.
 */
export async function pointFiles(reach: (point: Point) => void): Promise<void> {
  const { rename } = fsp
  fsp.rename = async (from, to) => {
    reach('rename')
    await rename(from, to)
    reach('renamed')
  }
  const handle = await fsp.open(process.execPath, 'r')
  const methods: FileHandle = Object.getPrototypeOf(handle)
  await handle.close()
  const { appendFile, writeFile, truncate } = methods

  methods.appendFile = async function (this: FileHandle, data, options) {
    reach('append')
    const text = String(data)
    const half = Math.ceil(text.length / 2)
    fs.writeSync(this.fd, text.slice(0, half))
    reach('append-half')
    await appendFile.call(this, text.slice(half), options)
    reach('append-whole')
  }
  methods.writeFile = async function (this: FileHandle, data, options) {
    const text = String(data)
    const half = Math.ceil(text.length / 2)
    fs.writeSync(this.fd, text.slice(0, half))
    reach('replace-half')
    await writeFile.call(this, text.slice(half), options)
    reach('replace-whole')
  }
  methods.truncate = async function (this: FileHandle, length) {
    reach('cut-off')
    await truncate.call(this, length)
  }
  syncBuiltinESMExports()
}
