/** What a package is made for, as Node.js names systems and processors. */
/** @typedef {{ readonly os: 'win32' | 'linux', readonly cpu: 'x64' | 'arm64' }} Target */

/** @type {readonly Target[]} */
export const WINDOWS_TARGETS = [
  { os: 'win32', cpu: 'x64' },
  { os: 'win32', cpu: 'arm64' },
]

/** @param {Target} target */
export const nameOf = ({ os, cpu }) => `${os === 'win32' ? 'windows' : os}-${cpu}`

/**
 * The package that brings koffi's binary for a target.
 * @param {Target} target
 */
export const koffiPackage = ({ os, cpu }) => `@koromix/koffi-${os}-${cpu}`

/**
 * Where that binary lies in the application; on Linux the one for glibc, which Electron is linked to.
 * @param {Target} target
 */
export const koffiBinary = (target) => `node_modules/${koffiPackage(target)}/${target.os}_${target.cpu}/koffi.node`

/**
 * The folder that electron-builder leaves, inside its output.
 * @param {Target} target
 */
export const unpackedName = ({ os, cpu }) => `${os === 'win32' ? 'win' : os}-${cpu === 'x64' ? '' : `${cpu}-`}unpacked`

/**
 * The program in that folder.
 * @param {Target} target
 */
export const programName = ({ os }) => (os === 'win32' ? 'OnHook.exe' : 'onhook')
