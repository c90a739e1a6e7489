// Runs before anything is installed: Node.js itself and the files beside it are all it may use.
import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { installState, stamp, unstamp } from './lib/install-state.mjs'
import { nodeTooOld } from './lib/node-version.mjs'
import { explainNpm } from './lib/npm-trouble.mjs'
import { ROOT } from './lib/paths.mjs'

const STILL_WORKING_MS = 10_000

/** npm as it runs us, so that no other version on the PATH gets in between. */
function npm() {
  const path = process.env['npm_execpath']
  return path !== undefined && /^npm(-cli)?\.[cm]?js$/.test(basename(path))
    ? { command: process.execPath, before: [path], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/**
 * Install scripts stay off: nothing here needs one (koffi's binary is a package, Electron downloads at its first use), and
 * one that compiles would fail on a machine without a compiler.
 */
const INSTALL = ['ci', '--include=dev', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund']

/** @returns {Promise<{ readonly code: number, readonly errors: string }>} */
function install() {
  const { command, before, shell } = npm()
  return new Promise((done) => {
    const child = spawn(command, [...before, ...INSTALL, '--loglevel=error'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell,
    })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', (error) => done({ code: 1, errors: `${error.message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, errors }))
  })
}

async function main() {
  const tooOld = nodeTooOld(process.versions.node)
  if (tooOld !== null) return fail(tooOld)
  const host = { platform: process.platform, arch: process.arch }
  const before = installState(ROOT, host)
  if (before.kind === 'current') return 0

  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  console.log(`Bringing in the dependencies (${before.why}): npm ci, about 500 packages …`)
  const ticker = setInterval(() => console.log(`… still at it (${seconds()} s)`), STILL_WORKING_MS)
  unstamp(ROOT)
  const { code, errors } = await install()
  clearInterval(ticker)
  if (code !== 0) return fail(explainNpm(errors))
  stamp(ROOT, host)
  const after = installState(ROOT, host)
  if (after.kind !== 'current') return fail(`npm said that all is installed, yet ${after.why}.`)
  console.log(`Dependencies are in place (${seconds()} s).`)
  return 0
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence)
  return 1
}

process.exitCode = await main()
