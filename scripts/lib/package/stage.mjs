import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runNpm } from '../install/npm.mjs'
import { at } from '../paths.mjs'
import { belongsTo, filesIn } from './contents.mjs'
import { koffiBinary, koffiPackage, nameOf } from './target.mjs'

/** @typedef {import('./target.mjs').Target} Target */

/** What main loads from a package at run time; all else is in the bundles (electron.vite.config.ts). */
const PACKAGES = ['koffi']

const INSTALL = ['ci', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']

/** Built files that run: no maps, and nothing of the preview. */
const BUILT = [
  { from: 'out/main', ending: /\.cjs$/ },
  { from: 'out/preload', ending: /\.cjs$/ },
  { from: 'out/renderer', ending: /\.(?:html|js|css|svg|png|woff2)$/ },
  { from: 'electron/shell/icons', ending: /\.(?:ico|png)$/ },
]

/**
 * The application as a folder for one target: the built files and what they load, with the target's own koffi, whatever
 * system this is.
 * @param {Target} target
 * @returns {Promise<string>} the folder
 */
export async function stage(target) {
  const folder = at(`out/package/${nameOf(target)}/app`)
  rmSync(folder, { recursive: true, force: true })
  for (const { from, ending } of BUILT) copy(from, folder, ending)
  const whole = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))
  const { name, productName, version, description, license, author, main } = whole
  const dependencies = Object.fromEntries(
    [...PACKAGES, koffiPackage(target)].map((each) => [each, lockOf(lock, each).version]),
  )
  write(join(folder, 'package.json'), { name, productName, version, description, license, author, main, dependencies })
  write(join(folder, 'package-lock.json'), lockFor(lock, { name, version, dependencies }))
  await installInto(folder, target)
  return folder
}

/**
 * @param {string} from
 * @param {string} folder
 * @param {RegExp} ending
 */
function copy(from, folder, ending) {
  const names = readdirSync(at(from), { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name))
  if (names.length === 0) throw new Error(`${from} holds nothing that could be packaged: build it first.`)
  for (const name of names) {
    const to = join(folder, from, name)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(at(from), name), to)
  }
}

/**
 * The part of our lock file that the application needs, so that what is packaged is what was tested. The target's koffi is
 * optional in ours and required here: without it npm fails.
 * @param {{ readonly lockfileVersion: number, readonly packages: Record<string, object> }} lock
 * @param {{ readonly name: string, readonly version: string, readonly dependencies: Readonly<Record<string, string>> }} root
 */
function lockFor(lock, root) {
  /** @type {Record<string, object>} */
  const packages = { '': root }
  for (const each of Object.keys(root.dependencies)) {
    const { optional: _, optionalDependencies: __, hasInstallScript: ___, ...locked } = lockOf(lock, each)
    packages[`node_modules/${each}`] = locked
  }
  return { name: root.name, version: root.version, lockfileVersion: lock.lockfileVersion, requires: true, packages }
}

/**
 * @param {{ readonly packages: Record<string, object> }} lock
 * @param {string} name
 * @returns {{ readonly version: string } & Readonly<Record<string, unknown>>}
 */
function lockOf(lock, name) {
  const locked = lock.packages[`node_modules/${name}`]
  if (locked === undefined || !('version' in locked) || typeof locked.version !== 'string') {
    throw new Error(`package-lock.json knows no ${name}: there is no package for this target.`)
  }
  return { ...locked, version: locked.version }
}

/**
 * @param {string} folder
 * @param {Target} target
 */
async function installInto(folder, target) {
  // By force: the target's koffi is for another system than this one.
  const failed = await runNpm(INSTALL, folder)
  if (failed !== null) throw new Error(failed)
  // Packages bring documents, sources and notes for npm; what runs is listed.
  const belongs = belongsTo(target)
  for (const file of filesIn(folder)) if (!belongs(file)) rmSync(join(folder, file))
  if (!existsSync(join(folder, koffiBinary(target)))) {
    throw new Error(`npm brought no ${koffiPackage(target)} with a binary: OnHook would not run on ${nameOf(target)}.`)
  }
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function write(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
