import assert from 'node:assert/strict'
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { APP_ID } from '../../../electron/shell/app/app-id.ts'
import { fuseTrouble, readFuses, wantedFuses } from '../../../scripts/lib/package/fuses.mjs'
import type { Step } from './life.ts'
import { Profile, SIMULATED, until, untilStarted } from './program.ts'
import { treeOf } from './traces.ts'
import type { World } from './world.ts'

/** The list of all that is installed; a Windows on which nothing was ever installed has none. */
const UNINSTALL = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall'

/** From a bare machine to a program that starts at login. */
export function installing(world: World): readonly Step[] {
  const { machine, setups, profile } = world
  return [
    [
      'The portable program, started twice, runs twice from folders of their own and leaves nothing',
      async () => {
        const [one, two] = ['one', 'two'].map((name) => new Profile(path.join(machine.temp, `onhook-${name}`)))
        assert.ok(one && two)
        const args = (of: Profile) => ['--hidden', `--user-data-dir=${machine.named(of.folder)}`, ...setups.switches]
        const started = []
        for (const each of [one, two]) {
          const portable = machine.start(setups.portable, args(each), SIMULATED)
          started.push(portable)
          await untilStarted('the portable program starts', portable, () => each.starts() > 0)
        }
        const unpacked = readdirSync(machine.temp)
          .map((name) => path.join(machine.temp, name, 'app'))
          .filter((folder) => existsSync(path.join(folder, 'OnHook.exe')))
        assert.equal(unpacked.length, 2)
        for (const folder of unpacked) assert.deepEqual(treeOf(folder), treeOf(setups.folder))
        // Not from one of the two folders: what runs there cannot be deleted.
        const program = path.join(setups.folder, 'OnHook.exe')
        for (const of of [one, two]) await machine.start(program, [...args(of), '--quit']).ended
        for (const each of started) await each.ended
        for (const each of [one, two]) assert.match(each.log(), /quit: finished/)
        const others = (each: string) => !/^temp\/onhook-(?:one|two)\//.test(each)
        assert.deepEqual((await world.added()).filter(others), [])
      },
      'long',
    ],
    ...(setups.foreign === null ? [] : [refusesForeign(world, setups.foreign)]),
    [
      'It installs silently for this user: what was packed, a shortcut, the keys of an uninstaller, and no copy of the set-up',
      async () => {
        assert.equal((await world.setUp(setups.older)).code, 0)
        await world.assertInstalled(setups.olderVersion)
        const others = (each: string) => !/^local\/Programs\/onhook\/|^temp\/onhook-(?:one|two)\//.test(each)
        const added = (await world.added()).filter(others)
        assert.deepEqual(
          added.filter((each) => !each.startsWith('HKEY_')),
          ['roaming/Microsoft/Windows/Start Menu/Programs/OnHook.lnk'],
        )
        const keys = added
          .filter((each) => each.endsWith(':') && each !== `${UNINSTALL}:`)
          .map((each) => each.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/, 'GUID'))
          .sort()
        assert.deepEqual(keys, ['HKEY_CURRENT_USER\\Software\\GUID:', `${UNINSTALL}\\GUID:`])
      },
    ],
    [
      'The command line is in a folder of its own, which is on the user’s PATH once, also after a second set-up',
      async () => {
        assert.ok(existsSync(path.join(world.folder, 'bin', 'onhook.cmd')))
        assert.equal(await world.timesOnPath(), 1)
        assert.equal((await world.setUp(setups.older)).code, 0)
        assert.equal(await world.timesOnPath(), 1)
      },
    ],
    ...(machine.wine ? [] : [bearsId(world), refusesChanged(world)]),
    [
      'The program has the fuses that this Electron knows',
      async () => {
        const found = await readFuses(world.program)
        const wanted = new Map([...wantedFuses()].filter(([name]) => !machine.wine || found.has(name)))
        assert.deepEqual(fuseTrouble(found, wanted), [])
      },
    ],
    [
      'It starts, and its switch makes Windows start it at login',
      async () => {
        const { page, browser } = await world.open()
        assert.equal(profile.version(), setups.olderVersion)
        await page.getByRole('link', { name: 'Settings' }).click()
        await page.getByRole('switch', { name: 'Start at login' }).click()
        await until('the Run value is there', async () => (await world.runValue()) !== undefined)
        await browser.close()
      },
    ],
  ]
}

function refusesForeign(world: World, setup: string): Step {
  return [
    'A set-up for another processor says so and changes nothing',
    async () => {
      const before = await world.added()
      const { code, said } = await world.setUp(setup)
      assert.match(said, /This set-up is for a PC with an ARM processor\. Take the one that ends in x64\./)
      assert.equal(code, 5)
      assert.deepEqual(await world.added(), before)
    },
  ]
}

/** Wine writes no property of a shortcut. */
function bearsId(world: World): Step {
  return [
    'The shortcut bears the program’s own id',
    async () => assert.ok(readFileSync(world.shortcut).includes(Buffer.from(APP_ID, 'utf16le'))),
  ]
}

/** The Electron that is started under Wine is too old to check. */
function refusesChanged({ machine, folder }: World): Step {
  return [
    'With an archive that was changed it does not start',
    async () => {
      const place = path.join(machine.temp, 'onhook-changed')
      cpSync(folder, place, { recursive: true })
      try {
        changeOneHash(path.join(place, 'resources/app.asar'))
        const profile = new Profile(path.join(place, 'profile'))
        const started = machine.start(path.join(place, 'OnHook.exe'), ['--hidden', `--user-data-dir=${profile.folder}`])
        let code: number | null | undefined
        void started.ended.then((end) => {
          code = end.code
        })
        await until('it ends by itself', () => code !== undefined)
        assert.notEqual(code, 0)
        assert.equal(profile.log(), '')
      } finally {
        machine.end()
        rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
      }
    },
  ]
}

/** The listing at the beginning stays readable: without the hash that the program holds of it, nobody would notice. */
function changeOneHash(file: string): void {
  const archive = openSync(file, 'r+')
  const head = Buffer.alloc(4096)
  readSync(archive, head)
  const at = head.indexOf('"hash":"') + '"hash":"'.length
  writeSync(archive, head.toString('latin1', at, at + 1) === '0' ? '1' : '0', at)
  closeSync(archive)
}
