// node scripts/dependencies.mjs [script [its arguments]]
// Brings node_modules up to date, then runs scripts/<script>.mjs. npm runs no pre- or post-script here (.npmrc), so every
// npm script that needs node_modules starts with this file. It may use Node.js and the files beside it, nothing else.
import { rmSync } from 'node:fs'
import { nodeTooOld } from './lib/install/node-version.mjs'
import { runNpm } from './lib/install/npm.mjs'
import { whyInstall, writeStamp } from './lib/install/why-install.mjs'
import { at, ROOT } from './lib/paths.mjs'

const STILL_WORKING_MS = 10_000

const INSTALL = [
  'ci',
  '--include=dev',
  // Nothing here needs one: koffi's binary is a package, and Electron downloads itself at its first use.
  '--ignore-scripts',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  // Without a network npm tries for over a minute by itself; a few seconds tell as much.
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
]

/** @returns {Promise<string | null>} why OnHook cannot be built here, in a sentence */
async function bringDependencies() {
  const tooOld = nodeTooOld(process.versions.node)
  if (tooOld !== null) return tooOld
  const why = whyInstall(ROOT, process)
  if (why === null) return null

  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  console.log(`Bringing in the dependencies (${why}): npm ci, about 500 packages …`)
  const ticker = setInterval(() => console.log(`… still at it (${seconds()} s)`), STILL_WORKING_MS)
  // Of an install that is broken off nothing must look whole.
  rmSync(at('node_modules/.package-lock.json'), { force: true })
  const failed = await runNpm(INSTALL, ROOT)
  clearInterval(ticker)
  if (failed !== null) return failed
  writeStamp(ROOT, process)
  const still = whyInstall(ROOT, process)
  if (still !== null) return `npm said that everything is installed, yet ${still}.`
  console.log(`Dependencies are in place (${seconds()} s).`)
  return null
}

bringDependencies().then((sentence) => {
  if (sentence !== null) {
    console.error(sentence)
    process.exitCode = 1
    return undefined
  }
  const [, , script] = process.argv
  if (script === undefined) return undefined
  process.argv.splice(1, 2, at(`scripts/${script}.mjs`))
  return import(`./${script}.mjs`)
})
