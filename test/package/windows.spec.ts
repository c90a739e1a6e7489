import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { runtimeMissing } from '../../scripts/lib/package/runtime.mjs'
import { koffiBinary } from '../../scripts/lib/package/target.mjs'
import { packageTrouble, sizesOf } from '../../scripts/lib/package/verify.mjs'
import { doubleMissing, windowsElectronMissing, wineMissing } from '../../scripts/lib/tools.mjs'
import { type Display, startDisplay } from '../fixtures/display.ts'
import { type Double, startDouble } from '../fixtures/double.ts'
import { stopWine, wineEnvironment } from '../fixtures/wine.ts'
import { installDouble, onWindows, windowsElectron } from '../fixtures/wine-electron.ts'
import { AWKWARD, install, makePackage, type Packaged, WORK } from './packaged.ts'
import { type Running, type Start, startPackaged } from './running.ts'
import { expectRefused, expectSwitchesTaken } from './switches.ts'

/** The Windows folder, started under Wine, with the double as System32\rasapi32.dll: it is loaded as Windows' own. */

const SCENARIO = `onhook-scenario version=1 title="A bundle"
connection id=bundle name="ISDN bundle" handle=0x5000 type=isdn drain=500ms
link of=bundle index=1 drain=600ms bps=64000
link of=bundle index=2 drain=600ms bps=64000
`
const SECOND_LINK = 0x5002n

/** Wine gives no sandbox, and without a display card there is nothing to accelerate. */
const SWITCHES = ['--no-sandbox', '--in-process-gpu', '--disable-gpu']

const RUN_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
const APP_ID = 'org.onhook.onhook'

const profile = path.join(WORK, `Windows profile ${AWKWARD}`)

let packaged: Packaged
let troubles: readonly string[]
let program: string
let prefix: string
let display: Display
let double: Double
let environment: NodeJS.ProcessEnv
let onhook: Running

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const cannot = runtimeMissing('win32') ?? windowsElectronMissing() ?? wineMissing() ?? doubleMissing('windows')
  test.skip(cannot !== null, cannot ?? '')
  const electron = windowsElectron()
  if ('skipped' in electron) throw new Error(electron.skipped)
  prefix = electron.prefix
  const made = await makePackage('win32')
  if (!made.ok) throw new Error(made.reason)
  packaged = made.packaged
  troubles = await packageTrouble(packaged)
  console.log(`Windows folder: ${sizesOf(packaged.folder)}`)
  program = install(packaged)
  display = await startDisplay()
  double = await startDouble({ system: 'windows', scenario: SCENARIO })
  await installDouble(prefix)
  environment = wineEnvironment(prefix, 'rasapi32=n', {
    ...display.environment,
    ONHOOK_RAS: onWindows(path.join(WORK, 'other.dll')),
    ONHOOK_SCENARIO: onWindows(double.scenarioFile),
    ONHOOK_DOUBLE_LOG: onWindows(double.logFile),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  })
  // What an earlier run that broke down left behind.
  spawnSync('wine', ['reg', 'delete', RUN_KEY, '/v', APP_ID, '/f'], { env: environment, stdio: 'ignore' })
  onhook = await start(profile)
})

const start = (folder: string): Promise<Running> => startPackaged(startOf(folder))

const startOf = (folder: string): Start => ({
  command: 'wine',
  args: [program, ...SWITCHES],
  environment,
  profile: folder,
  profileSwitch: onWindows(folder),
  end: () => stopWine(prefix),
})

test.afterAll(async () => {
  await onhook?.stop()
  display?.stop()
  double?.dispose()
})

test('the folder holds what runs and nothing else, its fuses and resources are as they should be', () => {
  expect(troubles).toEqual([])
})

test('it takes no library from the environment, but the one in System32', async () => {
  await expect.poll(() => onhook.log()).toContain('which a packaged OnHook does not load')
  const system = path.join(prefix, 'drive_c/windows/system32/rasapi32.dll')
  await expect.poll(() => onhook.mappedFiles()).toContain(system)
})

test('its koffi is the file outside of the archive', async () => {
  const unpacked = path.join(path.dirname(program), 'resources/app.asar.unpacked')
  await expect.poll(() => onhook.mappedFiles()).toContain(path.join(unpacked, koffiBinary(packaged.target)))
})

test('it hangs up one link of a bundle by a click in its own window, and the link is really gone', async () => {
  const window = await onhook.view('window')
  await onhook.click(window.getByRole('button', { name: /^Hang up .*link 2/ }).first())
  await expect(window.getByText(/^Gone/).first()).toBeVisible()
  const log = double.readLog()
  const hungUp = log.flatMap((entry) => (entry.kind === 'call' && entry.call.name === 'RasHangUpW' ? [entry] : []))
  expect(hungUp.map(({ call, code }) => [call.handle, code])).toEqual([[SECOND_LINK, 0]])
  const gone = log.flatMap((entry) => (entry.kind === 'truth' && entry.truth.what === 'gone' ? [entry.truth] : []))
  expect(gone.map(({ handle }) => handle)).toEqual([SECOND_LINK])
})

test('it offers to start at login, and Windows keeps that under the name that the uninstaller removes', async () => {
  const window = await onhook.view('window')
  await onhook.click(window.getByRole('link', { name: 'Settings' }))
  const login = window.getByRole('switch', { name: 'Start at login' })
  await onhook.click(login)
  await expect(login).toBeChecked()
  await expect.poll(runValue).toMatch(/^\\".*\\OnHook\.exe\\" --hidden$/)
  await onhook.click(login)
  await expect(login).not.toBeChecked()
  await expect.poll(runValue).toBeNull()
})

test('a start with --quit ends it through its own gate', async () => {
  spawn('wine', [program, ...SWITCHES, `--user-data-dir=${onWindows(profile)}`, '--quit'], {
    env: environment,
    stdio: 'ignore',
  })
  await onhook.ended
  expect(onhook.log()).toContain('quit: finished')
})

test('it takes unknown switches away, opens no port, and does not start with one that has acted already', async () => {
  await onhook.stop()
  const folder = path.join(WORK, 'switches')
  await expectSwitchesTaken(startOf(folder))
  await expectRefused(startOf(folder), '--js-flags=--expose-gc')
})

/** The command line that Windows starts at login for OnHook; null without one. */
function runValue(): string | null {
  const file = path.join(WORK, 'run.reg')
  rmSync(file, { force: true })
  spawnSync('wine', ['reg', 'export', RUN_KEY, onWindows(file), '/y'], { env: environment, stdio: 'ignore' })
  const text = existsSync(file) ? readFileSync(file, 'utf16le') : ''
  return new RegExp(`^"${APP_ID}"="(.*)"\\r?$`, 'm').exec(text)?.[1] ?? null
}
