import type { Page } from '@playwright/test'
import type { Play, Recording, Stage, Wanted } from './stage.ts'
import { startStage } from './stage.ts'

/** One situation: a scenario played up to a moment, and the pictures that are taken of it. */
export interface Story extends Wanted {
  /** Names the recorded file and the pictures. */
  readonly id: string
  /** What a reader should see in it. */
  readonly title: string
  readonly scenario: Play['scenario']
  /** Leaves on disk what an earlier run of the program left there. */
  readonly before?: () => Promise<NonNullable<Play['storage']>>
  readonly play?: (stage: Stage) => Promise<void>
  readonly shots: readonly Shot[]
}

export interface Shot {
  readonly view: 'popover' | 'window'
  /** Where a story has several pictures of one view. */
  readonly name?: string
  /** "#history" */
  readonly address?: string
  /** What a person does in the view before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
  /** OnHook stops answering after the first snapshot. */
  readonly silent?: boolean
}

export async function playStory(story: Story): Promise<Recording> {
  const storage = await story.before?.()
  const playing = await startStage({ scenario: story.scenario, ...(storage === undefined ? {} : { storage }) })
  await story.play?.(playing.stage)
  return playing.record(story)
}

/** Told apart by file name: `slow-window-history`. */
export function shotName(story: Story, shot: Shot): string {
  return [story.id, shot.view, shot.name].filter(Boolean).join('-')
}
