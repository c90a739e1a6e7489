import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchNames, bundleProgram, listBenches, loadBench } from './lib/bench/benchmarks.mjs'
import { isOnDesktop, onDesktop } from './lib/bench/desktop.mjs'
import { describeMachine } from './lib/bench/machine.mjs'
import { createOutput, writeReport } from './lib/bench/output.mjs'
import { bundleApp } from './lib/bundles.mjs'
import { at } from './lib/paths.mjs'

const ALL = 'all'
const USAGE = `npm run bench [-- name [its options] [--json FILE]], or ${ALL} for one after the other`

/** @typedef {{ readonly names: readonly string[], readonly json: string | null, readonly rest: readonly string[] }} Wish `rest`: the benchmark's own options */

/** @returns {Wish | { readonly sentence: string, readonly code: number }} */
function readWish() {
  const args = process.argv.slice(2)
  const { tokens } = parseArgs({ args, options: { json: { type: 'string' } }, strict: false, tokens: true })
  const flag = tokens.find((token) => token.kind === 'option' && token.name === 'json')
  const file = flag?.kind === 'option' ? (flag.value ?? '') : null
  if (file === '' || file?.startsWith('--')) return { sentence: `--json needs a file. ${USAGE}`, code: 2 }
  const taken = flag?.kind !== 'option' ? [] : flag.inlineValue ? [flag.index] : [flag.index, flag.index + 1]
  const [name, ...rest] = args.filter((_, index) => !taken.includes(index))
  const json = file === null ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  if (name === undefined) return { sentence: `${USAGE}\n\n${listBenches()}`, code: json === null ? 0 : 2 }
  if (name === ALL) return { names: benchNames(), json, rest }
  if (benchNames().includes(name)) return { names: [name], json, rest }
  return { sentence: `There is no benchmark "${name}". There are:\n${listBenches()}`, code: 2 }
}

/**
 * @param {string} name
 * @param {readonly string[]} rest
 * @param {string | null} json
 * @returns {Promise<number>} the exit code
 */
async function measure(name, rest, json) {
  const bench = await loadBench(name)
  if (bench.desktop && !isOnDesktop()) return onDesktop([name, ...rest, ...(json === null ? [] : ['--json', json])])
  if (bench.views) await bundleApp('warn')
  const machine = describeMachine()
  const { print, progress, lines } = createOutput()
  const versions = `Node.js ${machine.node}${'electron' in machine ? `, Electron ${machine.electron}` : ''}`
  print(`${name} on ${machine.cores} × ${machine.cpu}, ${machine.system}, ${versions}, load ${machine.load[0]}`)
  const began = new Date()
  const result = await bench.run(print, rest, { progress, root: at('.'), program: await bundleProgram(name) })
  const minutes = (Date.now() - began.getTime()) / 60_000
  const [loadAfter = 0] = loadavg()
  print(`${name} took ${minutes.toFixed(1)} min, until ${new Date().toISOString()}, load ${loadAfter.toFixed(2)}`)
  if (json === null) return 0
  const written = { name, options: rest, at: began.toISOString(), minutes, machine, loadAfter, result }
  print(`Written to ${json} and ${writeReport(json, written, lines)}`)
  return 0
}

async function main() {
  const wish = readWish()
  if ('sentence' in wish) {
    console[wish.code === 0 ? 'log' : 'error'](wish.sentence)
    return wish.code
  }
  let code = 0
  for (const name of wish.names) {
    // All of them: a file for each, side by side.
    const json = wish.names.length > 1 ? (wish.json?.replace(/(\.json)?$/, `-${name}.json`) ?? null) : wish.json
    try {
      code = Math.max(code, await measure(name, wish.rest, json))
    } catch (error) {
      console.log(`${name} could not be measured: ${error instanceof Error ? error.message : error}`)
      code = 1
    }
  }
  return code
}

// A library that a benchmark loaded may keep a thread of its own.
process.exit(await main())
