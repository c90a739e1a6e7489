import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage, statFile } from '@electron/asar'
import { koffiBinary, koffiPackage, nameOf } from './target.mjs'

/** @typedef {import('./target.mjs').Target} Target */

/** All that an archive may hold; `{koffi}` is the target's own package. */
const KNOWN = [
  String.raw`package\.json`,
  String.raw`out/main/[\w-]+\.cjs`,
  String.raw`out/preload/preload\.cjs`,
  String.raw`out/renderer/(?:popover|window)\.html`,
  String.raw`out/renderer/assets/[\w.-]+\.(?:js|css|svg|png|woff2)`,
  String.raw`electron/shell/icons/[\w-]+\.(?:ico|png)`,
  String.raw`node_modules/koffi/(?:package\.json|LICENSE\.txt|(?:src/koffi/)?index\.cjs|src/koffi/src/static\.cjs)`,
  String.raw`node_modules/{koffi}/(?:package\.json|index\.js|{binary}/koffi\.node)`,
]

/** Native code opens these by their path, so they lie outside of the archive, like koffi's binary. */
const OPENED_BY_THE_SYSTEM = /^electron\/shell\/icons\//

/** Without one of these it would not run. */
const NEEDED = [
  'package.json',
  'out/main/main.cjs',
  'out/preload/preload.cjs',
  'out/renderer/popover.html',
  'out/renderer/window.html',
  'electron/shell/icons/connected.ico',
  'electron/shell/icons/connected.png',
  'node_modules/koffi/index.cjs',
]

/** What the folder around it must hold, and Electron does not bring by itself. */
const BESIDE = ['sbom.cdx.json', 'LICENSE.onhook.txt', 'LICENSES.packages.txt', 'LICENSES.chromium.html']

/**
 * Which files a package for this target may hold.
 * @param {Target} target
 * @returns {(file: string) => boolean} of a path with /
 */
export function belongsTo(target) {
  const binary = `${target.os}_${target.cpu}`
  const known = KNOWN.map(
    (each) => new RegExp(`^${each.replace('{koffi}', koffiPackage(target)).replace('{binary}', binary)}$`),
  )
  return (file) => known.some((each) => each.test(file))
}

/**
 * What is wrong with the files of an archive.
 * @param {readonly string[]} files with /
 * @param {Target} target
 * @returns {readonly string[]} sentences; none where all is as it must be
 */
export function misplacedFiles(files, target) {
  const belongs = belongsTo(target)
  const missing = [...NEEDED, koffiBinary(target)].filter((file) => !files.includes(file))
  return [
    ...files
      .filter((file) => !belongs(file))
      .map((file) => `The package for ${nameOf(target)} holds ${file}, which it must not.`),
    ...missing.map((file) => `The package for ${nameOf(target)} lacks ${file}.`),
  ]
}

/**
 * What is wrong with a packaged folder: the archive, what lies unpacked beside it, and whom the koffi in it is for.
 * @param {string} folder
 * @param {Target} target
 * @returns {readonly string[]} sentences
 */
export function contentTrouble(folder, target) {
  const archive = join(folder, 'resources/app.asar')
  const binary = koffiBinary(target)
  const listed = filesOf(archive)
  const troubles = [...misplacedFiles(listed, target)]
  const wanted = listed.filter((file) => file === binary || OPENED_BY_THE_SYSTEM.test(file))
  const outside = filesIn(`${archive}.unpacked`)
  if (outside.join() !== wanted.join()) {
    const found = outside.join(', ') || 'nothing'
    troubles.push(`Outside of the archive should lie ${wanted.join(', ')} alone; there is ${found}.`)
  } else if (outside.includes(binary)) {
    const wrong = wrongMachine(join(`${archive}.unpacked`, binary), target)
    if (wrong !== null) troubles.push(wrong)
  }
  const resources = readdirSync(join(folder, 'resources')).filter((name) => !/^app\.asar(?:\.unpacked)?$/.test(name))
  for (const name of resources) troubles.push(`resources holds ${name}, which it must not.`)
  const beside = readdirSync(folder)
  for (const name of BESIDE) if (!beside.includes(name)) troubles.push(`${name} is not in the package.`)
  return troubles
}

/**
 * @param {string} archive
 * @returns {readonly string[]} with /
 */
export function filesOf(archive) {
  return listPackage(archive, { isPack: false })
    .map((name) => name.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((name) => !('files' in statFile(archive, name.split('/').join(process.platform === 'win32' ? '\\' : '/'))))
    .sort()
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function filesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => name.replaceAll('\\', '/'))
      .sort()
  } catch {
    return []
  }
}

/** Where a library says whom it is for: ELF's e_machine, and the machine of a PE's file header. */
const MACHINES = { linux: { x64: 62, arm64: 183 }, win32: { x64: 0x8664, arm64: 0xaa64 } }

/**
 * @param {string} file
 * @param {Target} target
 */
function wrongMachine(file, { os, cpu }) {
  const head = beginning(file)
  const elf = head.readUInt32BE(0) === 0x7f454c46
  const pe = head.readUInt16BE(0) === 0x4d5a
  const machine = elf ? head.readUInt16LE(18) : pe ? head.readUInt16LE(head.readUInt32LE(0x3c) + 4) : 0
  if ((os === 'linux') === elf && machine === MACHINES[os][cpu]) return null
  return `The koffi binary in the package is not one for ${nameOf({ os, cpu })}.`
}

/** @param {string} file */
function beginning(file) {
  const head = Buffer.alloc(4096)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, head.length, 0)
  } finally {
    closeSync(handle)
  }
  return head
}
