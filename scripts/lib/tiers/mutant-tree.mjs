import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../paths.mjs'

const COPIED = [
  'electron',
  'native',
  'renderer',
  'scripts',
  'test',
  'package.json',
  'tsconfig.base.json',
  'vitest.config.ts',
]

/** @typedef {{ readonly file: string, readonly from: string, readonly to: string }} Change */

/** A copy of the tree that may be spoilt; the packages are those of the tree itself. */
export function createMutantTree() {
  const root = mkdtempSync(join(tmpdir(), 'onhook-mutants-'))
  for (const name of COPIED) if (existsSync(at(name))) cpSync(at(name), join(root, name), { recursive: true })
  symlinkSync(at('node_modules'), join(root, 'node_modules'), 'dir')
  return {
    root,
    /**
     * Makes one change; null, or why it cannot be made.
     * @param {Change} change
     * @returns {string | null}
     */
    change({ file, from, to }) {
      const text = readFileSync(at(file), 'utf8')
      const times = text.split(from).length - 1
      if (times !== 1) return `${file} has the text ${times} times, not once`
      writeFileSync(
        join(root, file),
        text.replace(from, () => to),
      )
      return null
    },
    /** @param {string} file */
    restore(file) {
      cpSync(at(file), join(root, file))
    },
    remove() {
      rmSync(root, { recursive: true, force: true })
    },
  }
}
