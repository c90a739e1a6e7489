import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildOrExit, bundleApp } from './lib/bundles.mjs'
import { packageTarget, writeLicences } from './lib/package/package-target.mjs'
import { SBOM } from './lib/package/sbom.mjs'
import { stage } from './lib/package/stage.mjs'
import { nameOf, WINDOWS_TARGETS } from './lib/package/target.mjs'
import { megabytes, packageTrouble, sizesOf } from './lib/package/verify.mjs'
import { wingetManifests } from './lib/package/winget.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

/** @typedef {import('./lib/package/target.mjs').Target} Target */

const USAGE = `npm run package -- [--dir] [--arch x64|arm64]   packages for Windows, into release/
npm run package -- --check                      packages for Windows and Linux, and starts both
npm run package -- --installer                  the set-up program, built and lived through
npm run package -- --winget URL                 winget's manifests of what lies in release/, to be passed on at URL`
const OUTPUT = at('release')
const CHECKSUMS = 'SHA256SUMS'

/** The tiers of `npm test` that packages are tried with. */
const TRIALS = /** @type {const} */ ({ check: 'package', installer: 'installer' })

/**
 * @typedef {{ readonly do: 'try', readonly tier: string }
 *   | { readonly do: 'tell winget', readonly url: string }
 *   | { readonly do: 'package', readonly folderOnly: boolean, readonly targets: readonly Target[] }} Wish
 */

/** @returns {Wish | string} */
function read() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean' },
        installer: { type: 'boolean' },
        winget: { type: 'string' },
        dir: { type: 'boolean' },
        arch: { type: 'string' },
      },
    })
    if (values.check === true) return { do: 'try', tier: TRIALS.check }
    if (values.installer === true) return { do: 'try', tier: TRIALS.installer }
    if (values.winget !== undefined) return { do: 'tell winget', url: values.winget.replace(/\/$/, '') }
    const targets = WINDOWS_TARGETS.filter(({ cpu }) => values.arch === undefined || cpu === values.arch)
    if (targets.length === 0) return `There is no package for "${values.arch}".\n${USAGE}`
    return { do: 'package', folderOnly: values.dir === true, targets }
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
    const made = await packageTarget({
      target,
      app,
      output: OUTPUT,
      products: folderOnly ? ['dir'] : ['nsis', 'portable'],
      electron: { kind: 'pinned' },
    })
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

/** @param {string} url */
function tellWinget(url) {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const sums = join(OUTPUT, CHECKSUMS)
  if (!existsSync(sums)) throw new Error(`release/ holds no ${CHECKSUMS}: make packages first (npm run package).`)
  const lines = readFileSync(sums, 'utf8').trim().split('\n')
  const checksums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const folder = join(OUTPUT, 'winget')
  mkdirSync(folder, { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  for (const [name, text] of wingetManifests({ version, url, checksums, date })) {
    writeFileSync(join(folder, name), text)
    console.log(`winget/${name}`)
  }
}

async function main() {
  const asked = read()
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  try {
    if (asked.do === 'try') return await run(process.execPath, [at('scripts/test.mjs'), asked.tier])
    if (asked.do === 'tell winget') tellWinget(asked.url)
    else await makeAll(asked.targets, asked.folderOnly)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

process.exitCode = await main()
