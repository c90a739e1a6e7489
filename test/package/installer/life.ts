import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Setups } from './build.ts'
import { installing } from './installing.ts'
import { leaving } from './leaving.ts'
import { isShort } from './length.ts'
import { type Machine, windows, wine } from './machine.ts'
import { refusing } from './refusing.ts'
import { updating } from './updating.ts'
import { World } from './world.ts'

/**
 * A sentence that holds after its deed. The steps share one machine: each builds on the one before, but for those that may be
 * left out (`long`).
 */
export type Step = readonly [sentence: string, deed: () => Promise<void>, length?: 'long']

/** Prints each step and how many held; 0 = all did. */
export async function liveThrough(file: string | undefined): Promise<number> {
  if (file === undefined) throw new Error('node test/package/installer/life.mjs SETUPS.JSON')
  const setups: Setups = JSON.parse(readFileSync(file, 'utf8'))
  const world = await World.on(machineFor(path.resolve(file)), setups)
  let passed = 0
  const all = [installing, updating, refusing, leaving].flatMap((chapter) => chapter(world))
  const steps = isShort() ? all.filter(([, , length]) => length !== 'long') : all
  if (steps.length < all.length) console.log(`ONHOOK_LIFE=short: ${all.length - steps.length} steps are left out.`)
  try {
    for (const [name, step] of steps) {
      const began = Date.now()
      try {
        await step()
        passed += 1
        console.log(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
      } catch (error) {
        console.log(`  ✘ ${name}: ${error instanceof Error ? error.message : String(error)}`)
        console.log(world.profile.log().split('\n').slice(-30).join('\n'))
        console.log(`${passed} passed, 1 failed`)
        return 1
      }
    }
  } finally {
    world.machine.end()
    world.machine.shutDown()
  }
  console.log(`${passed} passed, 0 failed`)
  return 0
}

/** Under Wine a copy of the prepared prefix, beside the set-ups. */
function machineFor(file: string): Machine {
  if (process.platform === 'win32') return windows()
  const prepared = process.env['WINEPREFIX']
  if (prepared === undefined) throw new Error('WINEPREFIX names no prepared prefix.')
  const prefix = path.join(path.dirname(file), 'prefix')
  rmSync(prefix, { recursive: true, force: true })
  mkdirSync(path.dirname(prefix), { recursive: true })
  execFileSync('cp', ['-a', prepared, prefix])
  return wine(prefix)
}
