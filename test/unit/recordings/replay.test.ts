import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '../stories/scenario.ts'
import { type Deed, story } from '../stories/story.ts'
import { grant, record, replay, shownAtEachMoment, type Wish, withoutNames } from './record-and-replay.ts'

/**
 * In memory things happen at one moment that on a machine never do, and a recording cannot tell what came first of a moment.
 * So every call takes a while that no other time is a multiple of, and so does every end.
 */
const inTime = (text: string): string =>
  `${text.replaceAll(/\b(drain|returns)=0\b/g, '$1=7.25ms')}\ncall name=* blocks=3.125ms`

/** Plays the deeds of a story that need no restart of the program; gives the user's among them. */
async function told(text: string, deeds: readonly Deed[]) {
  return record(text, async ({ clock, engine, ras }) => {
    const wishes: Wish[] = []
    const wish = (next: Wish): void => {
      wishes.push(next)
      grant(engine, next)
    }
    await clock.advance(1)
    for (const deed of deeds) {
      await clock.advance(1)
      const rowOf = (name: string): string =>
        engine.snapshot().connections.find((row) => row.name === name && !row.ended)?.id ?? '?'
      switch (deed.do) {
        case 'wait':
          await clock.advance(deed.ms)
          break
        case 'show':
          wish({ at: clock.now(), do: 'show', shown: deed.shown })
          break
        case 'hang-up':
        case 'again':
        case 'keep-waiting':
        case 'leave-it':
          wish({ at: clock.now(), do: deed.do, target: { connection: rowOf(deed.id), link: deed.link } })
          break
        case 'drop':
          ras.drop(deed.id, deed.link ?? undefined)
          break
        case 'other-hangs-up':
          ras.hangUpByAnother(deed.id, deed.link ?? undefined)
          break
        case 'other-dials':
          ras.dial(deed.id)
          break
        case 'service':
          ras.setService(deed.running ? 'running' : 'stopped')
          break
        default:
          break
      }
      await clock.settle()
    }
    await clock.advance(15_000)
    return wishes
  })
}

describe('Recording the simulator and playing the recording', () => {
  test('gives the same snapshots and receipts, up to the names that were replaced', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, story, async (text, { deeds }) => {
        const first = await told(inTime(text), deeds)
        const again = await replay(first.lines, first.wishes, first.length)
        expect(withoutNames(shownAtEachMoment(again))).toEqual(withoutNames(shownAtEachMoment(first)))
        expect(withoutNames(again.receipts)).toEqual(withoutNames(first.receipts))
        expect([...again.gaps]).toEqual([])
      }),
      { numRuns: 40, seed: 20261127 },
    )
  })
})
