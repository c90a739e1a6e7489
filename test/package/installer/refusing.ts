import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Step } from './life.ts'
import { ENDLESS, hangUp, until } from './program.ts'
import { treeOf } from './traces.ts'
import type { World } from './world.ts'

/** What cannot be done is said in a sentence and a code, and the version that was there stays whole and runs again. */
export function refusing(world: World): readonly Step[] {
  const { machine, setups, profile } = world
  const refuses = async (sentence: RegExp, wanted: number) => {
    const before = treeOf(world.folder)
    const { code, said } = await world.setUp(setups.older)
    assert.match(said, sentence)
    assert.equal(code, wanted)
    assert.deepEqual(treeOf(world.folder), before)
    await world.assertInstalled(setups.version)
  }
  /** With an OnHook that runs, and must run again. */
  const refusesWhileRunning = async (sentence: RegExp, code: number) => {
    const { browser } = await world.open()
    const starts = profile.starts()
    await refuses(sentence, code)
    await browser.close().catch(() => {})
    await until('it runs again', () => profile.starts() > starts)
    await world.quit()
  }
  return [
    [
      'During a hang-up without an end: it refuses, and a second set-up beside it does, too; OnHook runs on',
      async () => {
        const { page, browser } = await world.open()
        await hangUp(page, profile, ENDLESS)
        const first = refuses(/OnHook still runs\. It may be hanging up a connection/, 3)
        // What a set-up needs of its own it unpacks as its first deed.
        await until('the first has begun', () => readdirSync(machine.temp).some((name) => /^ns\w+\.tmp$/.test(name)))
        const second = await world.setUp(setups.older)
        assert.match(second.said, /The set-up of OnHook is already running/)
        assert.equal(second.code, 4)
        await first
        assert.ok(machine.runs())
        await browser.close()
        machine.end()
        await until('it has been ended', () => !machine.runs())
        // Or the next one would go on watching, and wait for an end at each quit.
        profile.forgetHangUps()
      },
      'long',
    ],
    [
      'While another program holds a file of OnHook: it refuses, and puts everything back',
      async () => {
        const letGo = await machine.hold(path.join(world.folder, 'LICENSE.onhook.txt'))
        try {
          await refusesWhileRunning(/A file of OnHook is in use by another program/, 6)
        } finally {
          await letGo()
        }
      },
      'long',
    ],
    ...(machine.wine ? fullDisks(world, refusesWhileRunning) : []),
  ]
}

type Refuses = (sentence: RegExp, code: number) => Promise<void>

/** A disk of its own, as large as it must not be. Only where this process may mount one: in a box of its own. */
function fullDisks(world: World, refuses: Refuses): readonly Step[] {
  const { machine } = world
  const mount = (folder: string, bytes: number) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.round(bytes / 1024)}k`, 'tmpfs', folder])
  const unmount = (folder: string) => execFileSync('umount', ['-l', folder])
  return [
    [
      'On a disk without room for the new version: it refuses, and the old one is there as before',
      async () => {
        const kept = `${world.folder}.kept`
        cpSync(world.folder, kept, { recursive: true })
        mount(world.folder, sizeOf(kept) * 1.5)
        try {
          cpSync(kept, world.folder, { recursive: true })
          await refuses(/OnHook could not be unpacked: there is not enough room on the disk/, 7)
        } finally {
          unmount(world.folder)
          rmSync(kept, { recursive: true })
        }
      },
      'long',
    ],
    [
      'Without room in the temporary folder: the same',
      async () => {
        mkdirSync(machine.temp, { recursive: true })
        mount(machine.temp, sizeOf(world.folder) * 1.2)
        try {
          await refuses(/OnHook could not be unpacked: there is not enough room on the disk/, 7)
        } finally {
          unmount(machine.temp)
        }
      },
      'long',
    ],
  ]
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(folder, name)))
    .reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0)
}
