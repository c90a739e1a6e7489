import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildOrExit, bundleForNode, loadRunnable } from './lib/bundles.mjs'
import { ROOT } from './lib/paths.mjs'

// Makes a scenario of a recording, and with --test a test that plays the recording.

const USAGE = 'npm run scenario -- <recording> [--test <name>]'

/** @returns {{ readonly file: string, readonly test: string | null } | string} */
function read() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { test: { type: 'string' } } })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return `One recording is wanted. ${USAGE}`
    // npm starts every script in the repository; where the user stands it tells.
    const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
    if (!existsSync(path)) return `There is no file ${path}. ${USAGE}`
    const test = values.test ?? null
    if (test !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(test)) {
      return `--test wants a name in small letters, with hyphens between the words. ${USAGE}`
    }
    return { file: path, test }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}. ${USAGE}`
  }
}

const wish = read()
if (typeof wish === 'string') {
  console.error(wish)
  process.exit(2)
}
const entry = 'test/recordings/run.ts'
let program = ''
await buildOrExit(async () => {
  program = await bundleForNode({ name: 'scenario', entry, folder: 'out/scenario', loudness: 'warn' })
})
const made = await loadRunnable(program, entry)
try {
  process.exitCode = await made.run({ ...wish, root: ROOT, print: (/** @type {string} */ line) => console.log(line) })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
