import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Written after an install that ended well: of which lock file, for which system. */
const STAMP = 'node_modules/.onhook-lock'
/** npm's own record of what it installed; npm writes it last. */
const NPM_RECORD = 'node_modules/.package-lock.json'

/** @typedef {{ readonly platform: string, readonly arch: string }} Host */
/** @typedef {Readonly<Record<string, { readonly version?: string, readonly optional?: boolean }>>} Packages */

/**
 * Why node_modules has to be installed (again); null where it holds what package-lock.json asks for. An install by hand,
 * which leaves no stamp, counts as well.
 * @param {string} root the repository
 * @param {Host} host
 * @returns {string | null}
 */
export function whyInstall(root, host) {
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is not there'
  const installed = packagesIn(join(root, NPM_RECORD))
  if (installed === null) return 'an install was broken off'
  const stamp = textOf(join(root, STAMP))
  if (stamp !== null && stamp !== stampFor(root, host)) return 'package-lock.json or this system has changed'
  const locked = packagesIn(join(root, 'package-lock.json')) ?? {}
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const found = installed[path]
    // npm leaves out an optional package that is for another system.
    if (found === undefined && wanted.optional === true) continue
    if (found?.version !== wanted.version) return 'package-lock.json has changed'
    if (isEmpty(join(root, path, 'package.json'))) return `${path} is incomplete`
  }
  // A copy from another system lacks this file, and virus scanners have taken it away.
  const koffi = `node_modules/@koromix/koffi-${host.platform}-${host.arch}`
  const binary = join(root, koffi, `${host.platform}_${host.arch}`, 'koffi.node')
  return koffi in locked && isEmpty(binary) ? `${koffi} is incomplete` : null
}

/**
 * @param {string} root
 * @param {Host} host
 */
export function writeStamp(root, host) {
  writeFileSync(join(root, STAMP), stampFor(root, host))
}

/**
 * @param {string} root
 * @param {Host} host
 */
function stampFor(root, host) {
  const lock = createHash('sha256').update(textOf(join(root, 'package-lock.json')) ?? '')
  return `${lock.digest('hex')} ${host.platform} ${host.arch}\n`
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** @param {string} file */
function isEmpty(file) {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
