import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { installerMissing } from '../package/installer-box.mjs'
import { runtimeMissing } from '../package/runtime.mjs'
import { at } from '../paths.mjs'
import { run, runAndRead, tool } from '../run.mjs'
import {
  chromium,
  displayMissing,
  doubleMissing,
  electronMissing,
  programsMissing,
  smallMachineMissing,
  windowsElectronMissing,
  wineMissing,
} from '../tools.mjs'
import { bringActionlint } from './actionlint.mjs'
import { add, groupCounts, lastLine, oneCheck, playwrightCounts, saidCounts, vitestCounts } from './counts.mjs'
import { windowsNodeMissing } from './windows-node.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */
/**
 * `lacks`: it runs, but a part of it skips itself, for this reason.
 * @typedef {{ readonly ready: true, readonly env?: NodeJS.ProcessEnv, readonly lacks?: string }} Ready
 */
/** @typedef {Ready | { readonly ready: false, readonly why: string }} Readiness */
/**
 * @typedef {object} Tier
 * @property {string} name
 * @property {string} about
 * @property {boolean} needsBuild
 * @property {() => Readiness | Promise<Readiness>} ready what it needs and has, or why it cannot run here
 * @property {(args: readonly string[], env: NodeJS.ProcessEnv) => Promise<Counts>} run
 */

const node = process.execPath
const READY = /** @type {const} */ ({ ready: true })

/**
 * The first reason for which it cannot run, or else the first for which a part of it skips itself.
 * @param {{ readonly needs?: readonly (string | null)[], readonly wants?: readonly (string | null)[] }} reasons
 * @returns {Readiness}
 */
function readyUnless({ needs = [], wants = [] }) {
  const why = needs.find((reason) => reason !== null)
  if (why) return { ready: false, why }
  const lacks = wants.find((reason) => reason !== null)
  return lacks ? { ready: true, lacks } : READY
}

/** @param {string} why */
const onLinuxAlone = (why) => (process.platform === 'linux' ? null : why)

/** From cheap to dear. @type {readonly Tier[]} */
export const TIERS = [
  {
    name: 'lint',
    about: 'format, lint and import rules; the workflows',
    needsBuild: false,
    ready: async () => {
      const actionlint = await bringActionlint()
      return actionlint.ok
        ? { ready: true, env: { ONHOOK_ACTIONLINT: actionlint.program } }
        : { ready: true, lacks: actionlint.why }
    },
    run: async (args, { ONHOOK_ACTIONLINT: actionlint }) => {
      const colours = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`
      const sources = oneCheck(await run(node, [tool('biome'), 'ci', colours, '.', ...args]))
      return actionlint === undefined ? sources : add(sources, oneCheck(await run(actionlint, [])))
    },
  },
  {
    name: 'types',
    about: 'types, room by room',
    needsBuild: false,
    ready: () => READY,
    run: async (args) => oneCheck(await run(node, [tool('tsc'), '-b', ...args])),
  },
  {
    name: 'unit',
    about: 'unit and model tests',
    needsBuild: false,
    ready: () => READY,
    run: (args, env) => vitest('unit', ['test/unit', ...args], env),
  },
  {
    name: 'native',
    about: 'the contract suite on the simulator and on the C double of rasapi32',
    needsBuild: false,
    ready: () => readyUnless({ wants: [doubleMissing(), electronMissing(), displayMissing()] }),
    run: async (args, env) => {
      const counts = await vitest('native', ['test/native', ...args], env)
      const groups = groupCounts(readReport(reportFile('native')), 'The contract of the port')
      for (const [group, each] of groups) console.log(`${group}: ${lastLine(each)}`)
      return counts
    },
  },
  {
    name: 'bench',
    about: 'the shoot-out in short: no lie, no silence, no wrong victim; times are never judged',
    needsBuild: false,
    ready: () => readyUnless({ needs: [doubleMissing()] }),
    run: (args, env) => vitest('bench', ['test/bench', ...args], env),
  },
  {
    name: 'sstp',
    about: 'the SSTP responder and a real client of it, in a small machine of its own',
    needsBuild: false,
    ready: () => readyUnless({ needs: [onLinuxAlone('the client runs in user-mode-linux'), smallMachineMissing()] }),
    run: (args, env) => vitest('sstp', ['test/windows/sstp', ...args], env),
  },
  {
    name: 'ui',
    about: 'the views in Chromium on the preview',
    needsBuild: true,
    ready: async () => {
      const path = await chromium()
      return path === null
        ? { ready: false, why: 'no Chromium (install it, or name one in ONHOOK_CHROMIUM)' }
        : { ready: true, env: { ONHOOK_CHROMIUM: path } }
    },
    run: (args, env) => playwright('ui', node, [], args, env),
  },
  {
    name: 'electron',
    about: 'the real Electron with a real tray',
    needsBuild: true,
    ready: () =>
      readyUnless({
        needs: [
          onLinuxAlone('the tray host that the tests bring speaks D-Bus'),
          programsMissing('dbus-run-session', 'xvfb-run', 'xauth', 'Xvfb'),
          doubleMissing(),
          electronMissing(),
        ],
      }),
    run: (args, env) =>
      playwright('electron', 'dbus-run-session', ['--', 'xvfb-run', '-a', '-s', '-screen 0 1280x1024x24', node], args, {
        ...env,
        // The tests bring their own tray host and bus; an accessibility bus of the machine's would only delay the start.
        NO_AT_BRIDGE: '1',
      }),
  },
  {
    name: 'windows',
    about:
      'Windows’ own library, read-only; under Wine, the double as rasapi32.dll, contract suite, leaving, unit tests and OnHook itself',
    needsBuild: process.platform !== 'win32',
    ready: async () => {
      if (process.platform === 'win32') return READY
      const needs = [
        onLinuxAlone('it runs on Windows, or under Wine on Linux'),
        wineMissing(),
        doubleMissing('windows'),
      ]
      const able = readyUnless({ needs })
      if (!able.ready) return able
      const [noNode, noElectron] = [await windowsNodeMissing(), windowsElectronMissing()]
      if (noNode !== null && noElectron !== null) return { ready: false, why: `${noElectron}, and ${noNode}` }
      return readyUnless({ wants: [noElectron, noNode] })
    },
    run: async (args, env) => {
      const product = () => playwright('windows', node, [], args, env)
      if (args.length > 0 && windowsElectronMissing() === null) return product()
      const readOnly = await counting('test/native/system/run.mjs')
      if (process.platform === 'win32') return readOnly
      const contract = await twice(() => counting('test/native/contract/run-under-wine.mjs'))
      const leaving = await counting('test/isolation/run-under-wine.mjs')
      const units = await counting('test/windows/unit/run-under-wine.mjs')
      const shown = [
        readOnly,
        contract,
        leaving,
        units,
        ...(windowsElectronMissing() === null ? [await product()] : []),
      ]
      return shown.reduce(add)
    },
  },
  {
    name: 'package',
    about: 'packages for Linux and for Windows, started',
    needsBuild: true,
    ready: () =>
      readyUnless({
        needs: [
          onLinuxAlone('it starts both packages on Linux, with Wine'),
          programsMissing('xdotool'),
          displayMissing(),
          doubleMissing(),
          runtimeMissing('linux'),
        ],
        wants: [runtimeMissing('win32'), windowsElectronMissing(), wineMissing(), doubleMissing('windows')],
      }),
    run: (args, env) => playwright('package', node, [], args, env),
  },
  {
    name: 'installer',
    about: 'the set-up program, built and lived through: install, update, refuse, uninstall',
    needsBuild: true,
    ready: () =>
      readyUnless({
        needs: [installerMissing(), process.platform === 'win32' ? null : runtimeMissing('win32')],
      }),
    run: () => counting('test/package/installer/run.mjs'),
  },
]

/**
 * A program that says at its end how many passed and failed.
 * @param {string} program
 */
async function counting(program) {
  const { code, said } = await runAndRead(node, [at(program)])
  return saidCounts(said, code)
}

/** @param {() => Promise<Counts>} step */
async function twice(step) {
  const first = await step()
  if (first.failed === 0) return first
  console.log('Wine stumbles at times: once more, and this time it counts.')
  return step()
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function vitest(name, args, env) {
  const report = newReport(name)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, [tool('vitest'), 'run', ...reporters, ...args], env)
  return vitestCounts(readReport(report), code)
}

/**
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} before
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function playwright(name, command, before, args, env) {
  const report = newReport(name)
  const code = await run(
    command,
    [...before, tool('playwright'), 'test', '-c', `test/${name}/playwright.config.ts`, '--reporter=list,json', ...args],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  )
  return playwrightCounts(readReport(report), code)
}

/** @param {string} name */
const reportFile = (name) => at(`out/test/${name}.json`)

/** @param {string} name */
function newReport(name) {
  mkdirSync(at('out/test'), { recursive: true })
  const file = reportFile(name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
