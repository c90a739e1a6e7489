import { press } from '../open-shot.ts'
import type { Story } from '../story.ts'

const MINUTES = 60_000

/** Nothing goes on, or something is just there. */
export const CALM: readonly Story[] = [
  {
    id: 'empty',
    title: 'Nothing is connected',
    scenario: 'empty',
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'connected',
    title: 'VPN, ISDN bundle, PPPoE and modems are connected; one belongs to somebody else',
    scenario: 'demo',
    traffic: ['Office VPN'],
    play: ({ clock }) => clock.advance(5 * MINUTES),
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'bundle',
    title: 'A bundle with its links unfolded, each with its own hang-up and its own traffic',
    scenario: 'demo',
    traffic: ['ISDN bundle'],
    play: ({ clock }) => clock.advance(2 * MINUTES),
    shots: [
      { view: 'popover', act: (page) => page.getByRole('button', { name: 'Links of ISDN bundle' }).click() },
      { view: 'window', act: (page) => page.getByRole('button', { name: 'ISDN bundle', exact: true }).click() },
    ],
  },
  {
    id: 'names',
    title: 'Names that are long, empty, dialled, turned around, half a character, or markup',
    scenario: 'names',
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'crowd',
    title: '64 connections with 8 links each',
    scenario: 'crowd',
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'others',
    title: 'A connection of somebody else: asked in its row before it is hung up',
    scenario: 'demo',
    shots: [{ view: 'popover', act: (page) => press(page, 'Hang up Headquarters (SSTP)') }],
  },
  {
    id: 'all-asked',
    title: 'Hang up all, asked in place: rows of others are left out unless ticked',
    scenario: 'demo',
    shots: [{ view: 'popover', act: (page) => press(page, 'Hang up all') }],
  },
  {
    id: 'states',
    title: 'Connecting, dormant, not connected, and a state that nobody knows',
    scenario: 'states',
    shots: [{ view: 'popover' }],
  },
]
