import type { Page } from '@playwright/test'
import type { Story } from '../story.ts'

const unfold =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name: `Links of ${name}` }).click()

const choose =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click()

/** Links of a bundle, which give less proof than a connection does. */
export const LINKS: readonly Story[] = [
  {
    id: 'link-hanging-up',
    title: 'One link is hung up, the others stay',
    scenario: 'multilink',
    play: ({ hangUp }) => hangUp('ISDN bundle', 900, 3),
    shots: [
      { view: 'popover', act: unfold('ISDN bundle') },
      { view: 'window', act: choose('ISDN bundle') },
    ],
  },
  {
    id: 'link-gone',
    title: 'One link is gone, with proof',
    scenario: 'multilink',
    play: ({ hangUp }) => hangUp('ISDN bundle', 1_500, 2),
    shots: [{ view: 'popover', act: unfold('ISDN bundle') }],
  },
  {
    id: 'link-presumed',
    title: 'A link that gives no proof: presumed gone, and said so',
    scenario: 'liar',
    play: ({ hangUp }) => hangUp('ISDN bundle', 3_400, 4),
    shots: [
      { view: 'popover', act: unfold('ISDN bundle') },
      { view: 'window', act: choose('ISDN bundle') },
    ],
  },
  {
    id: 'link-stuck',
    title: 'A link that is stuck shows through, folded and unfolded',
    scenario: 'stuck',
    play: ({ hangUp }) => hangUp('ISDN bundle', 11_500, 2),
    shots: [
      { view: 'popover', name: 'folded' },
      { view: 'popover', act: unfold('ISDN bundle') },
      { view: 'window', act: choose('ISDN bundle') },
    ],
  },
  {
    id: 'last-link',
    title: 'The last link of a bundle: the whole connection goes with it',
    scenario: 'multilink',
    play: async ({ hangUp, clock }) => {
      await hangUp('ISDN bundle', 1_500, 1)
      await hangUp('ISDN bundle', 1_500, 2)
      await clock.advance(8_000)
    },
    shots: [{ view: 'popover', act: unfold('ISDN bundle') }],
  },
  {
    id: 'as-needed',
    title: 'Windows dials links as needed: one that was hung up came back',
    scenario: 'dial-as-needed',
    play: ({ hangUp }) => hangUp('Branch office', 7_000, 2),
    shots: [
      { view: 'popover', act: unfold('Branch office') },
      { view: 'window', act: choose('Branch office') },
    ],
  },
  {
    id: 'bundle-hanging-up',
    title: 'A whole bundle is hung up: its links wait with it',
    scenario: 'multilink',
    play: ({ hangUp }) => hangUp('ISDN bundle', 1_100),
    shots: [{ view: 'popover', act: unfold('ISDN bundle') }],
  },
]
