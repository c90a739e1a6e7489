import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { electronHere } from '../../../../scripts/lib/electron-runtime.mjs'
import { TIERS } from '../../../../scripts/lib/tiers/tiers.mjs'

/** A machine made of empty files: what a tier is ready for must depend on them alone. */

const PROGRAMS = [
  'gcc',
  'x86_64-w64-mingw32-gcc',
  'wine',
  'wineserver',
  'xvfb-run',
  'Xvfb',
  'xauth',
  'dbus-run-session',
  'xdotool',
  'chromium',
  'actionlint',
  'linux.uml',
  'busybox',
  'sstpc',
  'pppd',
]

const INSTALLER_TOOLS = [
  'ELECTRON_BUILDER_NSIS_DIR',
  'ELECTRON_BUILDER_NSIS_RESOURCES_DIR',
  'ELECTRON_BUILDER_7ZIP_PATH',
  'ONHOOK_INSTALLER_BOX',
]

// Whether npm can bring a Windows Node.js is not asked of the network.
const windowsNode = vi.hoisted(() => ({ missing: null as string | null }))
vi.mock('../../../../scripts/lib/tiers/windows-node.mjs', () => ({
  windowsNodeMissing: async () => windowsNode.missing,
}))
vi.mock('@playwright/test', () => ({ chromium: { executablePath: () => '/nowhere' } }))

let machine: string

function program(path: string): void {
  writeFileSync(join(machine, path), '')
  chmodSync(join(machine, path), 0o755)
}

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'onhook-machine-'))
  for (const folder of ['bin', 'linux', 'windows']) mkdirSync(join(machine, folder))
  for (const name of PROGRAMS) program(`bin/${name}`)
  for (const path of ['linux/electron', 'windows/electron', 'windows/electron.exe', 'prelude.js']) program(path)
  for (const folder of ['linux', 'windows']) writeFileSync(join(machine, folder, 'version'), '22.0.0')
  windowsNode.missing = null
  vi.stubEnv('PATH', join(machine, 'bin'))
  vi.stubEnv('ONHOOK_CHROMIUM', '')
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(machine, 'linux'))
  vi.stubEnv('ONHOOK_ELECTRON_WINDOWS', join(machine, 'windows'))
  vi.stubEnv('ONHOOK_PRELUDE', join(machine, 'prelude.js'))
  for (const name of INSTALLER_TOOLS) vi.stubEnv(name, machine)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(machine, { recursive: true })
})

/** Which tiers are skipped, and which in part (…), each with its reason. */
async function skipped(): Promise<Readonly<Record<string, string>>> {
  const reasons: Record<string, string> = {}
  for (const tier of TIERS) {
    const readiness = await tier.ready()
    if (!readiness.ready) reasons[tier.name] = readiness.why
    else if (readiness.lacks !== undefined) reasons[`${tier.name} in part`] = readiness.lacks
  }
  return reasons
}

describe.skipIf(process.platform !== 'linux')('On Linux', () => {
  test('with every tool every tier runs', async () => {
    expect(await skipped()).toEqual({})
  })

  test.each<readonly [string, readonly string[]]>([
    ['gcc', ['native in part', 'bench', 'electron', 'package']],
    ['x86_64-w64-mingw32-gcc', ['windows', 'package in part']],
    ['wine', ['windows', 'package in part']],
    ['wineserver', ['windows', 'package in part']],
    ['xvfb-run', ['electron', 'windows', 'package in part']],
    ['xauth', ['electron', 'windows', 'package in part']],
    ['Xvfb', ['native in part', 'electron', 'windows', 'package']],
    ['dbus-run-session', ['electron']],
    ['xdotool', ['package']],
    ['linux.uml', ['sstp']],
    ['busybox', ['sstp']],
    ['sstpc', ['sstp']],
    ['pppd', ['sstp']],
  ])('without %s the tiers that want it say so', async (name, tiers) => {
    rmSync(join(machine, 'bin', name))
    expect(await skipped()).toEqual(Object.fromEntries(tiers.map((tier) => [tier, `${name} is not installed`])))
  })

  test('without actionlint and Go the workflows are not checked', async () => {
    rmSync(join(machine, 'bin/actionlint'))
    expect(await skipped()).toEqual({
      'lint in part': 'the workflows are checked by actionlint, for which go is not installed',
    })
  })

  test('without Chromium the views are not looked at', async () => {
    rmSync(join(machine, 'bin/chromium'))
    expect(Object.keys(await skipped())).toEqual(['ui'])
  })

  test("an Electron that is named nowhere is npm's own, and never the folder electron/ of this repository", () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '')
    const here = electronHere()
    if (here.ok) expect(here.path).toContain('node_modules')
  })

  test('without an Electron where one is named, none is looked for elsewhere', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere')
    const reasons = await skipped()
    expect(Object.keys(reasons)).toEqual(['native in part', 'electron', 'package'])
    for (const reason of Object.values(reasons)) expect(reason).toMatch(/Electron/)
  })

  test.each([
    ['named nowhere', ''],
    ['named where there is none', '/nowhere'],
  ])('without a Windows Electron, %s, part of what runs under Wine is skipped', async (_how, folder) => {
    vi.stubEnv('ONHOOK_ELECTRON_WINDOWS', folder)
    const reasons = await skipped()
    expect(Object.keys(reasons)).toEqual(['windows in part', 'package in part', 'installer'])
    for (const reason of Object.values(reasons)) expect(reason).toMatch(/Electron|\/nowhere/)
  })

  test('without what makes a package start on an older Electron none is started', async () => {
    vi.stubEnv('ONHOOK_PRELUDE', '')
    expect(Object.keys(await skipped())).toEqual(['package in part', 'installer'])
  })

  test.each(INSTALLER_TOOLS)('without %s no set-up program is built', async (name) => {
    vi.stubEnv(name, '')
    expect(await skipped()).toEqual({ installer: `${name} names no tool to build the set-up program with` })
  })

  test('without a Windows Node.js its part is skipped', async () => {
    windowsNode.missing = 'npm brought none'
    expect(await skipped()).toEqual({ 'windows in part': 'npm brought none' })
  })

  test('on a bare machine what is in node_modules runs, and each other tier gives one reason', async () => {
    vi.stubEnv('PATH', '')
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere')
    vi.stubEnv('ONHOOK_ELECTRON_WINDOWS', '')
    expect(Object.keys(await skipped())).toEqual([
      'lint in part',
      'native in part',
      'bench',
      'sstp',
      'ui',
      'electron',
      'windows',
      'package',
      'installer',
    ])
  })
})
