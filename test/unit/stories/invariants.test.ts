import fc from 'fast-check'
import { test } from 'vitest'
import { play } from './play.ts'
import { story } from './story.ts'
import { tell } from './tell.ts'

/** The same stories each time: a test that fails by luck stops everybody. `npm run soak` tells others. */
const RUNS = Number(process.env['ONHOOK_RUNS'] ?? 5_000)
const SEED = Number(process.env['ONHOOK_SEED'] ?? 2026)

test('I1–I8 and I12 hold in every story that can be told', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const findings = await play(told)
      if (findings.length > 0) throw new Error(`${findings.slice(0, 4).join('\n')}\n\n${tell(told)}`)
    }),
    { numRuns: RUNS, seed: SEED },
  )
})
