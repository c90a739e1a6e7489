import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Step } from './life.ts'
import { hangUp, SLOW, until } from './program.ts'
import type { World } from './world.ts'

/** One version over another, while it runs and where the last time was broken off. */
export function updating(world: World): readonly Step[] {
  const { machine, setups, profile } = world
  /** Installs over an OnHook that runs, which must run again, in that version. */
  const over = async (setup: string, version: string) => {
    const starts = profile.starts()
    const { code, said } = await world.setUp(setup)
    assert.equal(code, 0, said)
    await world.assertInstalled(version)
    await until('it runs again', () => profile.starts() > starts)
    assert.equal(profile.version(), version)
  }
  return [
    [
      'Over an idle OnHook: it quits by itself, runs again afterwards, and starts at login as before',
      async () => {
        const [run, shortcut] = [await world.runValue(), readFileSync(world.shortcut)]
        await over(setups.newer, setups.version)
        assert.match(profile.log(), /quit: finished/)
        assert.equal(await world.runValue(), run)
        assert.deepEqual(readFileSync(world.shortcut), shortcut)
      },
    ],
    [
      'During a hang-up of 14 s: it waits for the proof',
      async () => {
        const { page, browser } = await world.open()
        await hangUp(page, profile, SLOW)
        const updated = over(setups.older, setups.olderVersion)
        await Promise.all([updated, browser.close()])
        assert.deepEqual(profile.gone(), [SLOW])
      },
    ],
    [
      'A shortcut that the user has removed does not come back',
      async () => {
        rmSync(world.shortcut)
        await over(setups.newer, setups.version)
        assert.deepEqual(
          (await world.added()).filter((each) => each.endsWith('.lnk')),
          [],
        )
        await world.quit()
      },
      'long',
    ],
    ...[
      ['while the old files were moved', 'before-update.moving', ['OnHook.exe', 'resources', 'Uninstall OnHook.exe']],
      ['while the new files came', 'before-update', null],
    ].map(
      ([when, name, some]): Step => [
        `After a set-up that was broken off ${when}, the next one installs, and leaves nothing beside`,
        async () => {
          const aside = path.join(machine.local, `Programs/${name}`)
          mkdirSync(aside)
          for (const each of (some as readonly string[] | null) ?? [
            'OnHook.exe',
            'locales',
            'resources',
            'Uninstall OnHook.exe',
          ]) {
            renameSync(path.join(world.folder, each), path.join(aside, each))
          }
          renameSync(aside, path.join(world.folder, String(name)))
          assert.equal((await world.setUp(setups.newer)).code, 0)
          await world.assertInstalled(setups.version)
          assert.ok(!machine.runs(), 'what did not run before does not run now')
        },
        'long',
      ],
    ),
  ]
}
