import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Not bundled by itself: its binary is koffi's, under koffi's licence. */
const KOFFI_BINARY = /^@koromix\/koffi-/

/**
 * The licence of every package that can be part of the application: what we depend on at run time, and what that depends on.
 * @param {string} root the repository
 * @returns {string} one text
 */
export function licenceText(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const parts = runtimePackages(lock.packages).map((name) => licenceOf(root, name))
  const head =
    'OnHook contains these packages. Electron, which runs it, comes with LICENSE.electron.txt and LICENSES.chromium.html.'
  return `${[head, ...parts].join(`\n\n${'─'.repeat(80)}\n\n`)}\n`
}

/**
 * @param {Readonly<Record<string, { readonly dependencies?: object, readonly optionalDependencies?: object }>>} locked
 * @returns {readonly string[]} names, sorted
 */
export function runtimePackages(locked) {
  const found = new Set()
  const waiting = Object.keys(locked['']?.dependencies ?? {})
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || KOFFI_BINARY.test(name)) continue
    found.add(name)
    const { dependencies = {}, optionalDependencies = {} } = locked[`node_modules/${name}`] ?? {}
    waiting.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies))
  }
  return [...found].sort()
}

/**
 * @param {string} root
 * @param {string} name
 */
function licenceOf(root, name) {
  const folder = join(root, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each))
  if (file === undefined) throw new Error(`${name} brings no licence, and without it OnHook must not be passed on.`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}
