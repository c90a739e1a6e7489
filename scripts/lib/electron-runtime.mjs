import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './paths.mjs'

/** @typedef {{ readonly ok: true, readonly path: string } | { readonly ok: false, readonly reason: string }} Runtime */

const PACKAGE = 'node_modules/electron'

/** Where the program lies in an unpacked Electron. */
const PROGRAM =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'

/**
 * The Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the one that its package downloaded.
 * @returns {Runtime} without any download
 */
export function electronHere() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named !== undefined && named !== '') {
    const path = join(named, PROGRAM)
    return existsSync(path)
      ? { ok: true, path }
      : { ok: false, reason: `ELECTRON_OVERRIDE_DIST_PATH is ${named}, where there is no ${PROGRAM}` }
  }
  const path = join(at(PACKAGE), 'dist', PROGRAM)
  return existsSync(path) && downloadedVersion() === wantedVersion()
    ? { ok: true, path }
    : { ok: false, reason: 'not downloaded yet' }
}

/**
 * As above, and downloads it where it is not there, by the package's own installer.
 * @returns {Promise<Runtime>}
 */
export async function electron() {
  const here = electronHere()
  if (here.ok || process.env['ELECTRON_OVERRIDE_DIST_PATH']) return here
  console.log(`Downloading Electron ${wantedVersion()} (about 120 MB, once) …`)
  const { code, errors } = await install()
  const now = electronHere()
  if (code === 0 && now.ok) return now
  return { ok: false, reason: await explain(errors) }
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(at(PACKAGE), 'package.json'), 'utf8')).version
}

function downloadedVersion() {
  try {
    return readFileSync(join(at(PACKAGE), 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
  } catch {
    return null
  }
}

/** @returns {Promise<{ readonly code: number | null, readonly errors: string }>} */
function install() {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(at(PACKAGE), 'install.js')], { stdio: ['ignore', 'inherit', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', (error) => done({ code: 1, errors: error.message }))
    child.on('close', (code) => done({ code, errors }))
  })
}

/**
 * One short reason. The installer says only "fetch failed" where the network is missing: ask the same host again, which
 * tells why.
 * @param {string} errors
 */
async function explain(errors) {
  const first = errors.split('\n').find((line) => /Error|error/.test(line)) ?? errors.split('\n')[0] ?? ''
  const said = first.replace(/^\w*Error: /, '').trim() || 'the download ended without a reason'
  if (!/fetch failed/i.test(said)) return said
  const source = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/'
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(5000) })
    return said
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const code = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : 'no answer'
    return `${hostOf(source)} cannot be reached: ${code}`
  }
}

/** @param {string} address */
function hostOf(address) {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}
