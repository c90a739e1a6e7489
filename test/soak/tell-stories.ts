import fc from 'fast-check'
import { play } from '../unit/stories/play.ts'
import { story } from '../unit/stories/story.ts'
import { tell } from '../unit/stories/tell.ts'

/** So many stories in a row from one seed: together they can be told again. */
export interface Chunk {
  readonly seed: number
  readonly runs: number
}

export type ChunkResult =
  | { readonly kind: 'held'; readonly stories: number }
  | {
      readonly kind: 'violated'
      /** The stories until the first that broke something. */
      readonly stories: number
      readonly seed: number
      readonly findings: readonly string[]
      /** The shortest story that shows it. */
      readonly story: string
    }

/** Tells a chunk of random stories; a story is one interleaving of user, other programs, time, disk and Windows. */
export async function tellStories({ seed, runs }: Chunk): Promise<ChunkResult> {
  const details = await fc.check(
    fc.asyncProperty(story, async (told) => (await play(told)).length === 0),
    { numRuns: runs, seed, endOnFailure: false },
  )
  if (!details.failed) return { kind: 'held', stories: details.numRuns }
  const shortest = details.counterexample?.[0]
  if (shortest === undefined) throw new Error(fc.defaultReportMessage(details))
  const findings = await play(shortest).catch((error: unknown) => [`The story broke: ${String(error)}`])
  return { kind: 'violated', stories: details.numRuns, seed, findings, story: tell(shortest) }
}
