import { dirname } from 'node:path'
import { ROOT } from '../paths.mjs'

/**
 * Where the set-up program is built and started. On Windows: here. Elsewhere its stub of 32 bits wants a Wine for 32 bits,
 * which not every machine can have beside its own: then a program that runs commands where there is one.
 * @typedef {object} Box
 * @property {(command: readonly [string, ...string[]]) => readonly [string, readonly string[]]} command to start instead
 * @property {Readonly<Record<string, string>>} environment beside our own
 */

/** @type {Box} */
export const HERE = { command: ([program, ...args]) => [program, args], environment: {} }

/** The folder of Debian's makensis with electron-builder's plugins, and what it packs with. electron-builder reads these. */
const TOOLS = /** @type {const} */ ([
  'ELECTRON_BUILDER_NSIS_DIR',
  'ELECTRON_BUILDER_NSIS_RESOURCES_DIR',
  'ELECTRON_BUILDER_7ZIP_PATH',
])

/** What else goes along: how fast it packs, how much of its life is lived, and what electron-builder takes for Wine. */
const PASSED = ['FAST', 'ONHOOK_LIFE', 'USE_SYSTEM_WINE', 'NO_COLOR', 'FORCE_COLOR']

/**
 * The box that ONHOOK_INSTALLER_BOX names: as `PROGRAM run COMMAND…` it runs a command with makensis and 32-bit Wine at hand;
 * it shows the folders in BIND and hands on the variables in PASS.
 * @param {readonly string[]} folders that the command needs to see
 * @returns {Box}
 */
export function installerBox(folders) {
  if (process.platform === 'win32') return HERE
  const program = process.env['ONHOOK_INSTALLER_BOX'] ?? ''
  const tools = TOOLS.map((name) => process.env[name] ?? '').map((path, each) => (each === 2 ? dirname(path) : path))
  return {
    // It has a Node.js of its own, and begins in its root.
    command: ([first, ...args]) => {
      const inside = ['env', '-C', ROOT, 'nice', first === process.execPath ? 'node' : first, ...args]
      return [program, ['run', ...inside]]
    },
    environment: {
      BIND: [ROOT, ...new Set([...folders, ...tools])].join(' '),
      PASS: [...TOOLS, ...PASSED].join(' '),
      FAST: '1',
    },
  }
}

/** @returns {string | null} why no set-up can be built and tried here, as the end of a sentence */
export function installerMissing() {
  if (process.platform === 'win32') return null
  if (process.platform !== 'linux') return 'the set-up program is tried on Windows, or under Wine on Linux'
  const unset = [...TOOLS, 'ONHOOK_INSTALLER_BOX'].find((name) => (process.env[name] ?? '') === '')
  if (unset !== undefined) return `${unset} names no tool to build the set-up program with`
  return null
}
