import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { bundleForNode, loadRunnable } from '../bundles.mjs'
import { at } from '../paths.mjs'

/**
 * A benchmark is test/bench/<name>.bench.ts and exports `run(print, args, tools)`: it prints what it finds for people, and
 * returns the same as plain data. `export const desktop = true`: it wants the product built, a display, a session bus, and
 * the Electron to run in ONHOOK_ELECTRON. `export const views = true`: it wants the views built.
 * @typedef {object} Bench
 * @property {(print: (line: string) => void, args: readonly string[], tools: object) => Promise<unknown>} run
 * @property {boolean} desktop
 * @property {boolean} views
 */

const ENDING = '.bench.ts'
export const RESULTS = 'test/bench/results'

/** @returns {readonly string[]} */
export function benchNames() {
  return readdirSync(at('test/bench'))
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort()
}

/** Each benchmark with its own sentence; and the soak, which finds mistakes instead of figures. */
export function listBenches() {
  const lines = benchNames().map((name) => {
    const source = readFileSync(at(`test/bench/${name}${ENDING}`), 'utf8')
    const [, about = ''] = /export const about =\s*'(.*)'/.exec(source) ?? []
    return `  ${name.padEnd(16)}${about}`
  })
  const soak = at(`${RESULTS}/soak.txt`)
  const last = existsSync(soak) ? `; last: ${readFileSync(soak, 'utf8').trim()}` : ''
  return [...lines, `  ${'npm run soak'.padEnd(16)}random stories told to the engine${last}`].join('\n')
}

/**
 * @param {string} name
 * @returns {Promise<Bench>}
 */
export async function loadBench(name) {
  const entry = `test/bench/${name}${ENDING}`
  const file = await bundleForNode({ name, entry, folder: 'out/bench', loudness: 'warn' })
  const { run, desktop, views } = await loadRunnable(file, entry)
  return { run: /** @type {Bench['run']} */ (run), desktop: desktop === true, views: views === true }
}

/**
 * The program that a benchmark runs in processes of its own.
 * @param {string} name
 * @returns {Promise<string | null>}
 */
export async function bundleProgram(name) {
  const entry = `test/bench/${name}/program.ts`
  if (!existsSync(at(entry))) return null
  return bundleForNode({ name: `${name}-program`, entry, folder: 'out/bench', loudness: 'warn' })
}
