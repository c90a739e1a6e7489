import { beforeAll, expect, test } from 'vitest'
import { bundleForNode } from '../../../scripts/lib/bundles.mjs'
import { killAgainAndAgain } from './rounds.ts'

const KILLS = Number(process.env['ONHOOK_KILLS'] ?? 40)
const SEED = Number(process.env['ONHOOK_SEED'] ?? 1)
const LANES = 2

let program = ''

beforeAll(async () => {
  program = await bundleForNode({
    name: 'child',
    entry: 'test/unit/crash/child.ts',
    folder: 'out/crash',
    loudness: 'warn',
  })
}, 60_000)

test.runIf(process.platform !== 'win32')(
  'I12: kill -9 at any instant, also inside write and rename, loses nothing and promises nothing twice',
  async () => {
    const share = Math.ceil(KILLS / LANES)
    const lanes = await Promise.all(
      Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(program, share, SEED + lane)),
    )
    expect(lanes.flatMap((lane) => lane.findings)).toEqual([])
    const landed = lanes.flatMap((lane) => [...lane.landed])
    const spoilt = lanes.flatMap((lane) => [...lane.spoilt])
    console.log(`Lines put in: ${spoilt.map(([kind, times]) => `${kind} ${times}`).join(', ')}`)
    console.log(`Kills landed: ${landed.map(([where, times]) => `${where} ${times}`).join(', ')}`)
  },
  600_000,
)
