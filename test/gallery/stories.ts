import { CALM } from './stories/calm.ts'
import { HANG_UPS } from './stories/hang-ups.ts'
import { LINKS } from './stories/links.ts'
import { PAGES } from './stories/pages.ts'
import { TROUBLE } from './stories/trouble.ts'
import type { Story } from './story.ts'

export interface Chapter {
  readonly title: string
  readonly stories: readonly Story[]
}

/** Everything the product can look like, in the order in which it is shown. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'Connected', stories: CALM },
  { title: 'Hanging up', stories: HANG_UPS },
  { title: 'Links of a bundle', stories: LINKS },
  { title: 'Trouble', stories: TROUBLE },
  { title: 'Other pages', stories: PAGES },
]

export const STORIES: readonly Story[] = CHAPTERS.flatMap((chapter) => chapter.stories)
