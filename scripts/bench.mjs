import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleForNode } from './lib/bundles.mjs'
import { at } from './lib/paths.mjs'

const ENDING = '.bench.ts'

/** @returns {readonly string[]} */
function benches() {
  return readdirSync(at('test/bench'))
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort()
}

/** @returns {{ readonly name: string, readonly json: string | null, readonly rest: readonly string[] } | string} */
function read() {
  const known = benches()
  const list = known.length > 0 ? `There are: ${known.join(', ')}.` : 'There is none yet.'
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { json: { type: 'string' } },
  })
  const [name, ...rest] = positionals
  if (name === undefined) return `Which benchmark? npm run bench -- <name> [--json FILE]. ${list}`
  if (!known.includes(name)) return `There is no benchmark "${name}". ${list}`
  if (values['json'] === true || values['json'] === '')
    return '--json needs a file: npm run bench -- <name> --json FILE'
  return { name, json: typeof values['json'] === 'string' ? values['json'] : null, rest }
}

/**
 * A benchmark is test/bench/<name>.bench.ts and exports `run(print, args)`: it prints for people what it finds as it goes,
 * and answers with the same as plain data.
 */
async function main() {
  const asked = read()
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  const { name, json, rest } = asked
  const entry = `test/bench/${name}${ENDING}`
  const file = await bundleForNode({ name, entry, folder: 'out/bench', loudness: 'warn' })
  /** @type {unknown} */
  const bench = await import(pathToFileURL(file).href)
  if (typeof bench !== 'object' || bench === null || !('run' in bench) || typeof bench.run !== 'function') {
    console.error(`${entry} exports no function named "run".`)
    return 2
  }
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }
  console.log(`${name} on ${machine.cores} × ${machine.cpu}, Node.js ${machine.node}`)
  const result = await bench.run((/** @type {string} */ line) => console.log(line), rest)
  if (json !== null) {
    const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), json)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify({ name, at: new Date().toISOString(), machine, result }, null, 2)}\n`)
    console.log(`Written to ${path}`)
  }
  return 0
}

// A library that a benchmark loaded may keep a thread of its own.
process.exit(await main())
