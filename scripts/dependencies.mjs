// Runs before anything is installed: Node.js itself and the files beside it are all it may use.
import { installState, stamp, unstamp } from './lib/install/install-state.mjs'
import { nodeTooOld } from './lib/install/node-version.mjs'
import { npmHere } from './lib/install/npm.mjs'
import { explainNpm } from './lib/install/npm-trouble.mjs'
import { ROOT } from './lib/paths.mjs'

const STILL_WORKING_MS = 10_000

/**
 * Install scripts stay off: nothing here needs one (koffi's binary is a package, Electron downloads at its first use), and
 * one that compiles would fail on a machine without a compiler.
 */
const INSTALL = [
  'ci',
  '--include=dev',
  '--ignore-scripts',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  // Without a network npm asks for over a minute by itself; a few seconds tell as much.
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
]

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
  const { code, errors } = await npmHere(INSTALL, ROOT)
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
