import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { electronHere } from '../../scripts/lib/electron-runtime.mjs'
import { displayMissing, doubleMissing } from '../../scripts/lib/tools.mjs'
import { startDisplay } from '../fixtures/display.ts'
import { buildDouble } from '../fixtures/double-build.ts'
import { bundleIsolationProgram } from '../isolation/bundle-program.ts'
import { expectIsolation, inWords } from '../isolation/expect-isolation.ts'
import { leaveOften } from '../isolation/leave-often.ts'
import { watchLeaving } from '../isolation/watch-leaving.ts'

/** Whole processes that leave while hang-ups block. Figures are printed; what is asserted is that it goes on, and ends. */

const out = fileURLToPath(new URL('../../out/isolation', import.meta.url))
const timeout = 120_000

const electron = electronHere()
const noElectron = electron.ok ? displayMissing() : electron.reason
const missing = doubleMissing()
const because = (reason: string | null): string => (reason === null ? '' : ` (skipped: ${reason})`)

describe.skipIf(missing !== null)(`Sixteen hang-ups that do not return${because(missing)}`, () => {
  test('hold up nobody in Node.js, and let it leave', { timeout }, async () => {
    const program = await bundleIsolationProgram(out)
    const watched = await watchLeaving({ command: process.execPath, args: [program], library: await buildDouble() })
    console.log(inWords(watched))
    expectIsolation(watched, assert)
  })

  test.skipIf(noElectron !== null)(
    `hold up nobody in Electron, and let it leave${because(noElectron)}`,
    { timeout },
    async () => {
      const program = await bundleIsolationProgram(out)
      const display = await startDisplay()
      try {
        const watched = await watchLeaving({
          command: electron.ok ? electron.path : '',
          args: [program, '--no-sandbox', '--disable-gpu'],
          library: await buildDouble(),
          env: display.environment,
        })
        console.log(inWords(watched))
        expectIsolation(watched, assert)
      } finally {
        display.stop()
      }
    },
  )
})

describe.skipIf(missing !== null)('Leaving while calls are out', () => {
  test('never crashes, whichever function blocks and whether it returns meanwhile', { timeout }, async () => {
    expect(await leaveOften({ times: 24, electron: null, print: console.log })).toBe(0)
  })
})
