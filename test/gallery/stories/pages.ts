import type { Desktop } from '../../../electron/contract/settings.ts'
import { NO_DESKTOP } from '../../../electron/contract/settings.ts'
import type { Stage } from '../stage.ts'
import type { Story } from '../story.ts'

const desktop =
  (change: Partial<Desktop>) =>
  async ({ engine, clock }: Stage): Promise<void> => {
    engine.setDesktop({ ...NO_DESKTOP, login: { kind: 'on' }, notifications: true, ...change })
    await clock.settle()
  }

/** The other pages of the window, and what is told once. */
export const PAGES: readonly Story[] = [
  {
    id: 'history',
    title: 'Hang-up records: how each ended, and one of them in full',
    scenario: 'demo',
    receipts: true,
    play: async ({ hangUp, engine, target, clock }) => {
      await hangUp('Pump station 7', 11_000)
      engine.leaveIt(target('Pump station 7'))
      await hangUp('ISDN bundle', 2_000, 2)
      await hangUp('Weather service', 4_000)
      await hangUp('Office VPN', 2_000)
      await clock.advance(20_000)
    },
    shots: [
      { view: 'window', address: '#history' },
      {
        view: 'window',
        name: 'record',
        address: '#history',
        act: (page) => page.getByRole('button', { name: 'Weather service' }).click(),
      },
    ],
  },
  {
    id: 'log',
    title: 'Native calls: what was asked of Windows, what it answered, and how fast',
    scenario: 'vpns',
    nativeCalls: true,
    play: ({ hangUp }) => hangUp('Site 1', 1_500),
    shots: [{ view: 'window', address: '#log' }],
  },
  {
    id: 'settings',
    title: 'Settings',
    scenario: 'empty',
    play: desktop({}),
    shots: [{ view: 'window', address: '#settings' }],
  },
  {
    id: 'switched-off',
    title: 'Start at login, switched off in Windows itself: said so, and how to mend it',
    scenario: 'empty',
    play: desktop({ login: { kind: 'switched-off' } }),
    shots: [{ view: 'window', address: '#settings' }],
  },
  {
    id: 'first-run',
    title: 'Told once: what OnHook does, and where its icon is',
    scenario: 'vpns',
    play: desktop({ hints: ['first-run'] }),
    shots: [{ view: 'popover' }],
  },
  {
    id: 'closed',
    title: 'Told once: where the window went when it was closed',
    scenario: 'vpns',
    play: desktop({ hints: ['closed'] }),
    shots: [{ view: 'popover' }, { view: 'window' }],
  },
]
