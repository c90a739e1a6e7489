import { beforeAll, describe, expect, it } from 'vitest'
import { bundleForNode } from '../../../scripts/lib/bundles.mjs'
import { buildDouble, doubleMissing } from '../../fixtures/double-build.ts'
import { ONHOOK } from './onhook.ts'
import { brokenPromises, type Cell, playCell, sumUp } from './play.ts'
import { SITUATIONS, situation } from './situations.ts'

/** The shoot-out in short: what OnHook must never do, and that the judge sees it where others do. No times. */

const missing = doubleMissing()
/** Beyond 10 s, by when a hang-up that does not end must have been told; ample, for the machine is shared. */
const CAP = 14_000
/** For those who would wait for ever. */
const SHORT_CAP = 2_000
const timeout = 90_000

describe.skipIf(missing !== null)(`Hanging up${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let program = ''
  beforeAll(async () => {
    const entry = 'test/bench/teardown/program.ts'
    program = await bundleForNode({ name: 'teardown-program', entry, folder: 'out/bench', loudness: 'silent' })
    await buildDouble()
  }, timeout)

  const sum = async (strategy: string, id: string, cap: number) =>
    sumUp([await playCell(program, strategy, situation(id), 1, cap)], strategy, id)

  it.concurrent('OnHook never lies, always says a word and touches nobody else’s connection', { timeout }, async () => {
    const cells: Cell[] = []
    // A few processes at a time: to start them is the dear part.
    const rest = [...SITUATIONS]
    const lane = async (): Promise<void> => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
        cells.push(await playCell(program, ONHOOK, one, one.times < 4 ? 1 : 2, CAP))
      }
    }
    await Promise.all(Array.from({ length: 6 }, lane))
    expect(cells).toHaveLength(SITUATIONS.length)
    expect(brokenPromises(cells)).toEqual([])
  })

  it.concurrent('a wait without a test is seen to lie', { timeout }, async () => {
    expect(await sum('sleep-3000', 'never', SHORT_CAP + 3_000)).toMatchObject({ lies: 1, right: 0 })
  })

  it.concurrent('a loop without a deadline is seen never to end', { timeout }, async () => {
    expect(await sum('sleep-0', 'recycled', SHORT_CAP)).toMatchObject({ neverEnded: 1, right: 0 })
  })

  it.concurrent('a second call on a number that was given away is seen to hang up another', { timeout }, async () => {
    expect(await sum('windscribe', 'recycled', 10_000)).toMatchObject({ wrongVictims: 1 })
  })
})
