import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { at, ROOT } from '../paths.mjs'
import { HERE } from './installer-box.mjs'
import { licenceText } from './licences.mjs'
import { programName, unpackedName } from './target.mjs'

/** @typedef {import('./target.mjs').Target} Target */

/**
 * @typedef {object} Build
 * @property {Target} target
 * @property {string} app the staged application
 * @property {string} output
 * @property {readonly Product[]} products
 * @property {Electron} electron
 * @property {Trial} [trial] what a package differs in that is made to be tried out
 */

/** @typedef {'dir' | 'nsis' | 'portable'} Product `dir`: the folder alone; `nsis`: the set-up */

/**
 * @typedef {object} Trial
 * @property {string} [version] instead of package.json's
 * @property {string} [include] instead of build/installer.nsh
 * @property {boolean} [uncompressed]
 * @property {string} [prepackaged] a folder that is packed already, to be wrapped as it is
 * @property {import('./installer-box.mjs').Box} [box] where electron-builder runs, if not here
 */

/**
 * The Electron to package: the one that package.json pins, downloaded by electron-builder, or one that lies here.
 * @typedef {{ readonly kind: 'pinned' } | { readonly kind: 'folder', readonly folder: string, readonly lacksFuses: readonly string[] }} Electron
 */

const CONFIG = 'electron-builder.yml'

/** Every package's licence in one file, where electron-builder.yml looks for it. */
export function writeLicences() {
  mkdirSync(at('out/package'), { recursive: true })
  writeFileSync(at('out/package/LICENSES.packages.txt'), licenceText(ROOT))
}

/**
 * Packages one target.
 * @param {Build} build
 * @returns {Promise<{ readonly ok: true, readonly folder: string, readonly program: string } | { readonly ok: false, readonly reason: string }>}
 */
export async function packageTarget({ target, app, output, products, electron, trial = {} }) {
  const folder = join(output, unpackedName(target))
  rmSync(folder, { recursive: true, force: true })
  const args = [
    at('node_modules/electron-builder/cli.js'),
    'build',
    target.os === 'win32' ? '--win' : '--linux',
    ...products,
    `--${target.cpu}`,
    '--publish=never',
    `--config=${configFor(electron)}`,
    `-c.directories.app=${relative(ROOT, app)}`,
    `-c.directories.output=${relative(ROOT, output)}`,
    ...(electron.kind === 'folder' ? [`-c.electronDist=${electron.folder}`] : []),
    // Signing needs Windows.
    ...(process.platform === 'win32' ? [] : ['-c.win.signExecutable=false']),
    ...(trial.version === undefined ? [] : [`-c.extraMetadata.version=${trial.version}`]),
    ...(trial.uncompressed === true ? ['-c.compression=store'] : []),
    ...(trial.prepackaged === undefined ? [] : [`--prepackaged=${relative(ROOT, trial.prepackaged)}`]),
    ...(trial.include === undefined ? [] : [`-c.nsis.include=${trial.include}`]),
  ]
  const { code, said } = await builder(args, trial.box ?? HERE)
  if (code !== 0) return { ok: false, reason: explainBuilder(said) }
  return { ok: true, folder, program: join(folder, programName(target)) }
}

/**
 * electron-builder.yml, or for an older Electron the same without the fuses that it does not have: electron-builder would
 * stop at them.
 * @param {Electron} electron
 */
function configFor(electron) {
  if (electron.kind === 'pinned' || electron.lacksFuses.length === 0) return CONFIG
  const lines = readFileSync(at(CONFIG), 'utf8').split('\n')
  const kept = lines.filter((line) => !electron.lacksFuses.some((fuse) => line.trim().startsWith(`${fuse}:`)))
  const file = 'out/package/electron-builder.yml'
  writeFileSync(at(file), kept.join('\n'))
  return file
}

/**
 * @param {readonly string[]} args
 * @param {import('./installer-box.mjs').Box} box
 * @returns {Promise<{ readonly code: number, readonly said: string }>}
 */
function builder(args, box) {
  return new Promise((done) => {
    const child = spawn(...box.command([process.execPath, ...args]), {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...box.environment, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    child.on('error', (error) => done({ code: 1, said: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, said }))
  })
}

/**
 * @param {string} said
 * @returns {string}
 */
export function explainBuilder(said) {
  const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/.exec(said)
  if (unreachable !== null) {
    return `What packaging needs (Electron itself, NSIS) cannot be downloaded from GitHub (${unreachable[1]}). Connect, or name mirrors in ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR, and run it again.`
  }
  // Its message comes after a cross; its stack trace follows.
  const words = /⨯\s*([\s\S]*?)(?:\s+failedTask=|\s+stackTrace=|$)/.exec(said)?.[1]
  return `electron-builder failed: ${words ?? said.trim().split('\n').slice(-25).join('\n')}`
}
