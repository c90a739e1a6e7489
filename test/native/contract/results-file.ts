import { appendFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Test } from './stage.ts'

/** What a case comes to that did not fail: null, or why it could not be tried. */
export type Outcome = null | { readonly skipped: string }

/** A way to say cases to node:test that writes each outcome into a file, a line each, for whoever started the program. */
export interface ResultsFile {
  readonly test: Test
  /** A case that may find that it cannot be tried here. */
  trial(sentence: string, run: () => Promise<Outcome>): void
  /** How many cases of a kind there are: once, after the last of them was said. */
  expect(kind: string, cases: number): void
}

export function resultsFile(file: string): ResultsFile {
  const say = (line: string): void => appendFileSync(file, `${line}\n`)

  function trial(sentence: string, run: () => Promise<Outcome>): void {
    test(sentence, async (context) => {
      try {
        const outcome = await run()
        say(outcome === null ? `passed ${sentence}` : `skipped ${sentence}: ${outcome.skipped}`)
        if (outcome !== null) context.skip(outcome.skipped)
      } catch (error) {
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
        say(`FAILED ${sentence}\n${why.replace(/^/gm, '    ')}`)
        throw error
      }
    })
  }

  return {
    trial,
    test: (sentence, run) =>
      trial(sentence, async () => {
        await run()
        return null
      }),
    expect: (kind, cases) => say(`cases ${cases} ${kind}`),
  }
}
