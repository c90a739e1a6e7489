import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleApp, bundleForNode } from './lib/bundles.mjs'
import { electronHere } from './lib/electron-runtime.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { onPath } from './lib/tiers/tools.mjs'

/**
 * A benchmark is test/bench/<name>.bench.ts and exports `run(print, args, tools)`: it prints for people what it finds as it
 * goes, and answers with the same as plain data. With `export const desktop = true` it finds the product built, a display
 * and a session bus, and the Electron to run in ONHOOK_ELECTRON. With `export const views = true` it finds the views built.
 * @typedef {object} Bench
 * @property {(print: (line: string) => void, args: readonly string[], tools: object) => Promise<unknown>} run
 * @property {boolean} desktop
 * @property {boolean} views
 */

const ENDING = '.bench.ts'
const INSIDE = 'ONHOOK_BENCH_INSIDE'
const ALL = 'all'
const RESULTS = 'test/bench/results'
const USAGE = `npm run bench [-- name [its options] [--json FILE]], or ${ALL} for one after the other`

/** @returns {readonly string[]} */
function benches() {
  return readdirSync(at('test/bench'))
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort()
}

/** What there is, each with the one sentence that it says of itself; and the soak, which finds mistakes instead of figures. */
function list() {
  const lines = benches().map((name) => {
    const [, about = ''] =
      /export const about =\s*'(.*)'/.exec(readFileSync(at(`test/bench/${name}${ENDING}`), 'utf8')) ?? []
    return `  ${name.padEnd(16)}${about}`
  })
  const soak = at(`${RESULTS}/soak.txt`)
  const last = existsSync(soak) ? `; last: ${readFileSync(soak, 'utf8').trim()}` : ''
  return [...lines, `  ${'npm run soak'.padEnd(16)}random stories told to the engine${last}`].join('\n')
}

/** @returns {{ readonly names: readonly string[], readonly json: string | null, readonly rest: readonly string[] } | { readonly sentence: string, readonly code: number }} */
function read() {
  const known = benches()
  const args = process.argv.slice(2)
  const flag = args.indexOf('--json')
  const file = flag < 0 ? null : (args[flag + 1] ?? '')
  if (file === '' || file?.startsWith('--')) return { sentence: `--json needs a file. ${USAGE}`, code: 2 }
  const [name, ...rest] = flag < 0 ? args : [...args.slice(0, flag), ...args.slice(flag + 2)]
  const json = file === null ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  if (name === undefined) return { sentence: `${USAGE}\n\n${list()}`, code: json === null ? 0 : 2 }
  if (name === ALL) return { names: known, json, rest }
  if (!known.includes(name)) return { sentence: `There is no benchmark "${name}". There are:\n${list()}`, code: 2 }
  return { names: [name], json, rest }
}

/**
 * @param {string} name
 * @returns {Promise<Bench>}
 */
async function load(name) {
  const entry = `test/bench/${name}${ENDING}`
  const file = await bundleForNode({ name, entry, folder: 'out/bench', loudness: 'warn' })
  /** @type {unknown} */
  const module = await import(pathToFileURL(file).href)
  if (typeof module !== 'object' || module === null || !('run' in module) || typeof module.run !== 'function') {
    throw new Error(`${entry} exports no function named "run".`)
  }
  return {
    run: /** @type {Bench['run']} */ (module.run),
    desktop: 'desktop' in module && module.desktop === true,
    views: 'views' in module && module.views === true,
  }
}

/**
 * @param {string} name
 * @returns {Promise<string | null>}
 */
async function bundleProgram(name) {
  const entry = `test/bench/${name}/program.ts`
  if (!existsSync(at(entry))) return null
  return bundleForNode({ name: `${name}-program`, entry, folder: 'out/bench', loudness: 'warn' })
}

let progressShown = false
let progressAt = 0

/** What was printed of the present benchmark. @type {string[]} */
let printed = []

/** @param {string} line */
function print(line) {
  if (progressShown) process.stderr.write('\r\x1b[K')
  progressShown = false
  printed.push(line)
  console.log(line)
}

/** @param {string} line */
function progress(line) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`)
    progressShown = true
  } else if (Date.now() - progressAt > 10_000) {
    // Where lines cannot be written over: one now and then.
    console.error(`… ${line}`)
    progressAt = Date.now()
  }
}

function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    ...electronVersion(),
    load: loadavg().map((each) => Number(each.toFixed(2))),
  }
}

function electronVersion() {
  const program = process.env['ONHOOK_ELECTRON']
  const file = program === undefined ? '' : resolve(dirname(program), 'version')
  return existsSync(file) ? { electron: readFileSync(file, 'utf8').trim().replace(/^v/, '') } : {}
}

/**
 * The same once more, where there is a display and a bus that are nobody else's.
 * @param {string} name
 * @param {readonly string[]} rest
 * @param {string | null} json
 */
async function onDesktop(name, rest, json) {
  const missing = ['dbus-run-session', 'xvfb-run', 'xauth'].filter((each) => onPath(each) === null)
  if (process.platform !== 'linux') throw new Error('it runs on Linux: it brings the tray of a Linux desktop with it')
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} not installed`)
  const electron = electronHere()
  if (!electron.ok) throw new Error(`no Electron (${electron.reason})`)
  await bundleApp('warn')
  const inner = [at('scripts/bench.mjs'), name, ...rest, ...(json === null ? [] : ['--json', json])]
  return run('dbus-run-session', ['--', 'xvfb-run', '-a', '-s', '-screen 0 1280x1024x24', process.execPath, ...inner], {
    ...process.env,
    [INSIDE]: 'yes',
    NO_AT_BRIDGE: '1',
    ONHOOK_ELECTRON: electron.path,
    INIT_CWD: process.cwd(),
  })
}

/**
 * What was printed, as Markdown: tables as they are, everything else as it stood in the terminal.
 * @param {string} heading
 * @param {readonly string[]} lines
 */
function asMarkdown(heading, lines) {
  let fenced = false
  const text = [heading, '']
  for (const line of lines) {
    const plain = line !== '' && !/^(\||#)/.test(line)
    if (plain !== fenced && (plain || line !== '')) {
      text.push(plain ? '\n```' : '```\n')
      fenced = plain
    }
    text.push(line)
  }
  return `${[...text, ...(fenced ? ['```'] : [])].join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`
}

/**
 * @param {string} name
 * @param {readonly string[]} rest
 * @param {string | null} json
 * @returns {Promise<number>} the exit code
 */
async function measure(name, rest, json) {
  const bench = await load(name)
  if (bench.desktop && process.env[INSIDE] === undefined) return onDesktop(name, rest, json)
  if (bench.views) await bundleApp('warn')
  const here = machine()
  printed = []
  const versions = `Node.js ${here.node}${'electron' in here ? `, Electron ${here.electron}` : ''}`
  print(`${name} on ${here.cores} × ${here.cpu}, ${here.system}, ${versions}, load ${here.load[0]}`)
  const began = new Date()
  const result = await bench.run(print, rest, { progress, root: at('.'), program: await bundleProgram(name) })
  const minutes = (Date.now() - began.getTime()) / 60_000
  print(`${name} took ${minutes.toFixed(1)} min, until ${new Date().toISOString()}, load ${loadavg()[0]?.toFixed(2)}`)
  if (json !== null) {
    mkdirSync(dirname(json), { recursive: true })
    const words = json.replace(/(\.json)?$/, '.md')
    const written = {
      name,
      options: rest,
      at: began.toISOString(),
      minutes,
      machine: here,
      loadAfter: loadavg()[0],
      result,
    }
    writeFileSync(json, `${JSON.stringify(written)}\n`)
    writeFileSync(words, asMarkdown(`# ${name}`, printed))
    print(`Written to ${json} and ${words}`)
  }
  return 0
}

async function main() {
  const asked = read()
  if ('sentence' in asked) {
    console[asked.code === 0 ? 'log' : 'error'](asked.sentence)
    return asked.code
  }
  let code = 0
  for (const name of asked.names) {
    // All of them: one file each, beside each other.
    const json =
      asked.json !== null && asked.names.length > 1 ? asked.json.replace(/(\.json)?$/, `-${name}.json`) : asked.json
    try {
      code = Math.max(code, await measure(name, asked.rest, json))
    } catch (error) {
      print(`${name} could not be measured: ${error instanceof Error ? error.message : error}`)
      code = 1
    }
  }
  return code
}

// A library that a benchmark loaded may keep a thread of its own.
process.exit(await main())
