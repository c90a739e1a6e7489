import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { electronHere } from './electron-runtime.mjs'

/**
 * Finds what tests and scripts run beside node_modules. Each `…Missing` answers why something cannot be used here, as the
 * end of a sentence ("gcc is not installed"), or null where it can.
 */

/** Compilers of the C double of rasapi32. */
export const COMPILERS = /** @type {const} */ ({ linux: 'gcc', windows: 'x86_64-w64-mingw32-gcc' })

/**
 * The first of these programs that is on the PATH.
 * @param {readonly string[]} names
 * @returns {string | null} its path
 */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      for (const ending of endings) {
        const path = join(folder, name + ending)
        if (folder !== '' && runs(path)) return path
      }
    }
  }
  return null
}

/**
 * @param {readonly string[]} names
 * @returns {string | null}
 */
export function programsMissing(...names) {
  const missing = names.filter((name) => onPath(name) === null)
  if (missing.length === 0) return null
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed`
}

/**
 * @param {keyof typeof COMPILERS} [system] that the double is built for
 * @returns {string | null}
 */
export function doubleMissing(system = 'linux') {
  if (system === 'linux' && process.platform !== 'linux') return 'the C double is built on Linux only'
  return programsMissing(COMPILERS[system])
}

/** An X server that nobody sees. */
export const displayMissing = () => programsMissing('Xvfb')

/** Wine, and the display that it is prepared on. */
export const wineMissing = () => programsMissing('wine', 'wineserver', 'xvfb-run', 'xauth', 'Xvfb')

/** Linux as a program of Linux, and what dials in it. */
export const smallMachineMissing = () => programsMissing('linux.uml', 'busybox', 'sstpc', 'pppd')

/** @returns {string | null} */
export function electronMissing() {
  const here = electronHere()
  return here.ok ? null : `there is no Electron (${here.reason})`
}

/**
 * The folder of a Windows Electron that can be started under Wine, by its program `electron`.
 * @returns {{ readonly ok: true, readonly folder: string } | { readonly ok: false, readonly why: string }}
 */
export function windowsElectron() {
  const folder = process.env['ONHOOK_ELECTRON_WINDOWS'] ?? ''
  if (folder === '') return { ok: false, why: 'ONHOOK_ELECTRON_WINDOWS names no Windows Electron' }
  if (existsSync(join(folder, 'electron'))) return { ok: true, folder }
  return { ok: false, why: `ONHOOK_ELECTRON_WINDOWS is ${folder}, where there is no electron` }
}

/** @returns {string | null} */
export function windowsElectronMissing() {
  const found = windowsElectron()
  return found.ok ? null : found.why
}

/**
 * A Chromium to look at the views with: the one named by ONHOOK_CHROMIUM, the system's, or Playwright's own.
 * @returns {Promise<string | null>}
 */
export async function chromium() {
  const named = process.env['ONHOOK_CHROMIUM']
  if (named) return runs(named) ? named : null
  const system = onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (system !== null) return system
  const playwright = await import('@playwright/test')
  const own = playwright.chromium.executablePath()
  return runs(own) ? own : null
}

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
