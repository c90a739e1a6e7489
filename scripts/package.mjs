import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildOrExit, bundleApp } from './lib/bundles.mjs'
import { packageTarget, writeLicences } from './lib/package/package-target.mjs'
import { SBOM } from './lib/package/sbom.mjs'
import { stage } from './lib/package/stage.mjs'
import { nameOf, WINDOWS_TARGETS } from './lib/package/target.mjs'
import { megabytes, packageTrouble, sizesOf } from './lib/package/verify.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

/** @typedef {import('./lib/package/target.mjs').Target} Target */

const USAGE = `npm run package -- [--dir] [--arch x64|arm64]   packages for Windows, into release/
npm run package -- --check                      packages for Windows and Linux, and starts both`
const OUTPUT = at('release')
const CHECKSUMS = 'SHA256SUMS'

/** @returns {{ readonly check: boolean, readonly dir: boolean, readonly targets: readonly Target[] } | string} */
function read() {
  try {
    const { values } = parseArgs({
      options: { check: { type: 'boolean' }, dir: { type: 'boolean' }, arch: { type: 'string' } },
    })
    const targets = WINDOWS_TARGETS.filter(({ cpu }) => values.arch === undefined || cpu === values.arch)
    if (targets.length === 0) return `There is no package for "${values.arch}".\n${USAGE}`
    return { check: values.check === true, dir: values.dir === true, targets }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${USAGE}`
  }
}

/**
 * @param {readonly Target[]} targets
 * @param {boolean} folderOnly
 */
async function makeAll(targets, folderOnly) {
  rmSync(OUTPUT, { recursive: true, force: true })
  mkdirSync(OUTPUT, { recursive: true })
  await buildOrExit(() => bundleApp('warn'))
  writeLicences()
  for (const target of targets) {
    console.log(`Packaging for ${nameOf(target)} …`)
    const app = await stage(target)
    const made = await packageTarget({ target, app, output: OUTPUT, folderOnly, electron: { kind: 'pinned' } })
    if (!made.ok) throw new Error(made.reason)
    const troubles = await packageTrouble({ ...made, target, lacksFuses: [] })
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
    copyFileSync(join(made.folder, SBOM), join(OUTPUT, `OnHook-${nameOf(target)}.${SBOM}`))
    console.log(`${nameOf(target)}: ${sizesOf(made.folder)}`)
  }
  writeChecksums()
}

/** Beside what is passed on: one line for each, as `sha256sum --check` reads it. */
function writeChecksums() {
  const names = readdirSync(OUTPUT)
  if (!names.some((name) => name.endsWith('.exe'))) return
  const files = names.filter((name) => name.endsWith('.exe') || name.endsWith(SBOM))
  const lines = files.map((name) => {
    const path = join(OUTPUT, name)
    console.log(`${name}: ${megabytes(statSync(path).size)}`)
    return `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${name}\n`
  })
  writeFileSync(join(OUTPUT, CHECKSUMS), lines.join(''))
}

async function main() {
  const asked = read()
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  if (asked.check) return run(process.execPath, [at('scripts/test.mjs'), 'package'])
  try {
    await makeAll(asked.targets, asked.dir)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

process.exitCode = await main()
