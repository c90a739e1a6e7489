import { rowIds } from '../../fixtures/engine-harness.ts'
import type { Story } from '../story.ts'

const LEAVE_RECENT = 6_000

/** One connection that is hung up, at every moment of it. */
export const HANG_UPS: readonly Story[] = [
  {
    id: 'hanging-up',
    title: 'Hanging up, with what is usual for such a line once enough is known',
    scenario: 'vpns',
    play: async ({ hangUp, clock }) => {
      for (const site of ['Site 1', 'Site 2', 'Site 3']) await hangUp(site, 1_000)
      await clock.advance(LEAVE_RECENT)
      await hangUp('Office VPN', 700)
    },
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'gone',
    title: 'Gone, and why one should wait a moment',
    scenario: 'vpns',
    play: ({ hangUp }) => hangUp('Office VPN', 1_400),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'safe',
    title: 'Gone and safe to redial, with the proof on a time axis',
    scenario: 'vpns',
    play: ({ hangUp }) => hangUp('Office VPN', 3_000),
    shots: [
      { view: 'popover' },
      { view: 'window', act: (page) => page.getByRole('button', { name: 'Office VPN', exact: true }).click() },
    ],
  },
  {
    id: 'recent',
    title: 'What ended lately, and the way to connect it again',
    scenario: 'demo',
    play: async ({ hangUp, clock }) => {
      await hangUp('Broadband', 2_000)
      await hangUp('Office VPN', 3_000)
      await hangUp('ISDN bundle', 2_000, 2)
      await clock.advance(LEAVE_RECENT)
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'slow',
    title: 'A modem that takes longer than usual',
    scenario: 'stuck',
    play: ({ hangUp }) => hangUp('Weather service', 4_100),
    shots: [
      { view: 'popover' },
      { view: 'window', act: (page) => page.getByRole('button', { name: 'Weather service', exact: true }).click() },
    ],
  },
  {
    id: 'stuck',
    title: 'Stuck: what is known, and what can be done',
    scenario: 'stuck',
    play: ({ hangUp }) => hangUp('Pump station 7', 12_000),
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'kept-waiting',
    title: 'Stuck, and told to wait on: no buttons until something changes',
    scenario: 'stuck',
    play: async ({ hangUp, engine, target, clock }) => {
      await hangUp('Pump station 7', 12_000)
      engine.keepWaiting(target('Pump station 7'))
      await clock.advance(3_000)
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'held',
    title: 'Held by another program: it never left "connected"',
    scenario: 'stuck',
    play: ({ hangUp }) => hangUp('Office VPN', 5_000),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'again',
    title: 'Hung up a second time, and gone: both calls on the time axis',
    scenario: 'stuck',
    play: async ({ hangUp, engine, target, clock }) => {
      await hangUp('Office VPN', 5_000)
      engine.hangUpAgain(target('Office VPN'), 'popover')
      await clock.advance(1_500)
    },
    shots: [{ view: 'window', act: (page) => page.getByRole('button', { name: 'Office VPN', exact: true }).click() }],
  },
  {
    id: 'unlisted',
    title: 'Not listed any more, but the port is still open: not gone',
    scenario: 'stuck',
    play: ({ hangUp }) => hangUp('Broadband', 11_000),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'blocked',
    title: 'RasHangUp has not returned',
    scenario: 'blocked',
    play: ({ hangUp }) => hangUp('Custom dialler', 14_000),
    shots: [
      { view: 'popover' },
      { view: 'window', act: (page) => page.getByRole('button', { name: 'Custom dialler', exact: true }).click() },
    ],
  },
  {
    id: 'left',
    title: 'No longer watched: whether it is gone was never known',
    scenario: 'stuck',
    play: async ({ hangUp, engine, target, clock }) => {
      await hangUp('Pump station 7', 12_000)
      engine.leaveIt(target('Pump station 7'))
      await clock.advance(500)
    },
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'refused',
    title: 'Refused by Windows, and gone before it was asked',
    scenario: 'refused',
    play: async ({ hangUp }) => {
      await hangUp('Service tunnel', 100)
      await hangUp('Office VPN', 100)
      await hangUp('Vendor tunnel', 1_500)
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'reconnected',
    title: 'Windows has connected the same entry again',
    scenario: 'reconnects',
    play: ({ hangUp }) => hangUp('Always On VPN', 4_000),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'recycled',
    title: 'Its handle belongs to somebody else now, which is a proof',
    scenario: 'recycled',
    play: ({ hangUp }) => hangUp('Office VPN', 2_500),
    shots: [{ view: 'window', act: (page) => page.getByRole('button', { name: 'Office VPN', exact: true }).click() }],
  },
  {
    id: 'all',
    title: 'All hung up at once, each row with its own result',
    scenario: 'demo',
    play: async ({ engine, clock }) => {
      engine.hangUpAll({ connections: rowIds(engine), includeOthers: false }, 'popover')
      await clock.advance(3_400)
    },
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
]
