import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { WINDOWS_NODE, WINDOWS_NODE_STAGE, windowsNodeMissing } from '../../../scripts/lib/tiers/windows-node.mjs'
import { wineMissing } from '../../../scripts/lib/tools.mjs'
import { runInWine, stopWine } from '../../fixtures/wine.ts'

/** A Windows Node.js with koffi, in a Wine prefix that lives in out/wine-node. */

/** ms: Wine takes seconds to start. */
const LIMIT = 300_000

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(root, 'out/wine-node')
const output = path.join(folder, 'output.txt')

export const node = WINDOWS_NODE
/** Where programs lie, and what stands beside them. */
export const stage = WINDOWS_NODE_STAGE
export const prefix = path.join(folder, 'prefix')

async function need(command: string, args: readonly string[], what: string): Promise<void> {
  if ((await runInWine({ command, args, prefix, cwd: stage, output, limit: LIMIT })) === 0) return
  throw new Error(`${what} failed:\n${readFileSync(output, 'utf8').slice(-2000)}`)
}

/** Brings Node.js, koffi and the prefix there, once. Null, or why that is not possible here, as the end of a sentence. */
export async function prepareWineNode(): Promise<string | null> {
  const missing = wineMissing() ?? (await windowsNodeMissing())
  if (missing !== null) return missing
  if (!existsSync(path.join(prefix, 'system.reg'))) {
    await need('xvfb-run', ['-a', 'wineboot', '-i'], 'wineboot')
    await need('xvfb-run', ['-a', 'winecfg', '-v', 'win10'], 'winecfg')
    await need('wineserver', ['-w'], 'wineserver')
  }
  return null
}

/** One TypeScript entry of this repository as one file for Node.js: `<name>.mjs` in the given folder. */
export async function bundleProgram(entry: string, name: string, into: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    ssr: { external: ['koffi'] },
    build: {
      ssr: path.join(root, entry),
      target: 'node20',
      outDir: into,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return path.join(into, `${name}.mjs`)
}

export interface ProgramEnd {
  readonly code: number | null
  /** What it wrote into the file that its one argument names. */
  readonly results: string
  /** The end of what it said aloud. */
  readonly said: string
}

/** Runs a program that lies in `stage`. */
export async function runInWineNode(name: string, overrides: string): Promise<ProgramEnd> {
  const file = path.join(stage, `${name}.txt`)
  rmSync(file, { force: true })
  const args = [node, `${name}.mjs`, `${name}.txt`]
  const code = await runInWine({ command: 'wine', args, prefix, cwd: stage, output, overrides, limit: LIMIT })
  stopWine(prefix)
  const results = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return { code, results, said: readFileSync(output, 'utf8').slice(-4000) }
}
