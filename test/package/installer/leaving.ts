import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Step } from './life.ts'
import { until } from './program.ts'
import type { World } from './world.ts'

/** What a user finds who has removed the program, as README lists it. */
const STAYS = [
  /^local\/OnHook\//,
  // What Windows itself notes of a program that calls RAS.
  /^HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Tracing\\OnHook_RAS(?:API32|MANCS):/,
  // The uninstaller's own copy, which Windows deletes at its next start.
  /^temp\/~nsu\w*\.tmp\//,
  // Places of Windows' own, where a bare one had none.
  /^local\/Programs\/$/,
  /\\CurrentVersion\\(?:Uninstall|Explorer\\StartupApproved(?:\\Run)?):$/,
]

/** The end. */
export function leaving(world: World): readonly Step[] {
  const { machine } = world
  return [
    [
      'It uninstalls silently while it runs, and leaves what README lists and nothing else',
      async () => {
        const { browser } = await world.open()
        await machine.start(path.join(world.folder, 'Uninstall OnHook.exe'), ['/S']).ended
        await browser.close().catch(() => {})
        await until('the folder goes', () => !existsSync(world.folder))
        await until('OnHook has ended', () => !machine.runs())
        const ours = (each: string) => !/^temp\/onhook-(?:one|two)\//.test(each)
        let left: readonly string[] = []
        // The uninstaller goes on for a while after its last file.
        await until('nothing else is left', async () => {
          left = (await world.added()).filter((each) => ours(each) && !STAYS.some((stays) => stays.test(each)))
          return left.length === 0
        }).catch(() => {})
        assert.deepEqual(left, [])
      },
    ],
  ]
}
