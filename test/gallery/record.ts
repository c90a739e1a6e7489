import { writeRecording } from './fixtures.ts'
import { STORIES } from './stories.ts'
import { playStory } from './story.ts'

/** Plays every story and keeps what the engine says at its end. */
export async function recordAll(print: (line: string) => void): Promise<void> {
  for (const story of STORIES) {
    writeRecording(story, await playStory(story))
    print(`recorded ${story.id}`)
  }
}
