import assert from 'node:assert/strict'
import { doubleMissing, wineMissing } from '../../scripts/lib/tools.mjs'
import { type Display, startDisplay } from '../fixtures/display.ts'
import { stopWine, wineEnvironment } from '../fixtures/wine.ts'
import { installDouble, onWindows, windowsElectron } from '../fixtures/wine-electron.ts'
import { reportSkipped } from '../native/contract/report-results.ts'
import * as wineNode from '../native/contract/wine-node.ts'
import { bundleIsolationProgram } from './bundle-program.ts'
import { expectIsolation, inWords } from './expect-isolation.ts'
import { type Watched, watchLeaving } from './watch-leaving.ts'

/** Hang-ups that do not return, in Windows programs under Wine, the double as System32\rasapi32.dll. */

interface WindowsProgram {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly prefix: string
}

interface Skipped {
  readonly name: string
  readonly skipped: string
}

function electronProgram(program: string): WindowsProgram | Skipped {
  const electron = windowsElectron()
  const name = 'Windows Electron'
  return 'skipped' in electron ? { ...electron, name } : { ...electron, name, args: [program] }
}

async function attempt({ command, args, prefix }: WindowsProgram, display: Display): Promise<Watched> {
  await installDouble(prefix)
  const env = wineEnvironment(prefix, 'rasapi32=n', display.environment)
  try {
    return await watchLeaving({ command, args, library: 'system', named: onWindows, env })
  } finally {
    stopWine(prefix)
  }
}

/** Whether it went as it must; says so. Once more where it did not: Wine stumbles at times. */
async function holds(program: WindowsProgram, display: Display): Promise<boolean> {
  for (const last of [false, true]) {
    const watched = await attempt(program, display)
    console.log(`${program.name} under Wine: ${inWords(watched)}`)
    try {
      expectIsolation(watched, assert)
      return true
    } catch (error) {
      console.error(`${program.name}: ${error instanceof Error ? error.message : String(error)}`)
      if (!last) console.log('Wine stumbles at times: once more, and this time it counts.')
    }
  }
  return false
}

/** Prints the figures of each program and how many kept to what they must; 0 = all did. */
export async function runIsolationUnderWine(): Promise<number> {
  const missing = wineMissing() ?? doubleMissing('windows')
  if (missing !== null) return reportSkipped('Isolation under Wine', missing)
  const noNode = await wineNode.prepareWineNode()
  const program = await bundleIsolationProgram(wineNode.stage)
  const { node, prefix } = wineNode
  const programs = [
    noNode === null
      ? { name: 'Windows Node.js', command: 'wine', args: [node, onWindows(program)], prefix }
      : { name: 'Windows Node.js', skipped: noNode },
    electronProgram(program),
  ]
  let passed = 0
  let failed = 0
  let skipped = 0
  const display = await startDisplay()
  try {
    for (const each of programs) {
      if ('skipped' in each) {
        console.log(`${each.name} under Wine skipped: ${each.skipped}`)
        skipped += 1
      } else if (await holds(each, display)) passed += 1
      else failed += 1
    }
  } finally {
    display.stop()
  }
  console.log(`Isolation under Wine: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 ? 0 : 1
}
