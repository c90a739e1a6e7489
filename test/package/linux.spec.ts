import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { filesIn } from '../../scripts/lib/package/contents.mjs'
import { runtimeFor, runtimeMissing } from '../../scripts/lib/package/runtime.mjs'
import { SBOM } from '../../scripts/lib/package/sbom.mjs'
import { koffiBinary, koffiPackage } from '../../scripts/lib/package/target.mjs'
import { packageTrouble, sizesOf } from '../../scripts/lib/package/verify.mjs'
import { displayMissing, doubleMissing } from '../../scripts/lib/tools.mjs'
import { type Display, startDisplay } from '../fixtures/display.ts'
import { type Double, startDouble } from '../fixtures/double.ts'
import { AWKWARD, install, makePackage, type Packaged, WORK } from './packaged.ts'
import { type Running, type Start, startPackaged } from './running.ts'
import { expectNoPort, expectRefused, expectSwitchesTaken } from './switches.ts'

/** The Linux folder. A package takes no library from the environment: it plays what the simulator knows by name. */

const profile = path.join(WORK, `Linux profile ${AWKWARD}`)

/** What the receipt of the hang-up must say. */
const GONE_LINK = expect.objectContaining({
  subject: expect.objectContaining({ name: 'ISDN bundle', link: 2 }),
  outcome: expect.objectContaining({ phase: 'gone' }),
})

let packaged: Packaged
let troubles: readonly string[]
let program: string
let display: Display
let double: Double
let start: Start
let onhook: Running

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const cannot = runtimeMissing('linux') ?? displayMissing() ?? doubleMissing()
  test.skip(cannot !== null, cannot ?? '')
  const made = await makePackage('linux')
  if (!made.ok) throw new Error(made.reason)
  packaged = made.packaged
  troubles = await packageTrouble(packaged)
  console.log(`Linux folder: ${sizesOf(packaged.folder)}`)
  program = install(packaged)
  display = await startDisplay()
  double = await startDouble({ scenario: 'onhook-scenario version=1\nconnection id=trap name=Trap\n' })
  start = {
    command: program,
    args: ['--no-sandbox', '--disable-gpu'],
    environment: {
      ...process.env,
      ...display.environment,
      ...double.environment,
      ONHOOK_SCENARIO: 'multilink',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      // No tray here: the window is all there is.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
    profile,
    profileSwitch: profile,
    end: (child) => child.kill('SIGKILL'),
  }
  onhook = await startPackaged(start)
})

test.afterAll(async () => {
  await onhook?.stop()
  display?.stop()
  double?.dispose()
})

test('the folder holds what runs and nothing else, and its fuses are as they should be', () => {
  expect(troubles).toEqual([])
})

test('it says what it is made of: the Electron that runs it, and what was staged for it', () => {
  const bom = JSON.parse(readFileSync(path.join(path.dirname(program), SBOM), 'utf8'))
  const versions = new Map(
    bom.components.map(({ name, version }: { name: string; version: string }) => [name, version]),
  )
  const runtime = runtimeFor('linux')
  const electron = runtime.ok ? readFileSync(path.join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '') : ''
  expect(versions.get('electron')).toBe(electron)
  expect(versions.get('chromium')).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  expect(versions.get('node.js')).toMatch(/^\d+\.\d+\.\d+$/)
  expect([...versions.keys()]).toEqual(expect.arrayContaining(['koffi', koffiPackage(packaged.target), 'react', 'zod']))
  expect([...versions.keys()]).toContain('out/main/main.cjs')
})

test('it takes no library from the environment', async () => {
  await expect.poll(() => onhook.log()).toContain(`which a packaged OnHook does not load: ${double.library}`)
  await onhook.view('window')
  expect(existsSync(double.logFile)).toBe(false)
})

test('it hangs up one link of a bundle by a click in its own window', async () => {
  const window = await onhook.view('window')
  await expect(window.getByText('Simulated connections')).toBeVisible()
  await onhook.click(window.getByRole('button', { name: /^Hang up .*link 2/ }).first())
  await expect(window.getByText(/^Gone/).first()).toBeVisible()
  await expect.poll(() => receipts()).toContainEqual(GONE_LINK)
})

test('its koffi is the file outside of the archive', () => {
  const file = path.join(path.dirname(program), 'resources/app.asar.unpacked', koffiBinary(packaged.target))
  const said = execFileSync(process.execPath, ['-p', `require(${JSON.stringify(file)}).version`], { encoding: 'utf8' })
  const { dependencies } = JSON.parse(readFileSync(path.join(WORK, '../../../package.json'), 'utf8'))
  expect(said.trim()).toBe(dependencies.koffi)
})

test('it takes unknown switches away and opens no port', async () => {
  await onhook.stop()
  await expectSwitchesTaken(start)
  await expectNoPort(start)
})

test('it does not start with a switch that has acted before it could be taken away', async () => {
  await expectRefused(start, '--js-flags=--expose-gc')
})

function receipts(): readonly unknown[] {
  const file = path.join(profile, 'receipts.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('made once more from the same build it is the same, byte for byte', async () => {
  const first = hashesIn(path.dirname(program))
  const again = await makePackage('linux')
  if (!again.ok) throw new Error(again.reason)
  expect(Object.keys(first)).toEqual(expect.arrayContaining(['resources/app.asar', SBOM]))
  expect(hashesIn(again.packaged.folder)).toEqual(first)
})

/** SHA-256 of every file in a folder. */
function hashesIn(folder: string): Readonly<Record<string, string>> {
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, file)))
      .digest('hex')
  return Object.fromEntries(filesIn(folder).map((file) => [file, hashOf(file)]))
}
