import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { APP_ID } from '../../electron/shell/app/app-id.ts'
import { fuseTrouble, readFuses, wantedFuses } from '../../scripts/lib/package/fuses.mjs'

/** What only Windows can prove of an installer, in the order in which a user would meet it. */

const PATIENCE = 60_000
const RUN_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
const STARTED = / engine: \d+ ms/g

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !holds(); await wait(250)) {
    assert.ok(Date.now() < end, `${what} within ${PATIENCE / 1000} s`)
  }
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** `/D` comes last and takes no quotes, whatever it holds. */
function install(setup: string, folder: string): number | null {
  return spawnSync(setup, ['/S', `/D=${folder}`], { windowsVerbatimArguments: true }).status
}

function runs(image: string): boolean {
  return execFileSync('tasklist', ['/FI', `IMAGENAME eq ${image}`, '/NH'], { encoding: 'utf8' }).includes(image)
}

const startsAtLogin = (): boolean => spawnSync('reg', ['query', RUN_KEY, '/v', APP_ID]).status === 0

/** The steps share one installation: each builds on the one before. */
function stepsFor(setup: string): readonly (readonly [string, () => Promise<void>])[] {
  const local = process.env['LOCALAPPDATA'] ?? ''
  const roaming = process.env['APPDATA'] ?? ''
  const folder = path.join(local, 'Programs', 'On Hook ü 測試')
  const program = path.join(folder, 'OnHook.exe')
  const shortcut = path.join(roaming, 'Microsoft\\Windows\\Start Menu\\Programs\\OnHook.lnk')
  const log = path.join(local, 'OnHook', 'onhook.log')
  const start = async (): Promise<void> => {
    const before = textOf(log).match(STARTED)?.length ?? 0
    spawn(program, ['--hidden'], { detached: true, stdio: 'ignore' }).unref()
    await until('it starts', () => (textOf(log).match(STARTED)?.length ?? 0) > before)
  }
  return [
    [
      'installs silently, for this user, into a folder with blanks and other scripts',
      async () => {
        assert.equal(install(setup, folder), 0)
        assert.ok(existsSync(program))
      },
    ],
    [
      'puts a shortcut into the start menu that bears the program’s own id',
      async () => {
        assert.ok(readFileSync(shortcut).includes(Buffer.from(APP_ID, 'utf16le')))
      },
    ],
    [
      'has the fuses as they should be',
      async () => assert.deepEqual(fuseTrouble(await readFuses(program), wantedFuses()), []),
    ],
    [
      'starts, and calls the system’s own rasapi32.dll',
      async () => {
        await start()
        assert.doesNotMatch(textOf(log), /Native libraries cannot be called/)
      },
    ],
    [
      'installed over itself, the running copy quits by itself, and what starts at login stays',
      async () => {
        execFileSync('reg', ['add', RUN_KEY, '/v', APP_ID, '/d', `"${program}" --hidden`, '/f'])
        assert.equal(install(setup, folder), 0)
        assert.match(textOf(log), /quit: finished/)
        assert.ok(!runs('OnHook.exe'))
        assert.ok(startsAtLogin())
      },
    ],
    ['does not start with an archive that was changed', () => refusesChangedArchive(folder)],
    [
      'uninstalls silently while it runs, and leaves nothing but the profile',
      async () => {
        await start()
        spawnSync(path.join(folder, 'Uninstall OnHook.exe'), ['/S'])
        await until('the folder goes', () => !existsSync(program))
        assert.ok(!runs('OnHook.exe'))
        assert.ok(!startsAtLogin())
        assert.ok(!existsSync(shortcut))
        assert.ok(existsSync(log))
      },
    ],
  ]
}

async function refusesChangedArchive(folder: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'onhook-changed-'))
  try {
    cpSync(folder, place, { recursive: true })
    changeOneHash(path.join(place, 'resources/app.asar'))
    const profile = path.join(place, 'profile')
    const { status } = spawnSync(path.join(place, 'OnHook.exe'), ['--hidden', `--user-data-dir=${profile}`], {
      timeout: PATIENCE,
    })
    assert.notEqual(status, 0)
    assert.equal(textOf(path.join(profile, 'onhook.log')), '')
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** The listing at the beginning stays readable: without the hash that the program holds of it, nobody would notice. */
function changeOneHash(file: string): void {
  const archive = openSync(file, 'r+')
  try {
    const head = Buffer.alloc(4096)
    readSync(archive, head)
    const at = head.indexOf('"hash":"') + '"hash":"'.length
    writeSync(archive, head.toString('latin1', at, at + 1) === '0' ? '1' : '0', at)
  } finally {
    closeSync(archive)
  }
}

/** Prints each step and how many held; 0 = all did. */
export async function tryInstaller(setup: string | undefined): Promise<number> {
  if (process.platform !== 'win32' || setup === undefined || !existsSync(setup)) {
    console.error('On Windows: node test/package/try-installer.mjs SETUP.EXE')
    return 2
  }
  let passed = 0
  for (const [name, step] of stepsFor(path.resolve(setup))) {
    try {
      await step()
      passed += 1
      console.log(`✓ ${name}`)
    } catch (error) {
      // What comes after builds on it.
      console.error(`✘ ${name}: ${error instanceof Error ? error.message : String(error)}`)
      console.log(`${passed} passed, 1 failed`)
      return 1
    }
  }
  console.log(`${passed} passed, 0 failed`)
  return 0
}
