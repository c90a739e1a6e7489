import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Written after an install that ended well: which lock file, on which system. */
const STAMP = '.onhook-lock'
/** npm's own record of what it put there, written last. */
const NPM_RECORD = '.package-lock.json'

/** @typedef {{ readonly kind: 'current' } | { readonly kind: 'missing' | 'stale', readonly why: string }} InstallState */
/** @typedef {{ readonly platform: string, readonly arch: string }} Host */
/**
 * One package of a lock file.
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 * @property {boolean} [link]
 */

/**
 * Does node_modules hold what package-lock.json asks for, for this system, whole?
 * @param {string} root
 * @param {Host} host
 * @returns {InstallState}
 */
export function installState(root, host) {
  const modules = join(root, 'node_modules')
  if (!existsSync(modules)) return { kind: 'missing', why: 'node_modules is not there' }
  const locked = packagesOf(join(root, 'package-lock.json'))
  if (locked === null) return { kind: 'stale', why: 'package-lock.json cannot be read' }
  const stamped = read(join(modules, STAMP)) === stampOf(root, host)
  const there = packagesOf(join(modules, NPM_RECORD))
  if (there === null) return { kind: 'stale', why: 'an install was broken off' }
  for (const [path, wanted] of locked) {
    if (path === '' || wanted.link) continue
    const found = there.get(path)
    // What is optional may have failed for good: a stamp says that an install was tried on this system. What npm did bring,
    // koffi's binary among it, must still be there.
    if (wanted.optional === true && (!meantFor(wanted, host) || (stamped && found === undefined))) continue
    if (found === undefined) return { kind: 'stale', why: `${path.replace('node_modules/', '')} is missing` }
    if (found.version !== wanted.version) return { kind: 'stale', why: 'package-lock.json has changed' }
    if (!whole(join(root, path), wanted)) return { kind: 'stale', why: `${path} is incomplete` }
  }
  return { kind: 'current' }
}

/**
 * @param {string} root
 * @param {Host} host
 */
export function stamp(root, host) {
  writeFileSync(join(root, 'node_modules', STAMP), stampOf(root, host))
}

/** @param {string} root */
export function unstamp(root) {
  rmSync(join(root, 'node_modules', STAMP), { force: true })
}

/**
 * @param {string} root
 * @param {Host} host
 */
function stampOf(root, host) {
  const hash = createHash('sha256').update(read(join(root, 'package-lock.json')) ?? '')
  return `${hash.digest('hex')} ${host.platform} ${host.arch}\n`
}

/**
 * A file that was cut off shows where it is read first; koffi's binary is what a virus scanner takes away alone.
 * @param {string} folder
 * @param {Locked} wanted
 */
function whole(folder, wanted) {
  if (size(join(folder, 'package.json')) === 0) return false
  const [, os, cpu] = /^koffi-(win32|linux|darwin)-(\w+)$/.exec(basename(folder)) ?? []
  return os === undefined || wanted.optional !== true || size(join(folder, `${os}_${cpu}`, 'koffi.node')) > 0
}

/**
 * @param {string} file
 * @returns {number} bytes; 0 where there is none
 */
function size(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * @param {Locked} wanted
 * @param {Host} host
 */
function meantFor(wanted, host) {
  // Which C library the system has is npm's to find out; such a package is not a reason to install again.
  if (wanted.libc !== undefined) return false
  // Without a system named it is a convenience that may fail to build anywhere.
  if (wanted.os === undefined && wanted.cpu === undefined) return false
  return (wanted.os?.includes(host.platform) ?? true) && (wanted.cpu?.includes(host.arch) ?? true)
}

/**
 * @param {string} file
 * @returns {ReadonlyMap<string, Locked> | null}
 */
function packagesOf(file) {
  const text = read(file)
  if (text === null) return null
  try {
    const packages = JSON.parse(text).packages
    return packages !== null && typeof packages === 'object' ? new Map(Object.entries(packages)) : null
  } catch {
    return null
  }
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
