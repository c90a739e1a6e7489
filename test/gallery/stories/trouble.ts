import { createMemoryStorage } from '../../fixtures/memory-storage.ts'
import { startStage } from '../stage.ts'
import type { Story } from '../story.ts'

/** What stands in the way of knowing. */
export const TROUBLE: readonly Story[] = [
  {
    id: 'starting',
    title: 'The first list has not come yet',
    scenario: 'starting',
    shots: [{ view: 'popover' }],
  },
  {
    id: 'disabled',
    title: 'RasMan is disabled: what that means and how to mend it',
    scenario: 'disabled',
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'stopped',
    title: 'RasMan is not running, which is calm',
    scenario: 'stopped',
    shots: [{ view: 'popover' }],
  },
  {
    id: 'failing',
    title: 'The list cannot be read: what was known last stays, and says so',
    scenario: 'failing',
    play: ({ clock }) => clock.advance(9_000),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'unavailable',
    title: 'RAS cannot be had at all',
    scenario: null,
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
  {
    id: 'lost',
    title: 'OnHook does not answer: the view says so and asks on',
    scenario: 'vpns',
    shots: [{ view: 'popover', silent: true }],
  },
  {
    id: 'notice',
    title: 'The journal cannot be written: said before it matters',
    scenario: 'vpns',
    play: async ({ storage, hangUp }) => {
      storage.breakWith('There is not enough space on the disk.')
      await hangUp('Office VPN', 2_500)
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'dropped',
    title: 'Ended, and not by OnHook',
    scenario: 'flapping',
    play: ({ clock }) => clock.advance(28_000),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'interrupted',
    title: 'An earlier run ended before the proof',
    scenario: 'vpns',
    before: async () => {
      const storage = createMemoryStorage()
      const { stage } = await startStage({ scenario: 'stuck', storage })
      await stage.hangUp('Pump station 7', 4_000)
      return createMemoryStorage({ journal: [...storage.files.journal], receipts: [...storage.files.receipts] })
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'finishing',
    title: 'Quitting waits for a hang-up',
    scenario: 'multilink',
    play: async ({ hangUp, engine, clock }) => {
      await hangUp('ISDN bundle', 300)
      engine.setQuit('asks')
      await clock.advance(500)
    },
    shots: [{ view: 'popover' }],
  },
  {
    id: 'finishing-stuck',
    title: 'Quitting waits for a stuck hang-up, and leaves the choice',
    scenario: 'stuck',
    play: async ({ hangUp, engine, clock }) => {
      await hangUp('Pump station 7', 11_000)
      engine.setQuit('asks')
      await clock.advance(500)
    },
    shots: [{ view: 'popover' }],
  },
]
