import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRecording } from '../../gallery/fixtures.ts'
import { STORIES } from '../../gallery/stories.ts'
import { playStory } from '../../gallery/story.ts'

const AGAIN = 'the engine says something else now: if that is meant, record anew with "npm run gallery -- --record"'

test.each(STORIES.map((story) => [story.id, story] as const))(
  'what is recorded of "%s" is what the engine says',
  async (_, story) => {
    const now: unknown = JSON.parse(JSON.stringify(await playStory(story)))
    expect(now, AGAIN).toEqual(readRecording(story))
  },
)

test('every recording belongs to a story', () => {
  const files = readdirSync('test/gallery/fixtures').map((name) => name.replace(/\.json$/, ''))
  expect(files.sort()).toEqual(STORIES.map((story) => story.id).sort())
})
